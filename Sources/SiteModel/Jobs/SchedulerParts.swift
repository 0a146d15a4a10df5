/// A node as its scheduler has it.
package struct ScheduledNode: Hashable, Sendable {
  /// Index of the node in `Batch.subjects`; after applying, the node's index in the site.
  package var node: Int32
  /// The scheduler's own word, with what it adds to it: "mixed", "drained", "idle*", "down+not_responding".
  package var state: String
  /// What the word comes to.
  package var condition: Condition
  /// Why it is drained or down, who said so, and when.
  package var reason = ""
  package var reasonUser = ""
  package var reasonMoment: Moment?
  package var partitions: [String] = []
  /// Processors in all, and those that jobs hold.
  package var processors: Int32?
  package var processorsHeld: Int32?
  /// Bytes of memory in all, and those that jobs hold.
  package var memory: Double?
  package var memoryHeld: Double?
  package var accelerators: Int32?
  package var acceleratorsHeld = AcceleratorSet()
  /// The make that the scheduler gives its accelerators: "h100".
  package var acceleratorKind = ""
  package var features: [String] = []
  package var reservation = ""

  package init(node: Int, state: String, condition: Condition) {
    self.node = Int32(node)
    self.state = state
    self.condition = condition
  }

  /// What a scheduler's state comes to for whoever looks for room.
  package enum Condition: UInt8, CaseIterable, Sendable {
    case idle, mixed, allocated, completing, reserved, planned
    /// No new jobs; old ones still run (`draining`) or none does (`drained`).
    case draining, drained
    case down, failing, maintenance, rebooting
    /// Switched off by the scheduler to save power, or on its way there and back.
    case poweredDown, poweringUp, poweringDown
    case unknown

    /// True when the scheduler may begin a job there now.
    package var takesJobs: Bool { [.idle, .mixed, .completing, .planned].contains(self) }
    /// True when somebody or something has taken it out of use.
    package var isOut: Bool {
      [.draining, .drained, .down, .failing, .maintenance, .rebooting, .unknown].contains(self)
    }
  }
}

/// A partition (or queue, or class) of a scheduler.
package struct JobPartition: Hashable, Sendable {
  package var name: String
  /// The scheduler's own word: "up", "drain", "inactive".
  package var state = ""
  package var isDefault = false
  package var nodeCount: Int?
  package var acceleratorCount: Int?
  /// Nil without a limit.
  package var timeLimit: Duration?
  package var tier: Int?
  /// How many jobs wait in it and how many run, and how many accelerators those hold, where the scheduler itself
  /// counts.
  package var waitingCount: Int?
  package var runningCount: Int?
  package var acceleratorsHeld: Int?
  package init(_ name: String) { self.name = name }
}

/// Nodes that are kept for somebody for some time.
package struct JobReservation: Hashable, Sendable {
  package var name: String
  package var begins: Moment?
  package var ends: Moment?
  /// The nodes, as the scheduler writes them.
  package var nodes = ""
  package var nodeCount: Int?
  package var users = ""
  package var accounts = ""
  /// "MAINT,SPEC_NODES".
  package var flags = ""
  package var isActive = false
  package init(_ name: String) { self.name = name }
}

/// What a waiting job's priority is made of, in the scheduler's points; in its order.
package struct PriorityFactors: Hashable, Sendable {
  package struct Factor: Hashable, Sendable {
    /// "AGE", "FAIRSHARE".
    package var name: String
    package var points: Double
    package init(_ name: String, _ points: Double) {
      self.name = name
      self.points = points
    }
  }
  package var factors: [Factor]
  package init(_ factors: [Factor]) { self.factors = factors }
}

/// What a user of an account has had of what is theirs.
package struct FairShare: Hashable, Sendable {
  package var account: String
  /// Empty for the account itself.
  package var user: String
  /// Shares of all, 0 to 1: what is theirs, and what they have used of late.
  package var share: Double?
  package var usage: Double?
  /// 0 to 1: the higher, the sooner their jobs begin.
  package var factor: Double?
  package init(account: String, user: String) {
    self.account = account
    self.user = user
  }
}

/// A quality of service, with those of its limits that are set, in the scheduler's words.
package struct ServiceQuality: Hashable, Sendable {
  package var name: String
  package var priority: Int?
  /// "MaxJobsPU" and "4".
  package var limits: [JobDetails.Field] = []
  package init(_ name: String) { self.name = name }
}

/// A step of a running job.
package struct JobStep: Hashable, Sendable {
  /// The job's id and the step's own: "8_3" and "batch", "0".
  package var job: String
  package var id: String
  package var name: String
  package var began: Moment?
  /// Where it runs, as the scheduler writes it.
  package var nodes: String
  package var taskCount: Int?
  package init(job: String, id: String, name: String, nodes: String = "") {
    self.job = job
    self.id = id
    self.name = name
    self.nodes = nodes
  }
}
