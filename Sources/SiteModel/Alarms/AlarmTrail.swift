/// The alarms as a log of events leaves them: what the engine had, read back from what it told.
package struct AlarmTrail: Sendable {
  private var alarms: [AlarmID: Alarm] = [:]
  package private(set) var lastEvent: UInt64 = 0

  /// Begins with what was known at some moment.
  package init(from alarms: [Alarm] = [], lastEvent: UInt64 = 0) {
    self.alarms = Dictionary(alarms.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.lastEvent = lastEvent
  }

  /// Takes in an event. What an alarm is about is looked up in `site`; one about what the site does not hold is passed
  /// over.
  package mutating func take(_ event: AlarmEvent, in site: borrowing Site) {
    guard event.number > lastEvent else { return }
    lastEvent = event.number
    guard var alarm = alarms[event.alarm] ?? Alarm(asToldBy: event, in: site) else { return }
    if event.change == .raised {
      alarm.finding.value = event.value
      alarm.finding.limit = event.limit
      alarm.finding.detail = event.detail
    }
    alarm.root = event.root
    alarm.take(event)
    alarms[event.alarm] = alarm.isSettled ? nil : alarm
  }

  package var board: AlarmBoard { AlarmBoard(Array(alarms.values), lastEvent: lastEvent) }
}

extension Alarm {
  /// An alarm of which nothing was known before an event; nil where the site does not hold what it is about.
  fileprivate init?(asToldBy event: AlarmEvent, in site: borrowing Site) {
    guard let subject = site.subject(of: event.alarm.subject) else { return nil }
    var finding = Finding(
      event.alarm.kind, event.priority, subject, value: event.value, limit: event.limit,
      quantity: event.alarm.quantity, detail: event.detail)
    finding.name = event.alarm.name
    self.init(event.alarm, finding, raisedAt: event.moment)
    occurrences = event.change == .raised ? 0 : 1
    isActive = false
    acknowledgement = nil
  }
}
