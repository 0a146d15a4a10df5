internal import SiteModel

/// Notices alarms that come and go: three times or more within a minute; until they have been quiet for ten.
struct ChatterWatch: Sendable {
  static let count = 3
  static let span = Duration.seconds(60)
  static let quiet = Duration.seconds(600)

  private struct Record {
    /// The last few times that it was raised, oldest first.
    var moments: [Moment] = []
    var isChattering = false
  }

  private var records: [AlarmID: Record] = [:]

  mutating func note(_ id: AlarmID, at now: Moment) {
    var record = records[id] ?? Record()
    record.moments.append(now)
    if record.moments.count > Self.count { record.moments.removeFirst() }
    if record.moments.count == Self.count, now - record.moments[0] <= Self.span { record.isChattering = true }
    records[id] = record
  }

  mutating func look(at now: Moment) {
    guard !records.isEmpty else { return }
    records = records.filter { now - ($0.value.moments.last ?? .never) <= Self.quiet }
  }

  func isChattering(_ id: AlarmID) -> Bool { records[id]?.isChattering ?? false }
}
