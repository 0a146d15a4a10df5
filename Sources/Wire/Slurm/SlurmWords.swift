package import SiteModel

extension JobState {
  /// Slurm's word for a job's state, as any of its commands writes it: "RUNNING", "CANCELLED by 1001", "cancelled".
  package init(slurm word: String) {
    let first = word.prefix { $0 != " " && $0 != "+" }.lowercased()
    switch first {
    case "requeue_fed": self = .requeued
    case "resv_del_hold": self = .requeueHold
    default: self = JobState.allCases.first { $0.name == first } ?? .unknown
    }
  }
}

extension ScheduledNode.Condition {
  /// Slurm's state of a node with its flags, in any case and order: ["IDLE", "DRAIN"] or ["mixed"].
  package init(slurm words: [String]) {
    let words = Set(words.map { $0.lowercased() })
    func has(_ some: String...) -> Bool { some.contains { words.contains($0) } }
    if has("powered_down"), has("drain", "drained", "draining") {
      // It is not switched on again for anybody.
      self = .drained
    } else if has("powered_down") {
      self = .poweredDown
    } else if has("powering_down", "power_down") {
      self = .poweringDown
    } else if has("powering_up", "power_up") {
      self = .poweringUp
    } else if has("reboot", "reboot_issued", "reboot_requested") {
      self = .rebooting
    } else if has("maint", "maintenance") {
      self = .maintenance
    } else if has("fail", "failing") {
      self = .failing
    } else if has("down", "error", "not_responding", "no_respond", "invalid_reg") {
      // While a node does not answer it is given no jobs.
      self = .down
    } else if has("drain", "drained", "draining") {
      self = has("allocated", "mixed", "completing") ? .draining : .drained
    } else {
      self.init(inService: words)
    }
  }

  private init(inService words: Set<String>) {
    let order: [(String, ScheduledNode.Condition)] = [
      ("completing", .completing), ("reserved", .reserved), ("planned", .planned), ("allocated", .allocated),
      ("mixed", .mixed), ("idle", .idle),
    ]
    self = order.first { words.contains($0.0) }?.1 ?? .unknown
  }
}
