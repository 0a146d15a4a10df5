internal import SiteModel

/// What is really so around a coolant distribution unit, without any sensor. For tests of those who can only guess.
package struct CoolingTruth: Hashable, Sendable {
  /// °C towards the racks and back from them, where they leave.
  package var supply: Double
  package var back: Double
  /// K that the accelerators have left to the temperature at which they slow down: of the one nearest to it. Nil when
  /// none hangs on the unit.
  package var headroom: Double?
  /// L/min on both sides, and W that the racks give to the coolant.
  package var flow: Double
  package var primaryFlow: Double
  package var heat: Double
  /// °C of the facility's water where it enters the unit.
  package var primarySupply: Double
  /// J/K of all that warms when nothing carries the heat away: coolant, metal and accelerators.
  package var heatCapacity: Double
  /// J/K of that which is in the racks: what warms when nothing flows.
  package var rackHeatCapacity: Double
  /// °C of the coolant and its metal on the whole, each part weighed by what it holds.
  package var mean: Double
}

/// When limits are first passed, in seconds from now; nil for those that are not within the time looked at.
package struct LimitTimes: Hashable, Sendable {
  /// An accelerator is where it slows down.
  package var accelerator: Double?
  /// The coolant towards the racks, and back from them, is beyond the unit's limit.
  package var supply: Double?
  package var back: Double?
}

extension Simulation {
  /// The truth about a unit; nil when none has that name.
  package func truth(ofUnit name: String) -> CoolingTruth? {
    guard let index = plan.coolantUnits.firstIndex(where: { $0.name == name }) else { return nil }
    let unit = plan.coolantUnits[index]
    let state = coolantUnits[index]
    let pipe = unit.pipeVolume / 2 * unit.fluid.heatCapacity(at: state.supply)
    var warmth = pipe * (state.supplyPipe.mean + state.returnPipe.mean) + unit.exchangerCapacity * state.supply
    var held = pipe * 2 + unit.exchangerCapacity
    var truth = CoolingTruth(
      supply: state.supply, back: state.mixed, flow: state.flow, primaryFlow: state.primaryFlow,
      heat: unit.racks.reduce(0) { $0 + racks[$1].liquidHeat }, primarySupply: state.primarySupply,
      heatCapacity: held, rackHeatCapacity: 0, mean: 0)
    for rack in unit.racks {
      truth.rackHeatCapacity += plan.racks[rack].heatCapacity
      held += plan.racks[rack].heatCapacity
      warmth += plan.racks[rack].heatCapacity * (racks[rack].coolant.middle + racks[rack].coolant.outlet) / 2
      for node in plan.racks[rack].nodes {
        let first = plan.nodes[node].firstAccelerator
        let model = plan.accelerators[plan.nodes[node].model]
        for accelerator in first..<(first + plan.nodes[node].acceleratorCount) {
          truth.rackHeatCapacity += model.heatCapacity
          let left = model.temperatureHigh - accelerators[accelerator].temperature
          truth.headroom = min(truth.headroom ?? left, left)
        }
      }
    }
    truth.heatCapacity += truth.rackHeatCapacity
    truth.mean = warmth / max(1, held)
    return truth
  }

  /// When a unit's limits will be passed if all goes on as the script has it: a copy is run ahead, second by second, for
  /// at most `length` seconds. Nil when no unit has that name.
  package func limitTimes(ofUnit name: String, within length: Int) -> LimitTimes? {
    guard let unit = plan.coolantUnits.first(where: { $0.name == name }) else { return nil }
    var ahead = self
    var times = LimitTimes()
    for second in 1...max(1, length) {
      ahead.advance(to: moment + .seconds(second))
      guard let truth = ahead.truth(ofUnit: name) else { return nil }
      if times.accelerator == nil, let left = truth.headroom, left <= 0 { times.accelerator = Double(second) }
      if times.supply == nil, truth.supply > unit.supplyLimit { times.supply = Double(second) }
      if times.back == nil, truth.back > unit.returnLimit { times.back = Double(second) }
      if times.accelerator != nil, times.supply != nil, times.back != nil { break }
    }
    return times
  }
}
