internal import SiteModel

extension Simulation {
  /// The longest step, in seconds, that coolant and its controllers are moved by at once.
  private static let longestSlice = 5.0

  /// All coolant: technology loops, doors and tanks, facility loops and what cools those.
  mutating func moveCoolant(by time: Double) {
    let weather = weather
    heedCoolingFaults()
    var left = time
    while left > 0 {
      let slice = min(left, Self.longestSlice)
      for index in plan.coolantUnits.indices { moveUnit(index, by: slice) }
      for index in plan.sideUnits.indices { moveSideUnit(index, by: slice) }
      for index in plan.facilityLoops.indices { moveLoop(index, in: weather, by: slice) }
      left -= slice
    }
  }

  /// What breaks or is mended shows at the beginning of a step.
  private mutating func heedCoolingFaults() {
    for (index, unit) in plan.coolantUnits.enumerated() {
      let isStopped = faults.isAny && faults.arePumpsStopped(unit: index)
      for place in 0..<unit.pumps.count {
        pumps[unit.firstPump + place].hasFailed =
          isStopped || faults.isAny && faults.hasTripped(pump: unit.firstPump + place)
      }
      let isStuck = faults.isAny && faults.isValveStuck(unit: index)
      if isStuck, coolantUnits[index].stuckValve == nil {
        coolantUnits[index].stuckValve = coolantUnits[index].valve.opening / 2
      } else if !isStuck {
        coolantUnits[index].stuckValve = nil
      }
    }
    for index in plan.plantUnits.indices {
      plantUnits[index].hasFailed = faults.isAny && faults.hasFailed(plantUnit: index)
    }
  }

  private mutating func moveUnit(_ index: Int, by time: Double) {
    let unit = plan.coolantUnits[index]
    var state = coolantUnits[index]
    let drawn = movePumps(of: unit, by: time)
    let clogging = faults.isAny ? faults.clogging(unit: index) : 1
    let range = unit.firstPump..<(unit.firstPump + unit.pumps.count)
    let speeds = pumps[range].map(\.speed)
    // What little is left without pumps is buoyancy.
    state.flow = max(unit.pumps.ratedFlow * 0.01, unit.pumps.flow(speeds: speeds[...], clogging: clogging))
    state.conductance = unit.fluid.conductance(of: state.flow, at: (state.supply + state.back) / 2)
    state.power = unit.power + drawn
    warm(unit, &state, by: time)
    exchange(index, unit, &state, pumpHeat: drawn * 0.9, by: time)
    let truth = SIMD4(state.supply, state.back, state.primarySupply, state.primaryReturn)
    state.sensed += (truth - state.sensed) * (time / (time + 3))
    if faults.isAny { state.level = max(0, state.level - faults.leakRate(unit: index) * time) }
    coolantUnits[index] = state
  }

  /// Pumps turn as fast as the heat asks for, between 40 and 100 %; when they stop they coast down. The first that are
  /// whole carry the load, the others stand by. W that they draw.
  private mutating func movePumps(of unit: Blueprint.CoolantUnit, by time: Double) -> Double {
    let heat = unit.loads.reduce(0) { $0 + self.heat(of: $1.place) }
    var open = unit.pumps.needed
    let wanted = min(1, max(0.4, heat / unit.capacity / 0.85))
    let whole = (0..<unit.pumps.count).count { !pumps[unit.firstPump + $0].hasFailed }
    // Fewer than are needed turn faster.
    let speed = min(1, wanted * Double(open) / Double(max(1, min(open, whole))))
    var drawn = 0.0
    for place in unit.firstPump..<(unit.firstPump + unit.pumps.count) {
      let isRunning = !pumps[place].hasFailed && open > 0
      if isRunning { open -= 1 }
      let target = isRunning ? speed : 0
      let isStarting = isRunning && pumps[place].speed < 0.3
      pumps[place].speed += (target - pumps[place].speed) * time / (time + (isRunning && !isStarting ? 15 : 4))
      if pumps[place].speed < 1e-4 { pumps[place].speed = 0 }
      let cube = pumps[place].speed * pumps[place].speed * pumps[place].speed
      if !pumps[place].hasFailed { drawn += unit.pumpPower / Double(unit.pumps.needed) * cube }
    }
    return drawn
  }

