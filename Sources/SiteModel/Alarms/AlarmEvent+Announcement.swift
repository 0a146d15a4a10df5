extension AlarmEvent {
  /// True for what operators are told of: an alarm that came up, is no longer set aside, or became critical. What was
  /// acknowledged before it got worse has to be seen again.
  package var isAnnouncement: Bool {
    guard !isSetAside, condition == .unacknowledged else { return false }
    return switch change {
    case .raised, .unsuppressed, .unshelved, .reinstated: true
    case .priorityChanged: priority == .critical
    default: false
    }
  }
}
