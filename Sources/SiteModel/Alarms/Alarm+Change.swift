extension Alarm {
  /// How many comments are kept.
  package static let commentLimit = 20

  /// What an event makes of it: the one place in which alarms change, so that whoever reads the log has what the engine
  /// had.
  package mutating func take(_ event: AlarmEvent) {
    switch event.change {
    case .raised: begin(event)
    case .returned, .latched:
      isActive = false
      isLatched = event.change == .latched
      returnedAt = event.moment
    case .acknowledged: acknowledgement = event.person.map { Acknowledgement(by: $0, at: event.moment) }
    case .reset: isLatched = false
    case .priorityChanged: weigh(event)
    case .shelved:
      if let person = event.person, let until = event.until {
        shelving = Shelving(by: person, at: event.moment, until: until, reason: event.text ?? "")
      }
    case .unshelved: shelving = nil
    case .suppressed: suppression = event.suppression.map { Suppression($0, since: event.moment) }
    case .unsuppressed: suppression = nil
    case .withdrawn:
      if let person = event.person { withdrawal = Withdrawal(by: person, at: event.moment, reason: event.text ?? "") }
    case .reinstated: withdrawal = nil
    case .commented:
      if let person = event.person { comments.append(AlarmComment(by: person, at: event.moment, event.text ?? "")) }
      comments.removeFirst(max(0, comments.count - Self.commentLimit))
    }
    announce(event)
  }

  private mutating func begin(_ event: AlarmEvent) {
    isActive = true
    isLatched = false
    raisedAt = event.moment
    returnedAt = nil
    occurrences += 1
    finding.priority = event.priority
    suppression = event.suppression.map { Suppression($0, since: event.moment) }
    acknowledgement = nil
    announcement = nil
  }

  /// What gets worse has to be seen again.
  private mutating func weigh(_ event: AlarmEvent) {
    if event.priority < finding.priority {
      acknowledgement = nil
      announcement = nil
    }
    finding.priority = event.priority
  }

  private mutating func announce(_ event: AlarmEvent) {
    guard announcement == nil, acknowledgement == nil, !isSetAside, isActive || isLatched else { return }
    announcement = event.number
  }

  /// True when nothing is left to be kept of it: it is normal, and no person has set it aside.
  package var isSettled: Bool { condition == .normal && shelving == nil && withdrawal == nil }
}
