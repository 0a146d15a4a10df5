internal import SiteModel

/// A job in the simulator: who wants what, where it stands, what it holds and how hard it works. All times are seconds
/// since the simulation's start.
struct SimulatedJob: Sendable {
  /// What a record is of its job.
  enum Part: Hashable, Sendable {
    case whole
    /// A task of an array.
    case task(Int)
    /// Tasks of an array that wait together.
    case tasks(Range<Int>)
    /// A component of a heterogeneous job.
    case component(Int)
  }

  enum Hold: Sendable { case none, user, administrator }

  var number: Int
  /// What a record calls it, where that is no number.
  var label: String?
  var part = Part.whole
  var scenario: Int
  var name: String
  /// By index; names for the jobs of a trace.
  var user: Int
  var partition = 0
  var quality = 0
  /// Accelerators that it asks for; of its second component, 0 without one.
  var size: Int
  var secondSize = 0
  /// Seconds that it may run, and that it would run if it were let.
  var limit: Int
  var length: Int
  /// How it ends if nothing befalls it, and with which code.
  var fate = JobState.completed
  var exitCode = 0
  /// Tasks of its array that may run at a time; 0 without a limit.
  var taskLimit = 0
  /// Number of the job that it waits for.
  var dependsOn: Int?
  /// When it may begin at the soonest.
  var earliest: Int?
  var hold = Hold.none
  /// When its user lets go of it by themselves; nil: never.
  var heldUntil: Int?
  /// The priority that an administrator has given it; nil: what the scheduler works out.
  var givenPriority: Int?
  var isRequeueable = true
  var restarts = 0

  var state = JobState.pending
  var reason = "None"
  var submitted: Int
  var began = 0
  /// When it will end; once it has, when it did.
  var ends = 0
  var expectedStart: Int?
  var priority = 0
  /// Nodes that it runs on, by index, and which accelerators it holds on each.
  var places: [Place] = []
  /// Accelerator load now, 0 to 1, before each member's own deviation.
  var load = 0.0
  var details: JobDetails?

  struct Place: Sendable {
    var node: Int
    var count: Int
    /// A bit for each accelerator of the node, by its place there.
    var bits: UInt64 = 0
  }

  /// What the scheduler calls it.
  var id: String {
    switch part {
    case .whole: label ?? "\(number)"
    case .task(let index): "\(number)_\(index)"
    case .tasks: "\(number)_*"
    case .component(let index): "\(number)+\(index)"
    }
  }

  /// A number for throws that differs for each task and component.
  var throwing: Int {
    switch part {
    case .whole, .tasks: number
    case .task(let index): number << 12 | (index + 1)
    case .component(let index): number << 12 | (0xF00 + index)
    }
  }

  /// The load at a moment. `seconds` since the simulation's start, `clock` since 1970 in the site's own time.
  func load(at seconds: Int, clock: Int, dice: Dice) -> Double {
    guard state == .running else { return 0 }
    let scenario = Scenario.all[scenario]
    let age = seconds - began
    switch scenario.shape {
    case .training(let checkpointEvery):
      // Loading data and compiling comes first; a checkpoint takes forty seconds.
      if age < 90 { return 0.1 }
      return age % checkpointEvery < 40 ? 0.12 : scenario.load
    case .serving:
      let wave = 0.92 + 0.16 * dice.share(.jobShape, throwing, seconds / 20)
      return min(1, scenario.load * 1.5 * Calendar.activity(at: clock) * wave)
    case .bursts(let every):
      let stretch = dice.share(.jobShape, throwing, seconds / every)
      return stretch < 0.2 ? scenario.load * 0.3 : min(1, scenario.load * (0.9 + 0.2 * stretch))
    }
  }
}
