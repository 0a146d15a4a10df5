package import SiteModel

/// What somebody did with alarms, or was refused.
package struct ActRecord: Recorded, Sendable {
  private var person: Person?
  private var role: Role?
  private var order: Variant?
  private var seen: UInt64 = 0
  private var done: [OrderedAlarm] = []
  private var refused: [OrderedAlarm] = []

  private init() {}
  package static let blank = ActRecord()

  package init(_ act: AlarmAct) {
    person = act.person
    role = act.role
    order = act.report.order.act.variant
    seen = act.report.order.seen
    done = act.report.done.map { OrderedAlarm(alarm: $0.variant) }
    refused = act.report.refused.map { OrderedAlarm(alarm: $0.alarm.variant, refusal: $0.refusal.variant) }
  }

  /// Nil for an act that this Aisle does not know. Of its alarms those are there that it does.
  package func act(at moment: Moment) -> AlarmAct? {
    guard let person, let act = order.flatMap({ AlarmOrder.Act($0) }) else { return nil }
    let done = done.compactMap { $0.alarm.flatMap { AlarmID($0) } }
    let refused = refused.compactMap { one in
      one.alarm.flatMap { AlarmID($0) }.map {
        AlarmReport.Refused($0, one.refusal.flatMap { AlarmRefusal($0) } ?? .nothingToDo)
      }
    }
    let order = AlarmOrder(act, done + refused.map(\.alarm), seen: seen)
    return AlarmAct(
      at: moment, by: person, as: role ?? .viewer, AlarmReport(order, done: done, refused: refused))
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: ActRecord) {
    coder.record(1, &person, base.person)
    coder.choice(2, &role, base.role)
    coder.variant(3, &order, base.order)
    coder.bits(4, &seen, base.seen)
    coder.records(5, &done, base.done)
    coder.records(6, &refused, base.refused)
  }
}

/// An alarm of an order, and why it was left as it is.
private struct OrderedAlarm: Recorded, Sendable {
  var alarm: Variant?
  var refusal: Variant?
  static let blank = OrderedAlarm()

  mutating func exchange(with coder: inout some FieldCoder, _ base: OrderedAlarm) {
    coder.variant(1, &alarm, base.alarm)
    coder.variant(2, &refusal, base.refusal)
  }
}

extension AlarmOrder.Act {
  /// The act by its name, with what belongs to it.
  package var variant: Variant {
    switch self {
    case .acknowledge, .unshelve, .reinstate, .reset: Variant(name)
    case .shelve(let until, let reason): Variant(name, [.whole(until.nanoseconds), .text(reason)])
    case .withdraw(let text), .comment(let text): Variant(name, [.text(text)])
    }
  }

  /// Nil for one that this Aisle does not know.
  package init?(_ variant: Variant) {
    switch variant.name {
    case "acknowledge": self = .acknowledge
    case "unshelve": self = .unshelve
    case "reinstate": self = .reinstate
    case "reset": self = .reset
    case "shelve":
      self = .shelve(until: Moment(nanoseconds: variant.whole(0) ?? 0), reason: variant.text(1) ?? "")
    case "withdraw": self = .withdraw(reason: variant.text(0) ?? "")
    case "comment": self = .comment(variant.text(0) ?? "")
    default: return nil
    }
  }
}

extension AlarmRefusal {
  /// The reason by its name, with what belongs to it.
  package var variant: Variant {
    switch self {
    case .alreadyAcknowledged(let name): Variant("alreadyAcknowledged", [.text(name)])
    case .tooLong(let most): Variant("tooLong", [.duration(most)])
    case .notAllowed(let role): Variant("notAllowed", [.text(role.rawValue)])
    case .tooMany(let most): Variant("tooMany", [.integer(most)])
    default: Variant("\(self)")
    }
  }

  /// Nil for one that this Aisle does not know.
  package init?(_ variant: Variant) {
    let known: AlarmRefusal? =
      switch variant.name {
      case "alreadyAcknowledged": .alreadyAcknowledged(by: variant.text(0) ?? "")
      case "tooLong": .tooLong(most: variant.duration(0) ?? .zero)
      case "notAllowed": variant.choice(0).map { .notAllowed(role: $0) }
      case "tooMany": .tooMany(most: variant.integer(0) ?? 0)
      default: Self.plain.values[variant.name]
      }
    guard let known else { return nil }
    self = known
  }

  private static let plain = NameTable<AlarmRefusal>(
    [.unknown, .unseen, .nothingToDo, .stillActive, .reasonMissing, .nobodyThere, .notLive, .noAnswer, .rolesUnclear]
  ) { "\($0)" }
}
