internal import SiteModel

/// Jobs that come, wait, run and go, as a scheduler like Slurm has them. Whole-node jobs stay within a pod; small ones
/// fill nodes that are partly used.
struct Workload: Sendable {
  /// Jobs that hold nodes, by place; a place is used again when its job has ended.
  var jobs: [SimulatedJob?] = []
  /// By place, apart from the jobs since every accelerator asks for them in every step: the load now, the number by which
  /// its members throw, and the share by which they draw more than their load alone would have them.
  var loads: [Double] = []
  var throwings: [Int] = []
  var strains: [Double] = []
  var waiting: [SimulatedJob] = []
  /// Jobs that have ended within a day, the oldest first.
  var ended: [SimulatedJob] = []
  /// Accelerators that jobs hold.
  var heldCount = 0
  /// By accelerator: the place of its job, -1 when it is free.
  var holders: [Int32]
  /// By node: accelerators that are free and fit for work; 0 on a node that takes no jobs.
  var free: [Int]
  /// By node: grows when what runs on it changes.
  var changes: [Int32]
  let dice: Dice
  let policy: SchedulingPolicy
  /// Jobs from a record instead of from throws; nil for a centre of its own.
  var feed: TraceFeed?
  /// Seconds since the start.
  var now = 0

  // Arrivals.
  var arrived = 0
  /// Seconds since the start at which the next job comes.
  var nextArrival = 0.0
  /// Mean arrivals a second.
  var rate = 0.0
  let largest: Int
  let widest: Int

  // The scheduler's own.
  /// By node: when it is promised to a job that waits, or kept for maintenance, and until when.
  var promised: [Range<Int>?]
  var reservations: [MaintenanceWindow] = []
  /// When windows that somebody has deleted would have begun: they do not come again.
  var deletedWindows: Set<Int> = []
  /// By user: accelerator seconds of late, older ones counting less.
  var usage: [Double]
  var usageUntil = 0
  var lastPass = Int.min / 2
  /// True when something has come, gone, or been opened since jobs were last begun.
  var isRoomNew = true
  /// Nodes that are down or ailing, by index, since when.
  var closed: [Int: Int] = [:]
  /// The hour in which administrators last looked.
  var lastDrainHour = 0
  /// Nodes that an administrator has taken out, by index.
  var drains: [Int: NodeDrain] = [:]
  var drainedByScript: [Int] = []
  /// Number of the job that does nothing with what it holds, and of the one that drives its nodes hot.
  var idling: Int?
  var straining: Int?

  /// The first job's number; the second is one more.
  static let firstNumber = 18_001

  init(_ plan: Blueprint, dice: Dice, trace: TraceFeed? = nil) {
    self.dice = dice
    feed = trace
    holders = Array(repeating: -1, count: plan.acceleratorCount)
    free = plan.nodes.map(\.acceleratorCount)
    changes = plan.nodes.map { _ in 0 }
    promised = plan.nodes.map { _ in nil }
    policy = trace.map { SchedulingPolicy(forTraceOn: plan, named: $0.partitions) } ?? SchedulingPolicy(plan)
    usage = Array(repeating: 0, count: trace?.users.count ?? People.users.count)
    widest = plan.nodes.map(\.acceleratorCount).max() ?? 0
    let pods = plan.pods.map { pod in pod.reduce(0) { $0 + plan.nodes[$1].acceleratorCount } }
    // A job that asked for a whole pod would have it stand empty for days first.
    largest = trace == nil ? max(widest, (pods.max() ?? 0) / 4) : plan.acceleratorCount
    guard plan.acceleratorCount > 0, trace == nil else { return }
    setRate(plan)
    drainSome(plan)
    fill(plan)
    planMaintenance(plan)
  }

  /// Moves on to `seconds` since the start: ends, arrivals, and whoever can begin. `clock` is the site's own time. While
  /// the controller is down jobs only end.
  mutating func advance(to seconds: Int, clock: Int, plan: Blueprint, isControllerDown: Bool = false) {
    if feed != nil {
      replay(to: seconds, isControllerDown: isControllerDown, plan)
    } else {
      now = seconds
      endJobs(plan)
      moveDrains(plan)
      if !isControllerDown {
        arrive(clock: clock)
        scheduleIfDue(plan)
      }
    }
    for place in jobs.indices {
      guard let job = jobs[place] else { continue }
      loads[place] = job.number == idling ? 0 : job.load(at: seconds, clock: clock, dice: dice)
      strains[place] = 0
      if job.number == straining, job.state == .running { (loads[place], strains[place]) = (1, Self.strain) }
    }
  }

  /// What a job that strains its accelerators has them draw beyond their rating, as a share: as power viruses do where
  /// nobody caps them.
  private static let strain = 0.35
}

/// Nodes that are kept free for work on them.
struct MaintenanceWindow: Sendable {
  var name: String
  var nodes: [Int]
  var begins: Int
  var ends: Int
}

/// Why an administrator has taken a node out of use, who, and until when; nil until somebody brings it back.
struct NodeDrain: Sendable {
  var reason: String
  var user = "root"
  var since: Int
  var until: Int?
}
