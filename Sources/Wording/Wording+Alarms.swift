package import SiteModel

extension AlarmState {
  /// One word, for a column.
  package var word: Word {
    switch self {
    case .unacknowledged: .alarmUnacknowledged
    case .acknowledged: .alarmAcknowledged
    case .returned: .alarmReturned
    case .latched: .alarmLatched
    case .latchedAcknowledged: .alarmLatchedAcknowledged
    case .shelved: .alarmShelved
    case .suppressed: .alarmSuppressed
    case .outOfService: .alarmOutOfService
    case .normal: .alarmNormal
    }
  }

  /// The same in full.
  package var sentence: Word {
    switch self {
    case .unacknowledged: .alarmUnacknowledgedLong
    case .acknowledged: .alarmAcknowledgedLong
    case .returned: .alarmReturnedLong
    case .latched: .alarmLatchedLong
    case .latchedAcknowledged: .alarmLatchedAcknowledgedLong
    case .shelved: .alarmShelvedLong
    case .suppressed: .alarmSuppressedLong
    case .outOfService: .alarmOutOfServiceLong
    case .normal: .alarmNormalLong
    }
  }
}
