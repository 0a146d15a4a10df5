/// What an alarm is shown as, one word of nine: set aside before all else, then its condition.
package enum AlarmState: String, CaseIterable, Sendable {
  case unacknowledged, acknowledged, returned, latched, latchedAcknowledged
  case shelved, suppressed, outOfService
  case normal

  /// True for alarms that are not announced.
  package var isSetAside: Bool { [.shelved, .suppressed, .outOfService].contains(self) }
}

extension Alarm {
  /// What it is shown as. Out of service says more than shelved, and that more than suppressed.
  package var state: AlarmState {
    if withdrawal != nil { return .outOfService }
    if shelving != nil { return .shelved }
    if suppression != nil { return .suppressed }
    return AlarmState(condition)
  }
}

extension AlarmState {
  package init(_ condition: AlarmCondition) {
    self =
      switch condition {
      case .normal: .normal
      case .unacknowledged: .unacknowledged
      case .acknowledged: .acknowledged
      case .returnedUnacknowledged: .returned
      case .latchedUnacknowledged: .latched
      case .latchedAcknowledged: .latchedAcknowledged
      }
  }
}
