internal import SiteModel

extension Workload {
  /// Of all accelerators, how many are asked for in the mean; the rest is slack, as every centre has some.
  private static let offeredLoad = 0.93
  /// Lengths of time that people ask for, in seconds.
  private static let usualLimits =
    [900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400].map { $0 } + [2, 3, 5, 7, 14, 30].map { $0 * 86_400 }

  mutating func setRate(_ plan: Blueprint) {
    var work = 0.0
    for scenario in Scenario.all {
      let sizes = scenario.sizes.map { Double(min($0, largest)) }
      work += scenario.weight / Scenario.totalWeight * sizes.reduce(0, +) / Double(sizes.count) * scenario.hours * 3600
    }
    // A duration's mean is above its middle: e^(0.8²/2) for the spread that `duration` throws.
    rate = work > 0 ? Self.offeredLoad * Double(plan.acceleratorCount) / (work * 1.38) / Calendar.mean : 0
  }

  /// A centre is not empty when one first looks: jobs that began some time ago, that wait, and that have ended.
  mutating func fill(_ plan: Blueprint) {
    let target = Int(Double(plan.acceleratorCount) * 0.9)
    var misses = 0
    while heldCount < target, misses < 60 {
      var job = nextJob(at: 0)
      (job.hold, job.earliest, job.dependsOn) = (.none, nil, nil)
      let passed = Int(Double(job.length) * dice.share(.jobShape, job.number, -1))
      job.submitted = -passed - Int(3600 * dice.share(.wish, job.number, 7))
      if !begin(job, ago: passed, plan) { misses += 1 }
    }
    addHistory()
    addCast()
  }

  /// Of an array as many tasks as may; the others wait. False when there is no room.
  private mutating func begin(_ job: SimulatedJob, ago passed: Int, _ plan: Blueprint) -> Bool {
    guard case .tasks(let range) = job.part else {
      var job = job
      return start(&job, at: -passed, isEarlier: true, plan)
    }
    var next = range.lowerBound
    while next < min(range.upperBound, range.lowerBound + job.taskLimit) {
      var task = job
      task.part = .task(next)
      guard start(&task, at: -passed, isEarlier: true, plan) else { break }
      next += 1
    }
    guard next > range.lowerBound else { return false }
    var rest = job
    rest.part = .tasks(next..<range.upperBound)
    if next < range.upperBound { waiting.append(rest) }
    return true
  }

  /// What ended within the last day.
  private mutating func addHistory() {
    let count = min(400, max(24, Int(rate * 86_400)))
    for place in 0..<count {
      var job = nextJob(at: -86_400 + place * 86_400 / count)
      (job.hold, job.earliest, job.dependsOn, job.secondSize) = (.none, nil, nil, 0)
      if case .tasks(let range) = job.part { job.part = .task(range.lowerBound) }
      job.length = min(job.length, 86_400)
      job.ends = job.submitted + 60
      job.began = job.ends - job.length
      job.submitted = job.began - Int(1800 * dice.share(.wish, job.number, 7))
      close(&job, as: job.fate)
    }
    ended.sort { $0.ends < $1.ends }
  }

  /// Jobs that wait for each of the reasons for which jobs wait.
  private mutating func addCast() {
    for role in 0..<8 {
      var job = nextJob(at: -600 * role)
      (job.hold, job.earliest, job.dependsOn) = (.none, nil, nil)
      switch role {
      case 0: job.hold = .user
      case 1: job.hold = .administrator
      case 2: job.earliest = 4 * 3600
      case 3: job.dependsOn = jobs.lazy.compactMap { $0?.number }.first
      case 4: job.dependsOn = ended.last { $0.state == .failed }?.number
      case 5, 6: job = array(from: job, of: role == 5 ? 64 : 16)
      default: (job.part, job.secondSize) = (.whole, max(1, min(widest, job.size / 4)))
      }
      job.heldUntil = nil
      waiting.append(job)
    }
  }

  /// Jobs that come until now.
  mutating func arrive(clock: Int) {
    // People see that there is room, and send what they have kept back.
    let hungry =
      waiting.count < 4 + Int(rate * 900)
      && heldCount < Int((0.6 + 0.3 * Calendar.activity(at: clock)) * Double(holders.count))
    if hungry, rate > 0 { nextArrival = min(nextArrival, Double(now)) }
    while rate > 0, nextArrival <= Double(now) {
      waiting.append(nextJob(at: now))
      isRoomNew = true
      let gap =
        -Elementary.logarithm(1 - dice.share(.arrival, arrived)) / (rate * max(0.05, Calendar.activity(at: clock)))
      nextArrival = max(nextArrival, Double(now) - 3600) + gap
    }
  }

