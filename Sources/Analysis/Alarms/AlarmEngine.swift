package import SiteModel

/// The alarm engine: a pure state machine that is shown the site again and again, and told what operators do. It starts
/// nothing and knows no clock; its events are the alarm log.
package struct AlarmEngine: Sendable {
  /// By the alarm's lasting name: every alarm that is not normal, or that is set aside.
  private var alarms: [AlarmID: Alarm] = [:]
  private var lastEvent: UInt64

  /// Goes on from what was kept; `lastEvent` is the number of the newest event on the log.
  package init(resuming alarms: [Alarm] = [], lastEvent: UInt64 = 0) {
    self.alarms = Dictionary(alarms.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.lastEvent = lastEvent
  }

  /// All alarms now.
  package var board: AlarmBoard { AlarmBoard(Array(alarms.values), lastEvent: lastEvent) }

  /// Takes in what is wrong with the site at a moment, and tells what has changed.
  package mutating func step(_ findings: [Finding], in site: borrowing Site, at now: Moment) -> [AlarmEvent] {
    var events: [AlarmEvent] = []
    var seen: Set<AlarmID> = []
    for finding in findings {
      guard let id = site.alarmID(of: finding), seen.insert(id).inserted else { continue }
      if var alarm = alarms[id], alarm.isActive {
        alarm.finding = finding
        alarms[id] = alarm
      } else {
        let alarm = Alarm(id, finding, raisedAt: now)
        alarms[id] = alarm
        events.append(event(.raised, of: alarm, at: now))
      }
    }
    for (id, known) in alarms where known.isActive && !seen.contains(id) {
      var alarm = known
      alarm.isActive = false
      alarm.returnedAt = now
      alarms[id] = alarm.acknowledgement == nil ? alarm : nil
      events.append(event(.returned, of: alarm, at: now))
    }
    return events
  }

  /// Does what an operator orders, or says why not, alarm by alarm.
  package mutating func take(
    _ order: AlarmOrder, by person: Person, role: Role, at now: Moment
  ) -> (report: AlarmReport, events: [AlarmEvent]) {
    var report = AlarmReport(order)
    report.refused = order.alarms.map { AlarmReport.Refused($0, .nothingToDo) }
    return (report, [])
  }

  private mutating func event(_ change: AlarmEvent.Change, of alarm: Alarm, at now: Moment) -> AlarmEvent {
    lastEvent += 1
    return AlarmEvent(change, of: alarm, number: lastEvent, at: now)
  }
}
