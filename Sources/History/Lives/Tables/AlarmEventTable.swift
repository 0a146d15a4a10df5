package import GRDB
package import SiteModel

/// The alarm log in the file.
package enum AlarmEventTable {
  /// An alarm's subject as it stands in its column: all that belongs to a node begins alike.
  package static func subject(_ subject: AlarmSubject) -> String {
    let parts =
      switch subject {
      case .thing(let key) where key.node.isEmpty: ["building", key.kind.name, key.name]
      case .thing(let key): ["node", key.node, key.kind.name, key.name]
      case .rack(let name): ["rack", name]
      case .source(let name): ["source", name]
      case .job(let queue, let id): ["job", queue, id]
      }
    return parts.joined(separator: mark) + mark
  }

  /// Between parts of a subject: no cleaned name holds it.
  private static let mark = "\u{1F}"

  static func alarmSubject(_ text: String) -> AlarmSubject? {
    let parts = text.split(separator: "\u{1F}", omittingEmptySubsequences: false).map { CleanText.cleaned(String($0)) }
    switch (parts.first, parts.count) {
    case ("building", 4): return EntityKind.names.values[parts[1]].map { .thing(.building($0, parts[2])) }
    case ("node", 5):
      return EntityKind.names.values[parts[2]].map { .thing(EntityKey($0, node: parts[1], name: parts[3])) }
    case ("rack", 3): return .rack(parts[1])
    case ("source", 3): return .source(parts[1])
    case ("job", 4): return .job(queue: parts[1], id: parts[2])
    default: return nil
    }
  }

  /// The number of the newest event up to a moment; 0 where there is none.
  package static func newestNumber(upTo moment: Moment, in database: Database) throws -> UInt64 {
    let number = try Int64.fetchOne(
      database, sql: "SELECT number FROM alarm_event WHERE moment <= ? ORDER BY moment DESC, number DESC LIMIT 1",
      arguments: [moment.nanoseconds])
    return UInt64(clamping: number ?? 0)
  }

  /// What happened after `from` and up to `to`, in the order in which it was written; about one thing where it is
  /// given, and with a node about what belongs to it. Rows that cannot be read, and kinds that this Aisle does not
  /// know, are passed over.
  static func events(
    after from: Moment, to: Moment, about subject: AlarmSubject?, in database: Database
  ) throws -> [AlarmEvent] {
    var condition = ""
    var arguments: StatementArguments = []
    if let subject {
      var (first, last) = (Self.subject(subject), Self.subject(subject))
      if case .thing(let key) = subject, key.kind == .node { first = "node\(mark)\(key.node)\(mark)" }
      last = first + "\u{10FFFF}"
      condition += "subject >= ? AND subject < ? AND "
      arguments = [first, last]
    }
    arguments += [from.nanoseconds, to.nanoseconds]
    return try events(where: condition + "moment > ? AND moment <= ?", arguments, in: database)
  }

  /// What happened after the event of that number.
  static func events(beyond number: UInt64, in database: Database) throws -> [AlarmEvent] {
    try events(where: "number > ?", [Int64(clamping: number)], in: database)
  }

  private static func events(
    where condition: String, _ arguments: StatementArguments, in database: Database
  ) throws -> [AlarmEvent] {
    var events: [AlarmEvent] = []
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT number, moment, subject, kind, quantity, name, change, body FROM alarm_event WHERE \(condition)
        ORDER BY number
        """, arguments: arguments)
    while let row = try rows.next() {
      if let event = try event(row) { events.append(event) }
    }
    return events
  }

  private static func event(_ row: GRDB.Row) throws -> AlarmEvent? {
    let quantity = row.text(4)
    guard let change = row.text(6).flatMap({ AlarmEvent.Change(rawValue: $0) }),
      let kind = row.text(3).flatMap({ Finding.Kind(rawValue: $0) }), let subject = row.text(2).flatMap(alarmSubject),
      quantity.map({ Quantity.names.values[$0] != nil }) ?? true, let moment = row.number(1)
    else { return nil }
    guard var event: AlarmEvent = try? RecordBody.read(try LifeReader.bytes(row, 7)) else { return nil }
    event.number = UInt64(clamping: row.number(0) ?? 0)
    event.moment = Moment(nanoseconds: moment)
    event.change = change
    event.alarm = AlarmID(
      kind, subject, quantity: quantity.flatMap { Quantity.names.values[$0] },
      name: CleanText.cleaned(row.text(5) ?? ""))
    return event
  }
}
