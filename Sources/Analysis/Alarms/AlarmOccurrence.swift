package import SiteModel

/// One time that an alarm was there: from when to when, who saw it and what was said, put together from its events.
package struct AlarmOccurrence: Hashable, Sendable {
  package let alarm: AlarmID
  /// The gravest that it was.
  package private(set) var priority: Priority
  /// When it was raised; where that is further back than what was read, its first event.
  package let began: Moment
  /// False where it was raised before what was read.
  package let isWhole: Bool
  /// When its cause went; nil while it is there.
  package private(set) var returnedAt: Moment?
  /// What was measured when it was raised, and the limit.
  package let value: Double?
  package let limit: Double?
  package private(set) var acknowledgement: Acknowledgement?
  /// True where it was shelved, suppressed by design or out of service when it came.
  package let isSetAside: Bool
  /// What else people did and said, oldest first.
  package private(set) var remarks: [AlarmEvent] = []

  private init(_ event: AlarmEvent) {
    alarm = event.alarm
    priority = event.priority
    began = event.moment
    isWhole = event.change == .raised
    value = event.value
    limit = event.limit
    isSetAside = event.isSetAside
    // One that was raised before what was read may have gone before it, too.
    if ![.unacknowledged, .acknowledged].contains(event.condition) { returnedAt = event.moment }
  }

  /// How long it took until somebody acknowledged it; nil where nobody has.
  package var timeToAcknowledge: Duration? { acknowledgement.map { $0.moment - began } }

  /// Each time that alarms were there, the newest first. `events`: oldest first.
  package static func all(in events: [AlarmEvent]) -> [AlarmOccurrence] {
    var all: [AlarmOccurrence] = []
    var newest: [AlarmID: Int] = [:]
    for event in events {
      if event.change == .raised || newest[event.alarm] == nil {
        newest[event.alarm] = all.count
        all.append(AlarmOccurrence(event))
      }
      if let place = newest[event.alarm] { all[place].take(event) }
    }
    return all.sorted { $0.began != $1.began ? $0.began > $1.began : $0.priority < $1.priority }
  }

  private mutating func take(_ event: AlarmEvent) {
    priority = min(priority, event.priority)
    switch event.change {
    case .returned, .latched: returnedAt = returnedAt ?? event.moment
    case .acknowledged:
      guard let person = event.person else { break }
      acknowledgement = acknowledgement ?? Acknowledgement(by: person, at: event.moment)
      if event.text?.isEmpty == false { remarks.append(event) }
    case .commented, .shelved, .unshelved, .withdrawn, .reinstated, .reset: remarks.append(event)
    // What got worse has been seen by nobody.
    case .priorityChanged: if event.condition == .unacknowledged { acknowledgement = nil }
    case .raised, .suppressed, .unsuppressed: break
    }
  }
}
