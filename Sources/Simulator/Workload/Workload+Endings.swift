internal import SiteModel

extension Workload {
  /// Seconds for which a job's end is remembered, and how many of them at the most.
  private static let memory = 86_400
  static let memoryLimit = 2_000

  /// Seconds that nodes are prepared for a job on several of them, and cleaned after it.
  static func preparing(nodes: Int) -> Int { nodes < 2 ? 0 : min(40, 5 + nodes / 4) }
  static func cleaning(nodes: Int) -> Int { min(30, 4 + nodes / 8) }

  /// Whoever is done leaves, the oldest endings are forgotten.
  mutating func endJobs(_ plan: Blueprint) {
    for place in jobs.indices {
      guard let job = jobs[place] else { continue }
      if job.state == .configuring, now >= job.began + Self.preparing(nodes: job.places.count) {
        jobs[place]?.state = .running
      }
      guard job.ends <= now else { continue }
      let cleaning = feed == nil ? Self.cleaning(nodes: job.places.count) : 0
      if now >= job.ends + cleaning {
        finish(place, as: job.fate, plan)
      } else {
        jobs[place]?.state = .completing
      }
    }
    forget()
  }

  private mutating func forget() {
    let over = ended.count - Self.memoryLimit
    let old = ended.prefix { $0.ends < now - Self.memory }.count
    if max(over, old) > 0 { ended.removeFirst(max(over, old)) }
  }

  /// Takes a job off its nodes and notes how it ended.
  mutating func finish(_ place: Int, as state: JobState, _ plan: Blueprint) {
    guard var job = jobs[place] else { return }
    vacate(place, plan)
    close(&job, as: state)
  }

  /// Notes how a job has ended, for the accounting.
  mutating func close(_ job: inout SimulatedJob, as state: JobState) {
    job.state = state
    switch state {
    case .failed: job.reason = "NonZeroExitCode"
    case .timeout: job.reason = "TimeLimit"
    case .outOfMemory: job.reason = "OutOfMemory"
    case .nodeFail: job.reason = "NodeFail"
    default: job.reason = "None"
    }
    let code = state == .completed || state == .failed || state == .outOfMemory ? "\(job.exitCode):0" : "0:15"
    job.details = JobDetails((job.details?.fields ?? []) + [JobDetails.Field("ExitCode", code)])
    job.expectedStart = nil
    ended.append(job)
  }

  private mutating func vacate(_ place: Int, _ plan: Blueprint) {
    guard let job = jobs[place] else { return }
    jobs[place] = nil
    isRoomNew = true
    for spot in job.places {
      let node = plan.nodes[spot.node]
      for accelerator in node.firstAccelerator..<(node.firstAccelerator + node.acceleratorCount)
      where holders[accelerator] == Int32(place) {
        holders[accelerator] = -1
        heldCount -= 1
      }
      if takesJobs(spot.node) { free[spot.node] += spot.count }
      changes[spot.node] += 1
    }
  }

  /// Puts a running job back into the queue, to begin no sooner than in two minutes.
  mutating func requeue(_ place: Int, _ plan: Blueprint) {
    guard var job = jobs[place] else { return }
    vacate(place, plan)
    // Training goes on from its last checkpoint.
    let done = max(0, now - job.began)
    job.length = max(min(job.length, 600), job.length - done)
    job.restarts += 1
    (job.state, job.reason, job.places) = (.pending, "BeginTime", [])
    (job.began, job.ends, job.earliest) = (0, 0, now + 120)
    waiting.append(job)
  }
}
