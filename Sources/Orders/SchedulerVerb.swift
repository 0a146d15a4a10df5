/// What an operator can order of a scheduler. The raw value is its name in the audit log.
package enum SchedulerVerb: String, CaseIterable, Sendable {
  case hold
  /// Held in its user's name, who can release it.
  case holdForUser = "uhold"
  case release, requeue
  case requeueHold = "requeue-hold"
  case cancel, priority
  case timeLimit = "timelimit"
  case suspend, resume
  case drain
  case resumeNode = "resume-node"
  case reserve, unreserve

  /// What it is done to.
  package var subject: OrderTarget.Kind {
    switch self {
    case .hold, .holdForUser, .release, .requeue, .requeueHold, .cancel, .priority, .timeLimit, .suspend, .resume: .job
    case .drain, .resumeNode, .reserve: .node
    case .unreserve: .reservation
    }
  }

  /// What has to be said with it.
  package var fields: [OrderField] {
    switch self {
    case .priority: [.priority]
    case .timeLimit: [.timeLimit]
    case .drain: [.reason]
    case .reserve: [.name, .start, .duration, .users]
    case .unreserve: [.name]
    default: []
    }
  }
}

/// Something that is typed for an order.
package enum OrderField: String, CaseIterable, Sendable {
  case reason, priority
  case timeLimit = "timelimit"
  case name, start, duration, users
  /// How many targets there are: whoever types it has seen it.
  case count
}
