package import Wording

extension SchedulerVerb {
  /// What people call it.
  package var word: Word {
    switch self {
    case .hold: .orderHold
    case .holdForUser: .orderHoldForUser
    case .release: .orderRelease
    case .requeue: .orderRequeue
    case .requeueHold: .orderRequeueHold
    case .cancel: .orderCancel
    case .priority: .orderPriority
    case .timeLimit: .orderTimeLimit
    case .suspend: .orderSuspend
    case .resume: .orderResume
    case .drain: .orderDrain
    case .resumeNode: .orderResumeNode
    case .reserve: .orderReserve
    case .unreserve: .orderUnreserve
    }
  }
}

extension OrderField {
  package var word: Word {
    switch self {
    case .reason: .fieldReason
    case .priority: .fieldPriority
    case .timeLimit: .fieldTimeLimit
    case .name: .fieldName
    case .start: .fieldStart
    case .duration: .fieldDuration
    case .users: .fieldUsers
    case .count: .fieldCount
    }
  }
}

extension OrderResult.Outcome {
  package var word: Word {
    switch self {
    case .done: .orderDone
    case .refused: .orderRefused
    case .unclear: .orderUnclear
    }
  }
}
