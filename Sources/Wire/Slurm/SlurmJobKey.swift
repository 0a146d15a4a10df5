/// Fields of a job in `scontrol show job`.
enum SlurmJobKey: Int, CaseIterable {
  case user, group, state, reason, priority, starts, ends, nodeCount, processors, total, nodeList, nice, requeue,
    restarts
  case exit, derivedExit, eligible, accrued, runTime, shortestLimit, deadline, suspended, scheduler, allocatedBy,
    required
  case excluded, expectedNodes, batchHost, tasks, perTask, overSubscribe, contiguous, memoryPerNode, memoryPerProcessor
  case features, licenses, network, command, workFolder, comment, adminComment, systemComment, errors, input, output
  case mail, reservation, perNode, perJob, tresPerTask, power, bind

  var name: String {
    switch self {
    case .user: "UserId"
    case .group: "GroupId"
    case .state: "JobState"
    case .reason: "Reason"
    case .priority: "Priority"
    case .starts: "StartTime"
    case .ends: "EndTime"
    case .nodeCount: "NumNodes"
    case .processors: "NumCPUs"
    case .total: "TRES"
    case .nodeList: "NodeList"
    case .nice: "Nice"
    case .requeue: "Requeue"
    case .restarts: "Restarts"
    case .exit: "ExitCode"
    case .derivedExit: "DerivedExitCode"
    case .eligible: "EligibleTime"
    case .accrued: "AccrueTime"
    case .runTime: "RunTime"
    case .shortestLimit: "TimeMin"
    case .deadline: "Deadline"
    case .suspended: "SuspendTime"
    case .scheduler: "Scheduler"
    case .allocatedBy: "AllocNode:Sid"
    case .required: "ReqNodeList"
    case .excluded: "ExcNodeList"
    case .expectedNodes: "SchedNodeList"
    case .batchHost: "BatchHost"
    case .tasks: "NumTasks"
    case .perTask: "CPUs/Task"
    case .overSubscribe: "OverSubscribe"
    case .contiguous: "Contiguous"
    case .memoryPerNode: "MinMemoryNode"
    case .memoryPerProcessor: "MinMemoryCPU"
    case .features: "Features"
    case .licenses: "Licenses"
    case .network: "Network"
    case .command: "Command"
    case .workFolder: "WorkDir"
    case .comment: "Comment"
    case .adminComment: "AdminComment"
    case .systemComment: "SystemComment"
    case .errors: "StdErr"
    case .input: "StdIn"
    case .output: "StdOut"
    case .mail: "MailUser"
    case .reservation: "Reservation"
    case .perNode: "TresPerNode"
    case .perJob: "TresPerJob"
    case .tresPerTask: "TresPerTask"
    case .power: "Power"
    case .bind: "TresBind"
    }
  }

  /// What people write, which may hold blanks.
  private static let free: [SlurmJobKey] = [
    .licenses, .network, .command, .workFolder, .comment, .adminComment, .systemComment, .errors, .input, .output,
    .mail,
  ]

  static let keys = SlurmRecord.Keys(allCases.map(\.name), free: Set(free.map(\.name)))

  /// What the page of a job shows as it stands here: what it shows otherwise is left out.
  static let told: [SlurmJobKey] = [
    .command, .workFolder, .comment, .adminComment, .systemComment, .output, .errors, .input, .exit, .derivedExit,
    .restarts, .requeue, .nice, .total, .perNode, .perJob, .tresPerTask, .memoryPerNode, .memoryPerProcessor, .tasks,
    .perTask, .features, .licenses, .reservation, .required, .excluded, .expectedNodes, .batchHost, .eligible,
    .deadline, .shortestLimit, .overSubscribe, .network, .group, .allocatedBy, .scheduler,
  ]

  /// Fields of the placements, and then those that end them.
  enum PlaceKey: Int {
    case nodes, processors, resources
  }

  static let placeKeys = SlurmRecord.Keys(
    [
      "Nodes", "CPU_IDs", "GRES", "MinCPUsNode", "MinMemoryNode", "MinMemoryCPU", "MinTmpDiskNode", "Features",
      "OverSubscribe", "Command", "WorkDir", "Comment",
    ], free: [])
}