  // MARK: Throws

  mutating func nextJob(at seconds: Int) -> SimulatedJob {
    arrived += 1
    let key = arrived
    var left = dice.share(.scenario, key) * Scenario.totalWeight
    let index =
      Scenario.all.firstIndex { scenario in
        left -= scenario.weight
        return left < 0
      } ?? 0
    let scenario = Scenario.all[index]
    let users = People.byScenario[index]
    let size = min(largest, scenario.sizes[dice.index(.size, key, below: scenario.sizes.count)])
    let spread = Elementary.exponential(0.8 * dice.bell(.duration, key))
    var job = SimulatedJob(
      number: Self.firstNumber + key - 1, scenario: index,
      name: scenario.jobNames[dice.index(.name, key, below: scenario.jobNames.count)],
      user: users[dice.index(.person, key, below: users.count)], size: size, limit: 0,
      length: max(120, Int(scenario.hours * 3600 * spread)), submitted: seconds)
    settle(&job, key)
    wish(&job, key)
    return job
  }

  /// Where it goes, how long its owner says that it takes, and how it will end.
  private func settle(_ job: inout SimulatedJob, _ key: Int) {
    let isTrial = job.scenario == 6
    job.partition = job.scenario == 4 ? 1 : isTrial && job.size <= widest ? 2 : 0
    job.quality = isTrial ? 2 : dice.share(.wish, key, 1) < 0.12 ? 1 : 0
    job.isRequeueable = !isTrial
    let longest = policy.partitions[job.partition].timeLimit
    // People ask for up to four times of what they need.
    let wanted = Double(job.length) * (1.1 + 3 * dice.share(.wish, key, 2))
    job.limit = min(longest, Self.usualLimits.first { Double($0) >= wanted } ?? longest)
    let throwing = dice.share(.fate, key)
    switch throwing {
    case ..<0.09:
      (job.fate, job.exitCode) = (.failed, [1, 1, 2, 127, 137][dice.index(.fate, key, 1, below: 5)])
      job.length = max(20, Int(Double(job.length) * 0.3 * dice.share(.fate, key, 2)))
    case ..<0.12:
      (job.fate, job.exitCode) = (.outOfMemory, 125)
      job.length = max(60, Int(Double(job.length) * 0.2 * dice.share(.fate, key, 2)))
    case ..<0.17: job.fate = .cancelled
    case ..<0.21: job.limit = Self.usualLimits.last { $0 <= job.length } ?? job.limit
    default: break
    }
    if job.length >= job.limit { (job.length, job.fate) = (job.limit, .timeout) }
    let home = "/home/\(People.users[job.user].name)"
    job.details = JobDetails([
      JobDetails.Field("Command", "\(home)/\(job.name).sh"), JobDetails.Field("WorkDir", home),
      JobDetails.Field("Requeue", job.isRequeueable ? "1" : "0"),
    ])
  }

  /// What some ask for besides nodes.
  private func wish(_ job: inout SimulatedJob, _ key: Int) {
    let throwing = dice.share(.wish, key, 3)
    switch throwing {
    case ..<0.02:
      job.hold = .user
      job.heldUntil = job.submitted + 1800 + Int(4 * 3600 * dice.share(.wish, key, 4))
    case ..<0.025:
      job.hold = .administrator
      job.heldUntil = job.submitted + 3600 + Int(4 * 3600 * dice.share(.wish, key, 4))
    case ..<0.05: job.earliest = job.submitted + 1800 + Int(3 * 3600 * dice.share(.wish, key, 4))
    case ..<0.09: job.dependsOn = job.number - 1
    case ..<0.24 where [2, 5].contains(job.scenario) && job.size >= 4:
      job = array(from: job, of: 8 + dice.index(.wish, key, 5, below: 40))
    case ..<0.28 where job.scenario != 6 && job.size > 1: job.secondSize = max(1, min(widest, job.size / 8))
    default: break
    }
  }

  /// The same work in as many tasks, of which eight run at a time.
  private func array(from job: SimulatedJob, of count: Int) -> SimulatedJob {
    var job = job
    let work = job.length * job.size
    job.size = max(1, min(widest, job.size / 8))
    job.length = max(120, work / (job.size * count))
    job.limit = Self.usualLimits.first { $0 >= job.length * 3 / 2 } ?? job.limit
    (job.part, job.secondSize) = (.tasks(0..<count), 0)
    job.taskLimit = 8
    return job
  }
}
