internal import SiteModel

extension Simulation {
  /// The loops of all coolant distribution units: pumps, racks, heat exchanger.
  mutating func moveCoolant(by time: Double) {
    // The facility's water follows the weather: cooler by night.
    let water = 23 + 4 * Calendar.activity(at: clock) + faults.waterRise
    for index in plan.coolantUnits.indices { moveUnit(index, water: water, by: time) }
  }

  private mutating func moveUnit(_ index: Int, water: Double, by time: Double) {
    let unit = plan.coolantUnits[index]
    var state = coolantUnits[index]
    let isStopped = faults.arePumpsStopped(unit: index)
    let heat = unit.racks.reduce(0) { $0 + racks[$1].liquidHeat }
    // Pumps turn as fast as the heat asks for, between 40 and 100 %; when they stop they coast down.
    let wanted = isStopped ? 0 : min(1, max(0.4, heat / unit.capacity / 0.85))
    state.pumpSpeed += (wanted - state.pumpSpeed) * time / (time + (isStopped ? 4 : 15))
    // Flow goes with speed; what little is left without pumps is buoyancy.
    state.flow = unit.ratedFlow * max(0.01, state.pumpSpeed)
    state.power =
      isStopped ? unit.power : unit.power + unit.pumpPower * state.pumpSpeed * state.pumpSpeed * state.pumpSpeed
    moveRacks(of: unit, &state, by: time)
    exchange(unit, &state, water: water, isStopped: isStopped, by: time)
    coolantUnits[index] = state
  }

  /// Coolant through the racks: each gets flow by its nominal heat, and warms it.
  private mutating func moveRacks(of unit: Blueprint.CoolantUnit, _ state: inout SimulatedCoolantUnit, by time: Double)
  {
    let nominal = unit.racks.reduce(0) { $0 + plan.racks[$1].nominalPower }
    var warmth = 0.0
    for rack in unit.racks {
      let share = plan.racks[rack].nominalPower / max(1, nominal)
      let flow = state.flow * share
      let conductance = flow / 60 * Coolant.heatCapacityPerLitre
      let rise = time / (unit.heatCapacity * share)
      let gain = racks[rack].liquidHeat + conductance * state.supply
      racks[rack].coolantReturn =
        (racks[rack].coolantReturn + rise * gain) / (1 + rise * conductance)
      racks[rack].flow = flow
      warmth += racks[rack].coolantReturn * share
    }
    if !unit.racks.isEmpty { state.back = warmth }
  }

  /// The heat exchanger: the valve on the primary side opens as far as the supply needs; fully open, it takes out 0.85 of
  /// what a perfect one could (Deschutes: 0.835).
  private func exchange(
    _ unit: Blueprint.CoolantUnit, _ state: inout SimulatedCoolantUnit, water: Double, isStopped: Bool, by time: Double
  ) {
    let conductance = state.flow / 60 * Coolant.heatCapacityPerLitre
    let most = 0.85 * max(0, state.back - water)
    let needed = max(0, state.back - unit.supply)
    let taken = min(most, needed)
    let target = state.back - taken
    state.supply += (target - state.supply) * time / (time + 20)
    state.valve = isStopped ? 0.05 : most > 0 ? min(1, max(0.05, needed / most)) : 1
    state.heat = conductance * max(0, state.back - state.supply)
    state.primarySupply = water
    // The primary side is let warm by 8 K at full valve, by more when it is throttled.
    state.primaryFlow = unit.ratedFlow * 1.1 * state.valve
    let primary = state.primaryFlow / 60 * 4180 * 0.997
    state.primaryReturn = water + (primary > 0 ? state.heat / primary : 0)
  }

  /// The building's meters: what enters and leaves every stage of the power chain.
  mutating func readMeters() {
    var stages: [SimulatedMeters.Stage] = []
    let powered = nodes.indices.filter { nodes[$0].innerPower > 0 }
    var power = powered.reduce(0) { $0 + nodes[$1].innerPower }
    let poweredRacks = racks.indices.filter { racks[$0].isPowered }
    var place = PowerConversion.Place.node
    for conversion in plan.conversions {
      enter(conversion.place, from: &place, &power, poweredRacks)
      let count = place == .node ? powered.count : place == .rack ? poweredRacks.count : 1
      let input = (power + conversion.fixedLoss * Double(conversion.unitCount * count)) / conversion.efficiency
      stages.append(SimulatedMeters.Stage(input: input, output: power))
      power = input
    }
    enter(.site, from: &place, &power, poweredRacks)
    meters = SimulatedMeters(stages: stages, site: power)
  }

  /// What joins the chain between two places: switches in the racks, then the coolant distribution units.
  private func enter(
    _ next: PowerConversion.Place, from place: inout PowerConversion.Place, _ power: inout Double, _ powered: [Int]
  ) {
    if place == .node, next != .node {
      power += powered.reduce(0) { $0 + plan.racks[$1].devicePower }
      place = .rack
    }
    if place == .rack, next == .site {
      power += coolantUnits.reduce(0) { $0 + $1.power }
      place = .site
    }
  }
}