  private func heat(of place: Blueprint.CoolantLoad.Place) -> Double {
    switch place {
    case .rack(let rack): racks[rack].liquidHeat
    case .sideUnit(let side): sideUnits[side].heat
    }
  }

  /// Out to the racks, through them, and back.
  private mutating func warm(_ unit: Blueprint.CoolantUnit, _ state: inout SimulatedCoolantUnit, by time: Double) {
    let half = unit.pipeVolume / 2
    state.supplyPipe.move(state.supply, flow: state.flow, volume: half, by: time)
    let inlet = state.supplyPipe.outlet
    var mixed = unit.loads.isEmpty ? inlet : 0
    for load in unit.loads {
      let conductance = state.conductance * load.share
      switch load.place {
      case .rack(let rack):
        racks[rack].flow = state.flow * load.share
        racks[rack].coolant.take(
          racks[rack].liquidHeat, from: inlet, conductance: conductance, capacity: plan.racks[rack].heatCapacity,
          by: time)
        mixed += racks[rack].coolant.outlet * load.share
      case .sideUnit(let side):
        sideUnits[side].flow = state.flow * load.share
        sideUnits[side].inlet = inlet
        sideUnits[side].coolant.take(
          sideUnits[side].heat, from: inlet, conductance: conductance, capacity: plan.sideUnits[side].heatCapacity,
          by: time)
        mixed += sideUnits[side].coolant.outlet * load.share
      }
    }
    state.mixed = mixed
    state.returnPipe.move(mixed, flow: state.flow, volume: half, by: time)
    state.back = state.returnPipe.outlet
  }

  /// The heat exchanger, and the valve that lets in as much of the facility's water as the supply needs.
  private mutating func exchange(
    _ index: Int, _ unit: Blueprint.CoolantUnit, _ state: inout SimulatedCoolantUnit, pumpHeat: Double, by time: Double
  ) {
    let water = water(ofLoop: unit.facilityLoop)
    state.valve.follow(state.sensed[0] - unit.supply, by: time, stuck: state.stuckValve)
    let isLost = faults.isAny && faults.isWaterLost(unit: index)
    let admitted = isLost ? 0 : unit.exchanger.designPrimaryFlow * state.valve.opening * water.drive
    state.primaryFlow += (admitted - state.primaryFlow) * time / (time + 3)
    state.primarySupply = water.temperature
    let fluid = unit.facilityLoop >= 0 ? plan.facilityLoops[unit.facilityLoop].fluid : Fluid(.water)
    let cold = fluid.conductance(of: state.primaryFlow, at: (state.primarySupply + state.primaryReturn) / 2)
    let isFlowing = state.flow > unit.pumps.ratedFlow * 0.05
    let hot = state.back + (isFlowing ? pumpHeat / state.conductance : 0)
    let fouling = faults.isAny ? faults.fouling(unit: index) : 0
    let area = unit.exchanger.conductance(flow: state.flow, primaryFlow: state.primaryFlow, fouling: fouling)
    let share = CounterflowExchanger.effectiveness(conductance: area, hot: state.conductance, cold: cold)
    state.primaryHeat = share * min(state.conductance, cold) * (hot - state.primarySupply)
    let target = hot - state.primaryHeat / state.conductance
    let capacity = unit.exchangerCapacity
    state.supply += (target - state.supply) * time / (time + capacity / state.conductance)
    state.heat = state.conductance * (state.back - state.supply)
    let out = cold > 1 ? state.primarySupply + state.primaryHeat / cold : hot
    state.primaryReturn += (out - state.primaryReturn) * time / (time + 4)
  }

  /// What a unit finds at its inlet: °C, and the share of the usual pressure.
  func water(ofLoop loop: Int) -> (temperature: Double, drive: Double) {
    // Where the site file names no loop the water follows the day: cooler by night.
    guard loop >= 0 else { return (23 + 4 * Calendar.activity(at: clock) + faults.waterRise, 1) }
    return (facilityLoops[loop].supply, facilityLoops[loop].drive * facilityLoops[loop].fulfilment)
  }
}
