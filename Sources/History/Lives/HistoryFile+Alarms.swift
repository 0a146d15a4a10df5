internal import GRDB
package import SiteModel

extension HistoryFile {
  /// What happened to alarms after `from` and up to `to`, oldest first; about one thing where it is given, and with a
  /// node about what belongs to it.
  package func alarmEvents(
    after from: Moment, to: Moment, about subject: AlarmSubject?
  ) throws(PastFailure) -> [AlarmEvent] {
    try read { try AlarmEventTable.events(after: from, to: to, about: subject, in: $0) }
  }

  /// What happened to alarms after the event of that number, in the order of their numbers: whatever the clock did.
  package func alarmEvents(beyond number: UInt64) throws(PastFailure) -> [AlarmEvent] {
    try read { try AlarmEventTable.events(beyond: number, in: $0) }
  }

  /// The number of the newest event; 0 where there is none.
  package func newestAlarmEvent() throws(PastFailure) -> UInt64 {
    try read { UInt64(clamping: try Int64.fetchOne($0, sql: "SELECT max(number) FROM alarm_event") ?? 0) }
  }

  /// How many alarms were raised and announced in each of `count` equal spans from `from` to `to`, by priority.
  package func alarmCounts(from: Moment, to: Moment, count: Int) throws(PastFailure) -> [[Priority: Int]] {
    guard count > 0, to > from else { return [] }
    let width = max(1, (to - from).nanoseconds / Int64(count))
    return try read { database in
      var counts = [[Priority: Int]](repeating: [:], count: count)
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT (moment - ?) / ? AS place, priority, count(*) FROM alarm_event
          WHERE moment >= ? AND moment < ? AND change = 'raised' AND is_set_aside = 0 GROUP BY place, priority
          """, arguments: [from.nanoseconds, width, from.nanoseconds, to.nanoseconds])
      while let row = try rows.next() {
        guard let priority = row.text(1).flatMap({ Priority(name: $0) }), let place = row.number(0) else { continue }
        counts[Int(min(Int64(count) - 1, max(0, place)))][priority, default: 0] += Int(row.number(2) ?? 0)
      }
      return counts
    }
  }

  /// What people did with alarms, or were refused, after `from` and up to `to`, oldest first.
  package func acts(after from: Moment, to: Moment) throws(PastFailure) -> [AlarmAct] {
    try read { database in
      var acts: [AlarmAct] = []
      let rows = try Row.fetchCursor(
        database, sql: "SELECT moment, body FROM act WHERE moment > ? AND moment <= ? ORDER BY id",
        arguments: [from.nanoseconds, to.nanoseconds])
      while let row = try rows.next() {
        // A damaged row loses itself only.
        guard let record: ActRecord = try? RecordBody.read(try LifeReader.bytes(row, 1)) else { continue }
        guard let moment = row.number(0) else { continue }
        if let act = record.act(at: Moment(nanoseconds: moment)) { acts.append(act) }
      }
      return acts
    }
  }
}
