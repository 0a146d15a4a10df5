internal import SiteModel

extension Workload {
  /// The parts of a waiting job's priority, in Slurm's names and its order (priority/multifactor).
  func factors(of job: SimulatedJob) -> [(name: String, points: Double)] {
    guard feed == nil else { return [("AGE", Double(max(0, now - job.submitted)))] }
    let age = min(1, Double(max(0, now - (job.earliest ?? job.submitted))) / SchedulingPolicy.Weight.oldest)
    let share = People.shares[job.user]
    let whole = max(1, usage.reduce(0, +))
    // 2^(-usage/share): Slurm's classic fair-share formula.
    let fair = Elementary.exponential(-0.693_147_18 * min(40, usage[job.user] / whole / share))
    let size = Double(job.size + job.secondSize) / Double(max(1, holders.count))
    let partition = policy.partitions[job.partition].factor
    let quality = Double(policy.qualities[job.quality].priority) / 1000
    return [
      ("AGE", age * SchedulingPolicy.Weight.age), ("FAIRSHARE", fair * SchedulingPolicy.Weight.fairShare),
      ("JOBSIZE", size * SchedulingPolicy.Weight.jobSize),
      ("PARTITION", partition * SchedulingPolicy.Weight.partition),
      ("QOS", quality * SchedulingPolicy.Weight.quality),
    ]
  }

  /// Gives every waiting job its priority, and counts what everybody has.
  mutating func prioritized() -> Tally {
    var tally = Tally()
    var held = usage.map { _ in 0.0 }
    for job in jobs {
      guard let job else { continue }
      tally.add(job)
      held[job.user] += Double(job.size)
    }
    let passed = Double(now - usageUntil)
    let kept = Elementary.exponential(-0.693_147_18 * passed / SchedulingPolicy.Weight.halfLife)
    for user in usage.indices { usage[user] = usage[user] * kept + held[user] * passed }
    usageUntil = now
    for index in waiting.indices {
      waiting[index].priority =
        waiting[index].hold == .none
        ? waiting[index].givenPriority ?? max(1, Int(factors(of: waiting[index]).reduce(0) { $0 + $1.points })) : 0
    }
    return tally
  }
}
