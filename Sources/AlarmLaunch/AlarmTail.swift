internal import SiteModel

/// Which changes of alarms have been told: a pure state machine. A writer puts changes down some seconds after they
/// happened, so that what has just been read is read again, and told once.
struct AlarmTail {
  /// How long after it happened a change may still be written down.
  static let lateness = Duration.seconds(60)

  private struct Mark: Hashable {
    var number: UInt64
    var moment: Moment
  }

  /// What is to be read: what came after this.
  private(set) var from: Moment
  private let start: Moment
  private var told: [Mark: Moment] = [:]

  init(from start: Moment) {
    self.start = start
    from = start
  }

  /// Those that have not been told, in their order.
  mutating func take(_ events: [AlarmEvent]) -> [AlarmEvent] {
    let fresh = events.filter { told[Mark(number: $0.number, moment: $0.moment)] == nil }
    for event in fresh { told[Mark(number: event.number, moment: event.moment)] = event.moment }
    if let newest = events.map(\.moment).max(), newest > .never { from = max(start, from, newest - Self.lateness) }
    told = told.filter { $0.value > from }
    return fresh
  }
}
