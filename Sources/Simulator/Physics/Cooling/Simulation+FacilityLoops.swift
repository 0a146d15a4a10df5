internal import SiteModel

extension Simulation {
  /// A facility loop: its pumps, what the units give it, what takes that away again.
  mutating func moveLoop(_ index: Int, in weather: Weather, by time: Double) {
    let plan = plan.facilityLoops[index]
    moveLoopPumps(index, plan, by: time)
    let (demand, mix) = returned(to: plan)
    var state = facilityLoops[index]
    // Some water goes round however little the units ask for.
    let least = 0.1 * plan.ratedFlow * state.drive
    state.flow = max(demand, least)
    let conductance = plan.fluid.conductance(of: state.flow, at: (state.supply + state.back) / 2)
    let share = demand / max(0.001, state.flow)
    let entering = mix * share + state.supply * (1 - share)
    // Half of the water is warm and half is cold; both are well mixed in the headers.
    let exchange = state.flow / 60 * time / (plan.volume / 2)
    state.back = (state.back + exchange * entering) / (1 + exchange)
    let setPoint = plan.setPoint + faults.waterRise
    let cooled = plan.isCooled ? cool(index, plan, &state, conductance, to: setPoint, in: weather, by: time) : setPoint
    state.supply = (state.supply + exchange * cooled) / (1 + exchange)
    state.heat = conductance * (entering - state.supply)
    facilityLoops[index] = state
  }

  /// L/min that the units let through, and °C at which it comes back together.
  private func returned(to loop: Blueprint.FacilityLoop) -> (demand: Double, mix: Double) {
    var demand = 0.0
    var warmth = 0.0
    for unit in loop.units {
      demand += coolantUnits[unit].primaryFlow
      warmth += coolantUnits[unit].primaryFlow * coolantUnits[unit].primaryReturn
    }
    for side in loop.sideUnits {
      demand += sideUnits[side].flow
      warmth += sideUnits[side].flow * sideUnits[side].coolant.outlet
    }
    return (demand, demand > 1e-6 ? warmth / demand : 0)
  }

  /// Plant pumps hold the pressure between the headers as long as those that run can.
  private mutating func moveLoopPumps(_ index: Int, _ plan: Blueprint.FacilityLoop, by time: Double) {
    let whole = plan.pumps.filter { !plantUnits[$0].hasFailed && isPlantPowered }
    let share = plan.pumps.isEmpty ? 1 : Double(whole.count) / Double(plan.pumps.count)
    facilityLoops[index].drive += ((share > 0 ? 1 : 0) - facilityLoops[index].drive) * time / (time + 5)
    // On a loop's curve one pump of two gives two thirds of what both do.
    let able = share >= 1 || share <= 0 ? plan.ratedFlow * share : plan.ratedFlow * Elementary.power(share, 0.6)
    let asked = facilityLoops[index].flow / max(0.05, facilityLoops[index].fulfilment)
    let fulfilment = able > 0 ? min(1, able / max(1, asked)) : 1
    facilityLoops[index].fulfilment += (fulfilment - facilityLoops[index].fulfilment) * time / (time + 10)
    // Pressure is held, so that they cannot turn as slowly as the flow alone would let them.
    let speed = able > 0 ? min(1, max(0.45, facilityLoops[index].flow / able)) : 0
    facilityLoops[index].pumpSpeed += (speed - facilityLoops[index].pumpSpeed) * time / (time + 10)
    for pump in plan.pumps {
      let runs = !plantUnits[pump].hasFailed && isPlantPowered
      let target = runs ? facilityLoops[index].pumpSpeed : 0
      plantUnits[pump].duty += (target - plantUnits[pump].duty) * time / (time + 5)
      let duty = plantUnits[pump].duty
      plantUnits[pump].power = runs ? self.plan.plantUnits[pump].power * duty * duty * duty : 0
    }
  }
}
