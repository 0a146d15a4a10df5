internal import SiteModel

/// Notices alarms that come and go: three times or more within a minute; until they have been quiet for ten.
struct ChatterWatch: Sendable {
  static let count = 3
  static let span = Duration.seconds(60)
  static let quiet = Duration.seconds(600)

  private struct Record {
    /// The last times that it was raised, the newest first.
    var last: Moment
    var second = Moment.never
    var third = Moment.never
  }

  private var records: [AlarmID: Record] = [:]
  /// When those that chatter were last raised.
  private var chattering: [AlarmID: Moment] = [:]

  mutating func note(_ id: AlarmID, at now: Moment) {
    var record = Record(last: now)
    if let known = records[id] { (record.second, record.third) = (known.last, known.second) }
    records[id] = record
    // What was raised later than now was so before a clock was set back: nobody knows when.
    let isMany = record.third != .never && (.zero...Self.span).contains(now - record.third)
    if isMany || isChattering(id, at: now) { chattering[id] = now }
  }

  /// Goes on from alarms that were kept.
  mutating func resume(_ alarms: AlarmTable, at now: Moment) {
    for row in alarms.rows where row.alarm.isChattering { chattering[row.alarm.id] = min(row.alarm.raisedAt, now) }
  }

  /// Forgets what has been quiet.
  mutating func tidy(at now: Moment) {
    records = records.filter { now - $0.value.last <= Self.quiet }
    chattering = chattering.filter { now - $0.value <= Self.quiet }
  }

  func isChattering(_ id: AlarmID, at now: Moment) -> Bool {
    guard !chattering.isEmpty, let last = chattering[id] else { return false }
    return (.zero...Self.quiet).contains(now - last)
  }
}
