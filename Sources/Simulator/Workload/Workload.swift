/// Jobs that come, wait, run and go. Whole-node jobs stay within a pod; small ones fill nodes that are partly used.
struct Workload: Sendable {
  /// Jobs by place; a place is used again when its job has ended.
  private(set) var jobs: [SimulatedJob?] = []
  private(set) var waiting: [SimulatedJob] = []
  /// Accelerators that jobs hold.
  private(set) var heldCount = 0
  /// By accelerator: the place of its job, -1 when it is free.
  private(set) var holders: [Int32]
  /// By node: accelerators that are free and fit for work; 0 on a node that is down.
  private var free: [Int]
  private let dice: Dice
  private var arrived = 0
  /// Seconds since the start at which the next job comes.
  private var nextArrival = 0.0
  /// Mean arrivals a second.
  private let rate: Double
  private let largest: Int
  /// By node: grows when what runs on it changes.
  private(set) var changes: [Int32]

  /// Of all accelerators, how many are asked for in the mean; the rest is slack, as every centre has some.
  private static let offeredLoad = 0.93
  /// The first job's number; the second is one more.
  private static let firstNumber = 18_001

  init(_ plan: Blueprint, dice: Dice) {
    self.dice = dice
    holders = Array(repeating: -1, count: plan.acceleratorCount)
    free = plan.nodes.map(\.acceleratorCount)
    changes = plan.nodes.map { _ in 0 }
    let pods = plan.pods.map { pod in pod.reduce(0) { $0 + plan.nodes[$1].acceleratorCount } }
    let widest = plan.nodes.map(\.acceleratorCount).max() ?? 0
    // A job that asked for a whole pod would have it stand empty for days first.
    let largest = max(widest, (pods.max() ?? 0) / 4)
    self.largest = largest
    var work = 0.0
    for scenario in Scenario.all {
      let sizes = scenario.sizes.map { Double(min($0, largest)) }
      work += scenario.weight / Scenario.totalWeight * sizes.reduce(0, +) / Double(sizes.count) * scenario.hours * 3600
    }
    // A duration's mean is above its middle: e^(0.8²/2) for the spread that `duration` throws.
    rate = work > 0 ? Self.offeredLoad * Double(plan.acceleratorCount) / (work * 1.38) / Calendar.mean : 0
    guard plan.acceleratorCount > 0 else { return }
    fill(plan)
  }

  /// A centre is not empty when one first looks: jobs that began some time ago.
  private mutating func fill(_ plan: Blueprint) {
    let target = Int(Double(plan.acceleratorCount) * 0.9)
    var misses = 0
    while heldCount < target, misses < 60 {
      var job = nextJob(at: 0)
      let length = job.ends
      let passed = Int(Double(length) * dice.share(.jobShape, job.number, -1))
      job.began = -passed
      job.ends = max(60, length - passed)
      if !start(job, plan) { misses += 1 }
    }
  }

  /// Moves on to `seconds` since the start: ends, arrivals, and whoever can begin. `clock` is the site's own time.
  mutating func advance(to seconds: Int, clock: Int, plan: Blueprint) {
    var isFreed = false
    for place in jobs.indices {
      guard let job = jobs[place] else { continue }
      if job.ends <= seconds {
        end(place, plan)
        isFreed = true
      } else {
        jobs[place]?.load = job.load(at: seconds, clock: clock, dice: dice)
      }
    }
    var isNew = false
    // People see that there is room, and send what they have kept back.
    let hungry = waiting.isEmpty && heldCount < Int((0.6 + 0.3 * Calendar.activity(at: clock)) * Double(holders.count))
    if hungry, rate > 0 { nextArrival = min(nextArrival, Double(seconds)) }
    while rate > 0, nextArrival <= Double(seconds) {
      var job = nextJob(at: seconds)
      // Until it begins, `began` is when it came and `ends` how long it takes.
      job.ends -= seconds
      waiting.append(job)
      isNew = true
      let gap =
        -Elementary.logarithm(1 - dice.share(.arrival, arrived)) / (rate * max(0.05, Calendar.activity(at: clock)))
      nextArrival = max(nextArrival, Double(seconds) - 3600) + gap
    }
    if isFreed || isNew || isRoomNew { begin(at: seconds, plan) }
    isRoomNew = false
  }

  /// Begins what fits, in the order of arrival; smaller jobs may pass a large one that waits for room, and whoever has
  /// waited for a working day gives up.
  private mutating func begin(at seconds: Int, _ plan: Blueprint) {
    var left: [SimulatedJob] = []
    var smallestRefused = Int.max
    for job in waiting where seconds - job.began < Self.patience {
      var started = job
      started.began = seconds
      started.ends = seconds + job.ends
      if job.size >= smallestRefused || !start(started, plan) {
        smallestRefused = min(smallestRefused, job.size)
        left.append(job)
      }
    }
    waiting = left
  }

