package import SiteModel

/// A centre that obeys physics: jobs come and go and load the accelerators, power follows load, heat follows power, fans
/// and coolant follow heat, and now and then something breaks. A value: two of the same topology, seed and faults that
/// have been moved to the same moment in the same steps are equal.
///
/// Everything in it is of our own making and nothing is measured: what it answers is marked as simulated.
package struct Simulation: Sendable {
  /// When every simulation begins unless told otherwise: Monday, 5 January 2026, 06:00 UTC.
  package static let start = Moment(nanoseconds: 1_767_592_800_000_000_000)
  /// The site's clock is this far east of Greenwich, in seconds: its people's day follows it.
  static let siteOffset = 8 * 3600

  let plan: Blueprint
  let dice: Dice
  let beginning: Moment
  /// Seconds since the beginning.
  private(set) var seconds = 0
  var workload: Workload
  var faults: FaultPlan

  var nodes: [SimulatedNode]
  var accelerators: [SimulatedAccelerator]
  var racks: [SimulatedRack]
  var coolantUnits: [SimulatedCoolantUnit]
  /// Of all coolant distribution units, one's after the other's.
  var pumps: [SimulatedPump]
  var sideUnits: [SimulatedSideUnit]
  var facilityLoops: [SimulatedFacilityLoop]
  var plantUnits: [SimulatedPlantUnit]
  /// False while nothing drives plant pumps, fans and chillers.
  var isPlantPowered = true
  var halls: [SimulatedHall]
  var meters = SimulatedMeters()
  var powerUnits: [SimulatedPowerUnit]
  var feeds: [SimulatedFeed]
  /// By distribution unit: W.
  var outletPower: [Double]
  /// What answers call things, made once.
  let names: AnswerNames
  /// By node: the state of its jobs when its facts were last told; -1 before that.
  var told: [Int32]
  /// When the queue's jobs and nodes were last told, in seconds; nil before that.
  var jobsTold: Int?
  var scheduledNodesTold: Int?
  /// True when an accelerator was within 5 K of its limit in the last step.
  var isNearLimit = false
  /// Nodes on which nothing may begin because an accelerator of theirs is lost.
  var ailing: Set<Int> = []

  /// Ends with an error when a fault names nothing that the site has. Volumes, masses and shares of heat are up to
  /// `deviation` (a share) from what the site file says of them, as real ones are. With a `trace` its jobs come instead
  /// of thrown ones, and begin when the scheduler lets them or, `startsAsRecorded`, when they did; nothing fails by
  /// chance then.
  package init(
    of topology: Topology, seed: UInt64, faults scripted: [ScriptedFault] = [], beginning: Moment = start,
    deviation: Double = 0.1, trace: JobTrace? = nil, startsAsRecorded: Bool = false
  ) throws(FaultError) {
    dice = Dice(seed: seed)
    plan = Blueprint(of: topology, Truth(dice: dice, deviation: deviation))
    self.beginning = beginning
    workload = Workload(
      plan, dice: dice,
      trace: trace.map { [plan] in
        TraceFeed(
          $0, acceleratorCount: plan.acceleratorCount,
          nodeSize: plan.nodes.map(\.acceleratorCount).max() ?? 1, startsAsRecorded: startsAsRecorded)
      })
    faults = try FaultPlan(scripted, plan, topology, dice: dice)
    names = AnswerNames(topology, plan)
    told = plan.nodes.map { _ in -1 }
    nodes = plan.nodes.map { _ in SimulatedNode() }
    accelerators = Array(repeating: SimulatedAccelerator(), count: plan.acceleratorCount)
    racks = plan.racks.map { _ in SimulatedRack() }
    coolantUnits = plan.coolantUnits.enumerated().map { [dice] index, unit in
      SimulatedCoolantUnit(plan: unit, level: 0.78 + 0.12 * dice.share(.site, -1 - index))
    }
    pumps = Array(repeating: SimulatedPump(), count: plan.pumpCount)
    sideUnits = plan.sideUnits.map { _ in SimulatedSideUnit() }
    facilityLoops = plan.facilityLoops.map { SimulatedFacilityLoop(plan: $0) }
    plantUnits = plan.plantUnits.map { _ in SimulatedPlantUnit() }
    powerUnits = plan.powerUnits.map { SimulatedPowerUnit(charge: $0.hasBattery ? 1 : 0.6) }
    feeds = plan.feeds.map { _ in SimulatedFeed() }
    outletPower = plan.outlets.map { _ in 0 }
    halls = plan.hallAirPower.map { _ in SimulatedHall() }
    settle()
  }

  /// The moment that the state is of.
  package var moment: Moment { beginning + .seconds(seconds) }

  /// Seconds since 1970 by the site's clocks.
  var clock: Int { Int(beginning.seconds) + seconds + Self.siteOffset }

  /// Moves on to `moment` in steps of `stride` seconds, the last of which may be shorter. Heat flows hold for steps of
  /// any length; what jobs and chance do is seen once a step.
  package mutating func advance(to moment: Moment, stride: Int = 1) {
    let end = Int((moment - beginning).seconds.rounded(.down))
    while seconds < end { step(by: min(max(1, stride), end - seconds)) }
  }

  private mutating func step(by length: Int) {
    seconds += length
    faults.advance(to: seconds)
    breakDown(within: length)
    workload.setVictims(idling: faults.isIdling, straining: faults.isStraining)
    workload.drain(faults.drainedNodes, plan)
    workload.advance(to: seconds, clock: clock, plan: plan, isControllerDown: faults.isControllerDown)
    // What throttles, and what a fault heats, is followed closely however long the step.
    let slice = isNearLimit || faults.isAnyButDrill ? min(length, 5) : length
    var left = length
    while left > 0 {
      let time = Double(min(slice, left))
      moveNodes(by: time)
      moveRacks(by: time)
      moveCoolant(by: time)
      left -= slice
    }
    movePower(by: Double(length))
    readMeters()
  }

  /// A centre that has run for long: a few long steps from a cold start, before the clock begins.
  private mutating func settle() {
    workload.advance(to: 0, clock: clock, plan: plan)
    for _ in 0..<12 {
      moveNodes(by: 600)
      moveRacks(by: 600)
      moveCoolant(by: 600)
    }
    movePower(by: 1)
    readMeters()
  }
}
