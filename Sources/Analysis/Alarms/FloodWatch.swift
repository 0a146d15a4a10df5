internal import SiteModel

/// Notices floods: more than ten alarms in ten minutes, until there are fewer than five (ISA-18.2 as quoted by
/// prosys.com).
struct FloodWatch: Sendable {
  static let span = Duration.seconds(600)
  static let beginsAbove = 10
  static let endsBelow = 5

  private(set) var flood: AlarmFlood?
  /// How many were announced when, within the span; oldest first.
  private var counts: [(moment: Moment, count: Int)] = []

  init(resuming alarms: [Alarm]) {
    for moment in alarms.filter({ $0.announcement != nil && $0.isActive }).map(\.raisedAt).sorted() {
      note(at: moment)
    }
  }

  mutating func note(at now: Moment) {
    if counts.last?.moment == now {
      counts[counts.count - 1].count += 1
    } else {
      counts.append((now, 1))
    }
    flood?.count += 1
  }

  mutating func look(at now: Moment) {
    // One of a later moment than now is there after a clock was set back: nobody knows when it was.
    counts.removeAll { now - $0.moment > Self.span || $0.moment > now }
    let count = counts.reduce(0) { $0 + $1.count }
    if flood == nil, count > Self.beginsAbove {
      flood = AlarmFlood(since: counts.first?.moment ?? now, count: count)
    } else if flood != nil, count < Self.endsBelow {
      flood = nil
    }
  }
}
