internal import SiteModel

extension Simulation {
  /// Load, power and heat of every node and its accelerators over `time` seconds. First-order heat flows are taken
  /// implicitly (backward Euler), which holds for steps of any length.
  mutating func moveNodes(by time: Double) {
    let drill = faults.drill
    let nodeStages = plan.conversions(at: .node)
    isNearLimit = false
    for index in plan.nodes.indices {
      guard nodes[index].condition == .up else {
        rest(index, time, nodeStages)
        continue
      }
      let load = moveAccelerators(of: index, by: time, drill: drill)
      moveHost(index, load: load, by: time, drill: drill, nodeStages)
    }
  }

  private mutating func rest(_ index: Int, _ time: Double, _ stages: [PowerConversion]) {
    let node = plan.nodes[index]
    for accelerator in node.firstAccelerator..<(node.firstAccelerator + node.acceleratorCount) {
      accelerators[accelerator].load = 0
      accelerators[accelerator].power = 0
      let gap = nodes[index].inlet - accelerators[accelerator].temperature
      accelerators[accelerator].temperature += gap * time / (time + 120)
    }
    nodes[index].processorLoad = 0
    nodes[index].traffic = 0
    // A management controller and its supply stay on: 40 W.
    let inner = nodes[index].condition == .down ? 40.0 : 0
    nodes[index].innerPower = inner
    nodes[index].stored = 0
    nodes[index].power = inner == 0 ? 0 : stages.reduce(inner) { $1.input(for: $0) }
  }

  /// What of a node's accelerators its host needs to know.
  private struct Work {
    /// Mean load of the accelerators that jobs hold.
    var load = 0.0
    var held = 0
    /// W of all.
    var power = 0.0
    /// W that warm them instead of leaving them.
    var stored = 0.0
    var hottest = 0.0
  }

  private mutating func moveAccelerators(of index: Int, by time: Double, drill: FaultPlan.Drill) -> Work {
    let node = plan.nodes[index]
    let model = plan.accelerators[node.model]
    let coolant = surroundings(ofNode: index)
    let resistance = model.resistance * sinkFactor(ofNode: index, in: coolant)
    let preheating = coolant.isAir ? 6 / max(1, model.peakPower * 4) : 0
    var work = Work()
    for place in 0..<node.acceleratorCount {
      let number = node.firstAccelerator + place
      let isHeld = workload.holders[number] >= 0
      work.held += isHeld ? 1 : 0
      var state = accelerators[number]
      let fault = faults.isAny ? faults.state(ofAccelerator: number) : FaultPlan.AcceleratorFault()
      var target = wantedLoad(ofAccelerator: number, drill: drill)
      if !state.isOn || fault.isLost { target = 0 }
      state.load += (min(1, max(0, target)) - state.load) * time / (time + 3)
      let memoryTarget = isHeld || drill == .fullLoad ? 0.55 + 0.4 * dice.share(.jobShape, number) : 0.004
      state.memory += (memoryTarget - state.memory) * time / (time + 20)
      // Power goes with load and, below the highest clock, about with the clock's square (voltage follows it).
      let strain = isHeld ? workload.strains[Int(workload.holders[number])] : 0
      let dynamic = (model.peakPower - model.idlePower) * state.load * state.clock * state.clock * (1 + strain)
      state.power = state.isOn && !fault.isLost ? model.idlePower + dynamic : 0
      // In air the rear accelerators breathe what the front ones have warmed.
      let around = coolant.temperature + (place >= node.acceleratorCount / 2 ? preheating * work.power : 0)
      let resisting = resistance * (fault.isPlateBlocked ? 2.6 : 1)
      let rise = time / (model.heatCapacity * resisting)
      state.temperature = (state.temperature + rise * (around + state.power * resisting)) / (1 + rise)
      work.stored += state.power - (state.temperature - around) / resisting
      let wasOn = state.isOn
      throttle(&state, model, around: around, resistance: resisting, by: time)
      if state.temperature > model.temperatureHigh - 5 { isNearLimit = true }
      // The jobs on a node fail with any of its accelerators.
      if wasOn, !state.isOn { workload.close(index, plan) }
      work.power += state.power
      work.hottest = max(work.hottest, state.temperature)
      work.load += state.load
      accelerators[number] = state
    }
    if node.acceleratorCount > 0 { work.load /= Double(node.acceleratorCount) }
    return work
  }