  /// Seconds that a job waits at most.
  private static let patience = 8 * 3600

  private mutating func start(_ job: SimulatedJob, _ plan: Blueprint) -> Bool {
    guard let places = places(for: job, plan) else { return false }
    var job = job
    job.places = places
    let index = jobs.firstIndex { $0 == nil } ?? jobs.count
    job.load = 0.5
    if index == jobs.count { jobs.append(job) } else { jobs[index] = job }
    for place in places {
      let node = plan.nodes[place.node]
      var open = place.count
      for accelerator in node.firstAccelerator..<(node.firstAccelerator + node.acceleratorCount)
      where open > 0 && holders[accelerator] < 0 {
        holders[accelerator] = Int32(index)
        open -= 1
      }
      free[place.node] -= place.count
      heldCount += place.count
      changes[place.node] += 1
    }
    return true
  }

  /// Pods take turns in being asked first.
  private func places(for job: SimulatedJob, _ plan: Blueprint) -> [SimulatedJob.Place]? {
    for turn in plan.pods.indices {
      let pod = plan.pods[(job.number + turn) % plan.pods.count]
      if let place = place(for: job.size, in: pod) { return [place] }
      if let places = wholeNodes(for: job.size, in: pod, plan) { return places }
    }
    return nil
  }

  /// The fullest node that still has room.
  private func place(for size: Int, in pod: [Int]) -> SimulatedJob.Place? {
    var best: Int?
    for node in pod where free[node] >= size {
      if best.map({ free[node] < free[$0] }) ?? true { best = node }
      if free[node] == size { break }
    }
    return best.map { SimulatedJob.Place(node: $0, count: size) }
  }

  /// Nodes that are all free, together at least as large; of the last one only what is needed.
  private func wholeNodes(for size: Int, in pod: [Int], _ plan: Blueprint) -> [SimulatedJob.Place]? {
    var open = size
    var chosen: [SimulatedJob.Place] = []
    for node in pod where free[node] > 0 && free[node] == plan.nodes[node].acceleratorCount {
      chosen.append(SimulatedJob.Place(node: node, count: min(open, free[node])))
      open -= free[node]
      if open <= 0 { return chosen }
    }
    return nil
  }

  private mutating func end(_ place: Int, _ plan: Blueprint) {
    guard let job = jobs[place] else { return }
    jobs[place] = nil
    for spot in job.places {
      let node = plan.nodes[spot.node]
      for accelerator in node.firstAccelerator..<(node.firstAccelerator + node.acceleratorCount)
      where holders[accelerator] == Int32(place) {
        holders[accelerator] = -1
        heldCount -= 1
      }
      if !closed.contains(spot.node) { free[spot.node] += spot.count }
      changes[spot.node] += 1
    }
  }

  // MARK: Nodes that fail

  /// Nodes on which nothing may begin, by index.
  private var closed: Set<Int> = []
  /// True when a node has been opened since jobs were last begun.
  private var isRoomNew = false

  /// A node goes down: the jobs on it fail, and nothing begins there until it is opened again.
  mutating func close(_ node: Int, _ plan: Blueprint) {
    guard closed.insert(node).inserted else { return }
    let range =
      plan.nodes[node].firstAccelerator..<(plan.nodes[node].firstAccelerator + plan.nodes[node].acceleratorCount)
    free[node] = 0
    for place in Set(holders[range].filter { $0 >= 0 }).sorted() { end(Int(place), plan) }
  }

  mutating func open(_ node: Int, _ plan: Blueprint) {
    guard closed.remove(node) != nil else { return }
    free[node] = plan.nodes[node].acceleratorCount
    changes[node] += 1
    isRoomNew = true
  }

  // MARK: Throws

  private mutating func nextJob(at seconds: Int) -> SimulatedJob {
    arrived += 1
    let number = arrived
    var left = dice.share(.scenario, number) * Scenario.totalWeight
    let kind = Scenario.all.firstIndex { scenario in
      left -= scenario.weight
      return left < 0
    }
    let index = kind ?? 0
    let scenario = Scenario.all[index]
    let size = min(largest, scenario.sizes[dice.index(.size, number, below: scenario.sizes.count)])
    let spread = Elementary.exponential(0.8 * dice.bell(.duration, number))
    let length = max(120, Int(scenario.hours * 3600 * spread))
    return SimulatedJob(
      number: Self.firstNumber + number - 1, scenario: index,
      name: scenario.jobNames[dice.index(.name, number, below: scenario.jobNames.count)], size: size, began: seconds,
      ends: seconds + length)
  }
}
