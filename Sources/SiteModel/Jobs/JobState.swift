/// Where a job stands with its scheduler. The names are Slurm's (squeue(1), "JOB STATE CODES"); other schedulers' words are
/// mapped to the nearest of them.
package enum JobState: UInt8, CaseIterable, Sendable {
  case pending, configuring, running, suspended, stopped, signaling, resizing, stageOut, completing
  case completed, cancelled, failed, timeout, outOfMemory, nodeFail, bootFail, deadline, preempted, revoked, specialExit
  /// Held after it has been put back into the queue.
  case requeueHold
  case requeued
  /// A word that Aisle does not know: `Job.stateText` has it.
  case unknown

  /// The name in exports: Slurm's word in lower case.
  package var name: String {
    switch self {
    case .stageOut: "stage_out"
    case .outOfMemory: "out_of_memory"
    case .nodeFail: "node_fail"
    case .bootFail: "boot_fail"
    case .specialExit: "special_exit"
    case .requeueHold: "requeue_hold"
    default: "\(self)"
    }
  }

  /// It waits for something before it can begin.
  package var isWaiting: Bool { [.pending, .requeueHold, .requeued, .specialExit].contains(self) }

  /// It holds nodes, whether it works on them or not.
  package var holdsNodes: Bool {
    switch self {
    case .configuring, .running, .suspended, .stopped, .signaling, .resizing, .stageOut, .completing: true
    default: false
    }
  }

  /// It is over for good.
  package var hasEnded: Bool { self != .unknown && !isWaiting && !holdsNodes }

  /// It ended otherwise than its owner wished.
  package var hasFailed: Bool { [.failed, .timeout, .outOfMemory, .nodeFail, .bootFail, .deadline].contains(self) }
  /// It ended because of the machine that it ran on.
  package var hasFailedWithNode: Bool { self == .nodeFail || self == .bootFail }
}