  /// The load that its job or a drill asks of an accelerator, before the bounds of 0 and 1.
  @inline(__always)
  private func wantedLoad(ofAccelerator number: Int, drill: FaultPlan.Drill) -> Double {
    switch drill {
    case .noLoad: return 0
    case .fullLoad: return 1
    case .none: break
    }
    let holder = Int(workload.holders[number])
    guard holder >= 0 else { return 0 }
    // Members of a job differ a little for good, and from moment to moment.
    let member = 1 - 0.06 * dice.share(.member, number, workload.throwings[holder])
    return workload.loads[holder] * member + 0.012 * dice.bell(.loadNoise, number, seconds)
  }

  /// At its limit a device lowers its clock to what it can get rid of there, and takes it back slowly; beyond, it
  /// switches off.
  private func throttle(
    _ state: inout SimulatedAccelerator, _ model: AcceleratorModel, around: Double, resistance: Double, by time: Double
  ) {
    let excess = state.temperature - model.temperatureHigh
    if excess > 0 {
      let allowed = (model.temperatureHigh - around) / resistance - model.idlePower
      let dynamic = (model.peakPower - model.idlePower) * max(0.01, state.load)
      state.clock = max(0.3, min(state.clock, 0.98 * (max(0, allowed) / dynamic).squareRoot()))
    } else if excess < -2 {
      state.clock = min(1, state.clock + 0.02 * min(time, 50))
    }
    if state.temperature > model.temperatureCritical { state.isOn = false }
  }

  private mutating func moveHost(
    _ index: Int, load work: Work, by time: Double, drill: FaultPlan.Drill, _ stages: [PowerConversion]
  ) {
    let node = plan.nodes[index]
    let host = plan.hosts[node.host]
    var state = nodes[index]
    var busy = 0.03 + 0.32 * work.load
    if node.acceleratorCount == 0 { busy = 0.1 + 0.5 * dice.share(.jobShape, index, seconds / 300) }
    switch drill {
    case .none: break
    case .noLoad: busy = 0
    case .fullLoad: busy = 1
    }
    busy = min(1, max(0, busy + (drill == .none ? 0.01 * dice.bell(.loadNoise, -1 - index, seconds) : 0)))
    state.processorLoad += (busy - state.processorLoad) * time / (time + 4)
    let kind = host.kind
    let processor =
      kind.processorIdlePower + (kind.processorPower - kind.processorIdlePower) * state.processorLoad
    state.inlet = airTemperature(ofNode: index)
    let processorTarget = state.inlet + 12 + 38 * state.processorLoad
    state.processorTemperature += (processorTarget - state.processorTemperature) * time / (time + 40)
    state.memory += (0.06 + 0.55 * work.load - state.memory) * time / (time + 60)
    // Fans keep the warmest part of what air cools in its place, and never stand still.
    let isAir = surroundings(ofNode: index).isAir
    let warmest = isAir ? max(work.hottest - 60, state.processorTemperature - 55) / 25 : (state.inlet - 20) / 20
    let wanted = faults.hasFailedFans(node: index) ? 0 : min(1, max(0.25, 0.25 + 0.75 * warmest))
    state.fans += (wanted - state.fans) * time / (time + 8)
    // A fan's power goes with the cube of its speed.
    let fans = Double(kind.fanCount) * kind.fanPower * state.fans * state.fans * state.fans
    state.innerPower = work.power + processor * Double(kind.processorCount) + host.constantPower + fans
    state.power = stages.reduce(state.innerPower) { $1.input(for: $0) }
    state.stored = work.stored
    state.energy += state.power * time
    state.outlet = state.inlet + 4 + (isAir ? 14 : 6) * work.load
    let rate = (kind.portRate ?? 0) / 8
    state.traffic = work.held > 1 ? rate * 0.35 * work.load : rate * 0.001
    state.transferred += state.traffic * time
    nodes[index] = state
  }
}
