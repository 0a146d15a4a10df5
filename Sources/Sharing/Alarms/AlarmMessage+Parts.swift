internal import SiteModel

extension MessageWriter {
  mutating func put(_ order: AlarmOrder) {
    put(order.act)
    put(order.seen)
    put(order.alarms)
  }

  mutating func put(_ report: AlarmReport) {
    put(report.order)
    put(report.done)
    put(UInt32(report.refused.count))
    for one in report.refused {
      put(one.alarm)
      put(one.refusal)
    }
  }

  private mutating func put(_ alarms: [AlarmID]) {
    put(UInt32(alarms.count))
    for alarm in alarms { put(alarm) }
  }

  private mutating func put(_ alarm: AlarmID) {
    put(alarm.kind.rawValue)
    put(alarm.quantity.map { "\($0)" } ?? "")
    put(alarm.name)
    switch alarm.subject {
    case .thing(let key):
      put(UInt8(0))
      for text in ["\(key.kind)", key.node, key.name] { put(text) }
    case .rack(let name):
      put(UInt8(1))
      put(name)
    case .source(let name):
      put(UInt8(2))
      put(name)
    case .job(let queue, let id):
      put(UInt8(3))
      for text in [queue, id] { put(text) }
    }
  }

  private mutating func put(_ act: AlarmOrder.Act) {
    put(act.name)
    switch act {
    case .acknowledge, .unshelve, .reinstate, .reset: break
    case .shelve(let until, let reason):
      put(until.nanoseconds)
      put(reason)
    case .withdraw(let text), .comment(let text): put(text)
    }
  }

  private mutating func put(_ refusal: AlarmRefusal) {
    put(refusal.code)
    switch refusal {
    case .alreadyAcknowledged(let name): put(name)
    case .tooLong(let most): put(most.nanoseconds)
    case .notAllowed(let role): put(role.rawValue)
    case .tooMany(let most): put(Int64(most))
    default: break
    }
  }
}

extension MessageReader {
  mutating func order() throws(NotAMessage) -> AlarmOrder {
    let act = try act()
    let seen = try number(UInt64.self)
    return AlarmOrder(act, try alarms(), seen: seen)
  }

  mutating func report() throws(NotAMessage) -> AlarmReport {
    var report = AlarmReport(try order(), done: try alarms())
    for _ in 0..<(try count()) { report.refused.append(AlarmReport.Refused(try alarm(), try refusal())) }
    return report
  }

  private mutating func alarms() throws(NotAMessage) -> [AlarmID] {
    var alarms: [AlarmID] = []
    for _ in 0..<(try count()) { alarms.append(try alarm()) }
    return alarms
  }

  private mutating func alarm() throws(NotAMessage) -> AlarmID {
    guard let kind = Finding.Kind(rawValue: try text()) else { throw NotAMessage() }
    let quantity = try text()
    guard quantity.isEmpty || Names.quantities[quantity] != nil else { throw NotAMessage() }
    let name = try text()
    let subject: AlarmSubject =
      switch try number(UInt8.self) {
      case 0: .thing(try key())
      case 1: .rack(try text())
      case 2: .source(try text())
      case 3: .job(queue: try text(), id: try text())
      default: throw NotAMessage()
      }
    return AlarmID(kind, subject, quantity: Names.quantities[quantity], name: name)
  }

  private mutating func key() throws(NotAMessage) -> EntityKey {
    guard let kind = Names.kinds[try text()] else { throw NotAMessage() }
    return EntityKey(kind, node: try text(), name: try text())
  }

  private mutating func act() throws(NotAMessage) -> AlarmOrder.Act {
    switch try text() {
    case "acknowledge": return .acknowledge
    case "shelve": return .shelve(until: Moment(nanoseconds: try number()), reason: try text())
    case "unshelve": return .unshelve
    case "withdraw": return .withdraw(reason: try text())
    case "reinstate": return .reinstate
    case "reset": return .reset
    case "comment": return .comment(try text())
    default: throw NotAMessage()
    }
  }

  private mutating func refusal() throws(NotAMessage) -> AlarmRefusal {
    let code = try number(UInt8.self)
    switch code {
    case AlarmRefusal.alreadyAcknowledged(by: "").code: return .alreadyAcknowledged(by: try text())
    case AlarmRefusal.tooLong(most: .zero).code: return .tooLong(most: .nanoseconds(try number(Int64.self)))
    case AlarmRefusal.notAllowed(role: .viewer).code:
      guard let role = Role(rawValue: try text()) else { throw NotAMessage() }
      return .notAllowed(role: role)
    case AlarmRefusal.tooMany(most: 0).code: return .tooMany(most: Int(try number(Int64.self)))
    default:
      guard let plain = AlarmRefusal.plain.first(where: { $0.code == code }) else { throw NotAMessage() }
      return plain
    }
  }
}

extension AlarmRefusal {
  /// Those of which there is no more to say.
  fileprivate static let plain: [AlarmRefusal] = [
    .unknown, .unseen, .nothingToDo, .stillActive, .reasonMissing, .nobodyThere, .notLive, .noAnswer, .rolesUnclear,
  ]

  /// Its number in messages.
  fileprivate var code: UInt8 {
    switch self {
    case .unknown: 1
    case .unseen: 2
    case .alreadyAcknowledged: 3
    case .nothingToDo: 4
    case .stillActive: 5
    case .reasonMissing: 6
    case .tooLong: 7
    case .notAllowed: 8
    case .nobodyThere: 9
    case .notLive: 10
    case .noAnswer: 11
    case .tooMany: 12
    case .rolesUnclear: 13
    }
  }
}

/// Kinds of things and quantities by the names that they have in the source, which stay when others are added.
private enum Names {
  static let kinds = Dictionary(uniqueKeysWithValues: EntityKind.allCases.map { ("\($0)", $0) })
  static let quantities = Dictionary(uniqueKeysWithValues: Quantity.allCases.map { ("\($0)", $0) })
}
