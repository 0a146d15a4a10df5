/// A job in the simulator: what it holds and how hard it works.
struct SimulatedJob: Sendable {
  var number: Int
  var scenario: Int
  var name: String
  /// Accelerators that it asks for.
  var size: Int
  /// Seconds since the simulation's start at which it began and will end.
  var began: Int
  var ends: Int
  /// Nodes that it runs on, by index, and how many accelerators it holds on each.
  var places: [Place] = []
  /// Accelerator load now, 0 to 1, before each member's own deviation.
  var load = 0.0

  struct Place: Sendable {
    var node: Int
    var count: Int
  }

  /// The load at a moment. `seconds` since the simulation's start, `clock` since 1970 in the site's own time.
  func load(at seconds: Int, clock: Int, dice: Dice) -> Double {
    let scenario = Scenario.all[scenario]
    let age = seconds - began
    switch scenario.shape {
    case .training(let checkpointEvery):
      // Loading data and compiling comes first; a checkpoint takes forty seconds.
      if age < 90 { return 0.1 }
      return age % checkpointEvery < 40 ? 0.12 : scenario.load
    case .serving:
      let wave = 0.92 + 0.16 * dice.share(.jobShape, number, seconds / 20)
      return min(1, scenario.load * 1.5 * Calendar.activity(at: clock) * wave)
    case .bursts(let every):
      let stretch = dice.share(.jobShape, number, seconds / every)
      return stretch < 0.2 ? scenario.load * 0.3 : min(1, scenario.load * (0.9 + 0.2 * stretch))
    }
  }
}
