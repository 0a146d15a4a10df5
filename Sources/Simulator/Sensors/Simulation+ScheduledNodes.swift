internal import SiteModel

extension Simulation {
  func scheduledNodeReport() -> QueueReport {
    var report = QueueReport(queue: "slurm", kind: workload.feed == nil ? .simulated : .trace)
    report.cluster = workload.feed?.name ?? "simulated"
    report.nodes = scheduledNodes()
    report.partitions = workload.policy.partitions.enumerated().map { index, partition in
      var told = JobPartition(partition.name)
      (told.state, told.isDefault, told.nodeCount) = ("up", index == 0, partition.nodeCount)
      (told.acceleratorCount, told.timeLimit) = (partition.acceleratorCount, .seconds(partition.timeLimit))
      told.tier = partition.tier
      return told
    }
    report.reservations = workload.reservations.map { window in
      var told = JobReservation(window.name)
      (told.begins, told.ends) = (beginning + .seconds(window.begins), beginning + .seconds(window.ends))
      told.nodes = window.nodes.map { plan.nodes[$0].name }.joined(separator: ",")
      (told.nodeCount, told.users, told.flags) = (window.nodes.count, "root", "MAINT,SPEC_NODES")
      told.isActive = (window.begins..<window.ends).contains(seconds)
      return told
    }
    report.qualities = workload.policy.qualities.map { quality in
      var told = ServiceQuality(quality.name)
      told.priority = quality.priority
      if let limit = quality.jobsPerUser { told.limits.append(JobDetails.Field("MaxJobsPU", "\(limit)")) }
      if let limit = quality.acceleratorsPerUser {
        told.limits.append(JobDetails.Field("MaxTRESPU", "gres/gpu=\(limit)"))
      }
      return told
    }
    report.shares = shares()
    return report
  }

  private func shares() -> [FairShare]? {
    guard workload.feed == nil else { return nil }
    let whole = max(1, workload.usage.reduce(0, +))
    return People.users.enumerated().map { index, user in
      var share = FairShare(account: People.accounts[user.account].name, user: user.name)
      (share.share, share.usage) = (People.shares[index], workload.usage[index] / whole)
      share.factor = Elementary.exponential(
        -0.693_147_18 * min(40, workload.usage[index] / whole / People.shares[index]))
      return share
    }
  }

  /// What jobs hold, by node: which accelerators, how many, and whether they are being cleaned of one.
  private func holdings() -> (bits: [UInt64], counts: [Int], cleaned: Set<Int>) {
    var held = Array(repeating: UInt64(0), count: plan.nodes.count)
    var counts = Array(repeating: 0, count: plan.nodes.count)
    var cleaned: Set<Int> = []
    for job in workload.jobs {
      guard let job else { continue }
      for place in job.places {
        held[place.node] |= place.bits
        counts[place.node] += place.count
        if job.state == .completing { cleaned.insert(place.node) }
      }
    }
    return (held, counts, cleaned)
  }

  private func scheduledNodes() -> [ScheduledNode] {
    let (held, counts, cleaned) = holdings()
    var partitions: [[String]] = plan.nodes.map { _ in [] }
    for partition in workload.policy.partitions {
      for node in partition.pods.joined() { partitions[node].append(partition.name) }
    }
    let kept = Dictionary(
      workload.reservations.filter { $0.begins <= seconds && seconds < $0.ends }.flatMap { window in
        window.nodes.map { ($0, window.name) }
      }, uniquingKeysWith: { first, _ in first })
    return plan.nodes.indices.map { index in
      let node = plan.nodes[index]
      var told = ScheduledNode(node: index, state: "", condition: .unknown)
      let bits = held[index]
      told.acceleratorsHeld =
        bits.nonzeroBitCount == counts[index]
        ? AcceleratorSet(bits: bits) : AcceleratorSet(count: counts[index])
      told.reservation = kept[index] ?? ""
      settle(&told, index, held: counts[index], isCleaned: cleaned.contains(index))
      told.partitions = partitions[index]
      let host = plan.hosts[node.host]
      let place = SimulatedJob.Place(node: index, count: counts[index])
      (told.processors, told.processorsHeld) = (Int32(host.cores), Int32(cores(of: place)))
      told.memory = host.kind.memory
      told.memoryHeld = host.kind.memory.map {
        ($0 * Double(counts[index]) / Double(max(1, node.acceleratorCount))).rounded()
      }
      told.accelerators = Int32(node.acceleratorCount)
      if node.acceleratorCount > 0 { told.acceleratorKind = plan.accelerators[node.model].schedulerName }
      return told
    }
  }

  /// A node's state as the scheduler has it, and why.
  private func settle(_ told: inout ScheduledNode, _ index: Int, held: Int, isCleaned: Bool) {
    func out(_ state: String, _ condition: ScheduledNode.Condition, _ reason: String, _ user: String, since: Int) {
      (told.state, told.condition, told.reason, told.reasonUser) = (state, condition, reason, user)
      told.reasonMoment = beginning + .seconds(since)
    }
    if nodes[index].condition != .up {
      return out("down*", .down, "Not responding", "slurm", since: workload.closed[index] ?? seconds)
    }
    let count = plan.nodes[index].acceleratorCount
    if let since = workload.closed[index] {
      let reason = "gres/gpu count reported lower than configured (\(count - 1) < \(count))"
      return out(held > 0 ? "draining" : "drained", held > 0 ? .draining : .drained, reason, "slurm", since: since)
    }
    if let drain = workload.drains[index] {
      let state = held > 0 ? "draining" : "drained"
      return out(state, held > 0 ? .draining : .drained, drain.reason, drain.user, since: drain.since)
    }
    if !told.reservation.isEmpty { (told.state, told.condition) = ("maint", .maintenance); return }
    if isCleaned { (told.state, told.condition) = ("completing", .completing); return }
    if held > 0 {
      (told.state, told.condition) = held >= count ? ("allocated", .allocated) : ("mixed", .mixed)
      return
    }
    let isPlanned = workload.promised[index] != nil && !workload.reservations.contains { $0.nodes.contains(index) }
    (told.state, told.condition) = isPlanned ? ("planned", .planned) : ("idle", .idle)
  }
}
