internal import SiteModel

extension Workload {
  /// Seconds that a job waits at most before its owner takes it back.
  private static let patience = 8 * 3600
  /// Jobs in a pass for which nodes are promised, and that are tried at all.
  private var promises: Int { feed.map { $0.startsAsRecorded ? 0 : 1 } ?? 6 }
  private static let depth = 500

  /// Passes are dear on large sites: they come every half a minute there, as Slurm's backfill does.
  mutating func scheduleIfDue(_ plan: Blueprint) {
    let pause = plan.nodes.count <= 1024 ? 1 : 30
    guard now - lastPass >= pause, isRoomNew || now - lastPass >= 60 else { return }
    giveUp()
    schedule(plan)
  }

  /// Begins what may begin, in the order of priority. A job for which there is no room is promised the nodes on which it
  /// can begin first; others may pass it where they do not stand in its way (backfill: Mu'alem and Feitelson,
  /// IEEE TPDS 12, 2001).
  mutating func schedule(_ plan: Blueprint) {
    lastPass = now
    isRoomNew = false
    keepForMaintenance()
    var tally = prioritized()
    var pass = Pass()
    var begun: Set<Int> = []
    let order = waiting.indices.sorted {
      let (a, b) = (waiting[$0], waiting[$1])
      return (-a.priority, a.submitted, a.number, a.throwing) < (-b.priority, b.submitted, b.number, b.throwing)
    }
    for index in order where pass.tried < Self.depth {
      if !tryToBegin(index, &tally, &pass, plan) { continue }
      begun.insert(index)
    }
    guard !begun.isEmpty else { return }
    waiting = waiting.indices.filter { !begun.contains($0) }.map { waiting[$0] }
  }

  /// What a pass has found so far.
  private struct Pass {
    var tried = 0
    var promised = 0
    /// Partition, size and limit of those for which there was no room: nothing larger and longer has any.
    var refused: [(partition: Int, size: Int, limit: Int)] = []
    var blocked: Set<Int> = []
    var releases: Releases?
  }

  /// True when all of a record has begun.
  private mutating func tryToBegin(
    _ index: Int, _ tally: inout Tally, _ pass: inout Pass, _ plan: Blueprint
  ) -> Bool {
    while true {
      if let reason = obstacle(to: waiting[index], tally) {
        (waiting[index].reason, waiting[index].expectedStart) = (reason, nil)
        return false
      }
      var job = waiting[index]
      if case .tasks(let range) = job.part { job.part = .task(range.lowerBound) }
      pass.tried += 1
      let isHopeless = pass.refused.contains {
        $0.partition == job.partition && $0.size <= job.size && $0.limit <= job.limit
      }
      if isHopeless || !start(&job, at: now, plan) {
        refuse(index, isKnown: isHopeless, &pass, plan)
        return false
      }
      tally.add(job)
      guard case .tasks(let range) = waiting[index].part, range.count > 1 else { return true }
      waiting[index].part = .tasks((range.lowerBound + 1)..<range.upperBound)
    }
  }

  private mutating func refuse(_ index: Int, isKnown: Bool, _ pass: inout Pass, _ plan: Blueprint) {
    let job = waiting[index]
    waiting[index].expectedStart = nil
    if !isKnown { pass.refused.append((job.partition, job.size, job.limit)) }
    waiting[index].reason = pass.blocked.insert(job.partition).inserted ? "Resources" : "Priority"
    guard pass.promised < promises else { return }
    pass.promised += 1
    let releases = pass.releases ?? releases()
    pass.releases = releases
    guard let found = expectedStart(of: job, after: releases, plan) else {
      waiting[index].reason =
        "Nodes required for job are DOWN, DRAINED or reserved for jobs in higher priority partitions"
      return
    }
    waiting[index].expectedStart = found.seconds
    // It would fit at once but for what is kept for maintenance.
    if found.seconds <= now + 1 { waiting[index].reason = "ReqNodeNotAvail, Reserved for maintenance" }
    let window = found.seconds..<(found.seconds + job.limit)
    for node in found.nodes {
      let known = promised[node]
      promised[node] =
        min(
          known?.lowerBound ?? window.lowerBound, window.lowerBound)..<max(
          known?.upperBound ?? window.upperBound, window.upperBound)
    }
  }

  private mutating func keepForMaintenance() {
    for node in promised.indices where promised[node] != nil { promised[node] = nil }
    for window in reservations { for node in window.nodes { promised[node] = window.begins..<window.ends } }
  }

  // MARK: Who may

  /// What users have now, for the limits that there are.
  struct Tally: Sendable {
    /// By user and quality.
    var jobs: [Int: Int] = [:]
    var accelerators: [Int: Int] = [:]
    /// By number of an array: tasks that run.
    var tasks: [Int: Int] = [:]

    static func key(_ job: SimulatedJob) -> Int { job.user << 8 | job.quality }

    mutating func add(_ job: SimulatedJob) {
      jobs[Self.key(job), default: 0] += 1
      accelerators[Self.key(job), default: 0] += job.size + job.secondSize
      if case .task = job.part { tasks[job.number, default: 0] += 1 }
    }
  }

  /// Why a job may not begin even if there were room, in Slurm's word; nil when nothing forbids it.
  private func obstacle(to job: SimulatedJob, _ tally: Tally) -> String? {
    switch job.hold {
    case .user: return "JobHeldUser"
    case .administrator: return "JobHeldAdmin"
    case .none: break
    }
    if let earliest = job.earliest, earliest > now { return "BeginTime" }
    if let other = job.dependsOn, let reason = dependency(on: other) { return reason }
    if job.taskLimit > 0, tally.tasks[job.number] ?? 0 >= job.taskLimit { return "JobArrayTaskLimit" }
    let quality = policy.qualities[job.quality]
    let key = Tally.key(job)
    if let limit = quality.jobsPerUser, tally.jobs[key] ?? 0 >= limit { return "QOSMaxJobsPerUserLimit" }
    if let limit = quality.acceleratorsPerUser, (tally.accelerators[key] ?? 0) + job.size + job.secondSize > limit,
      job.size + job.secondSize <= limit || tally.accelerators[key] ?? 0 > 0
    {
      return "QOSMaxGRESPerUser"
    }
    return nil
  }

  /// Why a job that waits for another to end well waits; nil when that one has.
  private func dependency(on number: Int) -> String? {
    if waiting.contains(where: { $0.number == number }) { return "Dependency" }
    if jobs.contains(where: { $0?.number == number }) { return "Dependency" }
    let isOver = ended.contains { $0.number == number && $0.state != .completed }
    return isOver ? "DependencyNeverSatisfied" : nil
  }

  /// Lets go of what its users let go of, and takes back what has waited for longer than people do.
  private mutating func giveUp() {
    for index in waiting.indices where waiting[index].heldUntil.map({ $0 <= now }) ?? false {
      (waiting[index].hold, waiting[index].heldUntil, waiting[index].reason) = (.none, nil, "None")
    }
    let late = waiting.filter { now - max($0.submitted, $0.earliest ?? 0) >= Self.patience }
    guard !late.isEmpty else { return }
    waiting.removeAll { now - max($0.submitted, $0.earliest ?? 0) >= Self.patience }
    for var job in late {
      job.ends = now
      close(&job, as: .cancelled)
    }
  }
}
