/// One change of one alarm: what the alarm log is made of.
package struct AlarmEvent: Hashable, Sendable {
  package enum Change: String, CaseIterable, Sendable {
    case raised, returned, acknowledged, latched, reset
    /// The priority changed while it was active.
    case priorityChanged
    case shelved, unshelved, suppressed, unsuppressed, withdrawn, reinstated, commented
  }

  /// Grows by one from event to event of a history: what was on the screen when a key was pressed.
  package var number: UInt64
  package var moment: Moment
  package var alarm: AlarmID
  package var change: Change
  /// The alarm's priority and condition after it.
  package var priority: Priority
  package var condition: AlarmCondition
  package var value: Double?
  package var limit: Double?
  package var detail: Finding.Detail?
  /// Who did it; nil for what the engine did by itself.
  package var person: Person?
  /// The reason or comment given.
  package var text: String?
  /// Until when it is shelved.
  package var until: Moment?
  /// Why it is suppressed by design; nil while it is not.
  package var suppression: Suppression.Reason?
  /// True for an alarm that was set aside when this happened: logged, and not announced.
  package var isSetAside: Bool
  /// The alarm that explains it.
  package var root: AlarmID?

  package init(
    _ change: Change, of alarm: Alarm, number: UInt64, at moment: Moment, by person: Person? = nil,
    text: String? = nil, until: Moment? = nil
  ) {
    self.number = number
    self.moment = moment
    self.alarm = alarm.id
    self.change = change
    priority = alarm.priority
    condition = alarm.condition
    value = alarm.finding.value
    limit = alarm.finding.limit
    detail = alarm.finding.detail
    self.person = person
    self.text = text
    self.until = until
    suppression = alarm.suppression?.reason
    isSetAside = alarm.isSetAside
    root = alarm.root
  }

  /// Tells how the alarm is after it.
  package mutating func tell(_ alarm: Alarm) {
    priority = alarm.priority
    condition = alarm.condition
    suppression = alarm.suppression?.reason
    isSetAside = alarm.isSetAside
    root = alarm.root
  }
}
