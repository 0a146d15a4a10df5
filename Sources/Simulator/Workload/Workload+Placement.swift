internal import SiteModel

extension Workload {
  /// Takes nodes for a job and begins it at `seconds`. False when it does not fit, and then nothing has changed.
  /// `isEarlier`: it began before the present, so that what is promised to others does not stand in its way.
  mutating func start(_ job: inout SimulatedJob, at seconds: Int, isEarlier: Bool = false, _ plan: Blueprint) -> Bool {
    let limit = isEarlier ? 0 : job.limit
    guard let places = places(for: job.size, of: job, limit: limit, plan) else { return false }
    guard job.secondSize > 0 else {
      occupy(job, places, at: seconds, plan)
      return true
    }
    // Both components begin together or not at all.
    for spot in places { free[spot.node] -= spot.count }
    let others = self.places(for: job.secondSize, of: job, limit: limit, plan)
    for spot in places { free[spot.node] += spot.count }
    guard let others else { return false }
    var (first, second) = (job, job)
    (first.part, first.secondSize) = (.component(0), 0)
    (second.part, second.secondSize, second.size) = (.component(1), 0, job.secondSize)
    occupy(first, places, at: seconds, plan)
    occupy(second, others, at: seconds, plan)
    return true
  }

  private mutating func occupy(
    _ waited: SimulatedJob, _ places: [SimulatedJob.Place], at seconds: Int, _ plan: Blueprint
  ) {
    var job = waited
    job.places = places
    job.began = seconds
    job.ends = max(now + (feed == nil ? 1 : 0), seconds + job.length)
    if feed == nil { job.ends = max(job.ends, now + min(job.length, 60)) }
    let preparing = feed == nil ? Self.preparing(nodes: places.count) : 0
    job.state = now < seconds + preparing ? .configuring : .running
    (job.reason, job.expectedStart, job.load) = ("None", nil, 0.5)
    let index = jobs.firstIndex { $0 == nil } ?? jobs.count
    for (number, place) in places.enumerated() {
      let node = plan.nodes[place.node]
      var open = place.count
      for local in 0..<node.acceleratorCount where open > 0 && holders[node.firstAccelerator + local] < 0 {
        holders[node.firstAccelerator + local] = Int32(index)
        if local < 64 { job.places[number].bits |= 1 << UInt64(local) }
        open -= 1
      }
      free[place.node] -= place.count
      heldCount += place.count
      changes[place.node] += 1
    }
    if index == jobs.count {
      jobs.append(job)
      loads.append(job.load)
      strains.append(0)
      throwings.append(job.throwing)
    } else {
      (jobs[index], loads[index], strains[index], throwings[index]) = (job, job.load, 0, job.throwing)
    }
  }

  // MARK: Where

  private func places(
    for size: Int, of job: SimulatedJob, limit: Int, _ plan: Blueprint
  ) -> [SimulatedJob.Place]? {
    let pods = policy.partitions[job.partition].pods
    // Pods take turns in being asked first.
    for turn in pods.indices {
      // What ends before a promise is due may as well run on promised nodes, and leave the others to longer ones.
      let pod = Self.ordered(pods[(job.number + turn) % pods.count], isOrdered: feed != nil) { promised[$0] != nil }
      if let places = places(for: size, in: pod, free: free, from: now, to: now + limit, plan) { return places }
    }
    return nil
  }

  /// The same nodes with those that are preferred first.
  private static func ordered(_ pod: [Int], isOrdered: Bool = true, _ isPreferred: (Int) -> Bool) -> [Int] {
    isOrdered ? pod.filter(isPreferred) + pod.filter { !isPreferred($0) } : pod
  }

  /// Room for so many accelerators in a pod whose nodes have `free` ones, from one second to another: the fullest node
  /// that has room, or nodes that are all free, of the last only what is needed.
  private func places(
    for size: Int, in pod: [Int], free: [Int], from: Int, to: Int, _ plan: Blueprint
  ) -> [SimulatedJob.Place]? {
    func isPromised(_ node: Int) -> Bool {
      promised[node].map { from < $0.upperBound && to > $0.lowerBound } ?? false
    }
    if size <= widest {
      var best: Int?
      for node in pod where free[node] >= size && (best.map { free[node] < free[$0] } ?? true) && !isPromised(node) {
        best = node
        if free[node] == size { break }
      }
      if let best { return [SimulatedJob.Place(node: best, count: size)] }
    }
    var open = size
    var chosen: [SimulatedJob.Place] = []
    for node in pod
    where free[node] > 0 && free[node] == plan.nodes[node].acceleratorCount && !isPromised(node) {
      chosen.append(SimulatedJob.Place(node: node, count: min(open, free[node])))
      open -= free[node]
      if open <= 0 { return chosen }
    }
    return nil
  }

  // MARK: When

  /// What will be free when: the ends of what runs, as their limits have them.
  struct Releases: Sendable {
    /// By time.
    var moments: [Int] = []
    var places: [[SimulatedJob.Place]] = []
  }

  func releases() -> Releases {
    let running = jobs.compactMap(\.self).map { (max(now + 1, $0.began + $0.limit), $0.places) }
      .sorted { $0.0 < $1.0 }
    return Releases(moments: running.map(\.0), places: running.map(\.1))
  }

  /// When a job that waits can begin at the latest, if all that runs takes as long as it may, and on which nodes; nil
  /// when it does not fit even then.
  func expectedStart(
    of job: SimulatedJob, after releases: Releases, _ plan: Blueprint
  ) -> (seconds: Int, nodes: [Int])? {
    // A promise of nodes that are held now leaves those that are free to others.
    let pods = policy.partitions[job.partition].pods.map { pod in
      Self.ordered(pod) { free[$0] < plan.nodes[$0].acceleratorCount }
    }
    func attempt(_ ends: Int) -> (seconds: Int, nodes: [Int])? {
      var count = ends
      while count > 0, count < releases.moments.count, releases.moments[count] == releases.moments[count - 1] {
        count += 1
      }
      var room = free
      for spots in releases.places[..<count] {
        for spot in spots where takesJobs(spot.node) { room[spot.node] += spot.count }
      }
      let moment = count == 0 ? now + 1 : releases.moments[count - 1]
      for pod in pods {
        guard var found = places(for: job.size, in: pod, free: room, from: moment, to: moment + job.limit, plan)
        else { continue }
        guard job.secondSize > 0 else { return (moment, found.map(\.node)) }
        var rest = room
        for spot in found { rest[spot.node] -= spot.count }
        guard
          let second = places(
            for: job.secondSize, in: pod, free: rest, from: moment, to: moment + job.limit, plan)
        else { continue }
        found += second
        return (moment, found.map(\.node))
      }
      return nil
    }
    // More is free the longer one waits, but for what is promised: halve.
    var (low, high) = (0, releases.moments.count)
    guard var best = attempt(high) else { return nil }
    while low < high {
      let middle = (low + high) / 2
      if let found = attempt(middle) {
        (best, high) = (found, middle)
      } else {
        low = middle + 1
      }
    }
    return best
  }
}
