package import Wire

/// A command of Slurm that only reads. None can be made but from a question, so nothing that runs these can change
/// anything.
package struct SlurmCommand: Hashable, Sendable {
  /// A name, to be looked up.
  package let program: String
  package let arguments: [String]

  /// `mark`: drawn for this very question.
  package init(_ question: SlurmQuestion, mark: SlurmMark) {
    switch question {
    case .ping: self.init("scontrol", "ping")
    case .configuration: self.init("scontrol", "show", "config")
    case .clock: self.init("sdiag")
    // All partitions, and jobs that have just ended, too.
    case .jobs: self.init("squeue", "-h", "-a", "-t", "all", "-O", SlurmQueueText.format(mark: mark))
    case .details: self.init("scontrol", "-o", "-d", "-a", "show", "job")
    case .detail(let number): self.init("scontrol", "-o", "-d", "-a", "show", "job", String(number))
    case .nodes: self.init("scontrol", "-o", "-d", "-a", "show", "node")
    case .partitions: self.init("scontrol", "-o", "-a", "show", "partition")
    case .reservations: self.init("scontrol", "-o", "show", "reservation")
    case .steps: self.init("squeue", "-h", "-a", "-s", "-O", SlurmStepText.format(mark: mark))
    case .accounting(let minutes):
      self.init(
        "sacct", "-P", "-n", "-a", "-X", "-S", "now-\(minutes)minutes", "-E", "now", "--delimiter=\(mark.text)", "-o",
        SlurmAccountingText.format)
    case .priorities: self.init("sprio", "-h", "-o", SlurmPriorityText.factorFormat)
    case .shares: self.init("sshare", "-h", "-a", "-P", "-o", SlurmPriorityText.shareFormat)
    case .qualities: self.init("sacctmgr", "-P", "show", "qos")
    }
  }

  private init(_ program: String, _ arguments: String...) {
    self.program = program
    self.arguments = arguments
  }

  /// What the commands are to be told by their environment: seconds since 1970 as times, lists of tasks at full length.
  package static let environment = ["SLURM_TIME_FORMAT": "%s", "SLURM_BITSTR_LEN": "0", "LC_ALL": "C.UTF-8"]
}
