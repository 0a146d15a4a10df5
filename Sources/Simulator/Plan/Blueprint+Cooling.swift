internal import SiteModel

extension Blueprint {
  /// Coolant distribution units, doors, tanks, and the loops of the facility that they hang on.
  mutating func addCooling(of topology: Topology, _ truth: Truth) {
    addSideUnits(of: topology, truth)
    for index in racks.indices {
      let isWet = racks[index].cooling.method == .coldPlate || racks[index].cooling.method == .immersion
      racks[index].hasPlates = isWet && racks[index].coolantUnit >= 0 && racks[index].tank < 0
    }
    for index in topology.coolantDistributionUnits.indices { addUnit(index, of: topology, truth) }
    addLoops(of: topology, truth)
  }

  private mutating func addUnit(_ index: Int, of topology: Topology, _ truth: Truth) {
    let plan = topology.coolantDistributionUnits[index]
    let members = racks.indices.filter { racks[$0].coolantUnit == index && racks[$0].tank < 0 }
    let sides = sideUnits.indices.filter { sideUnits[$0].coolantUnit == index }
    let weights =
      members.map { racks[$0].nominalPower * racks[$0].cooling.liquidShare } + sides.map { sideUnits[$0].capacity }
    let heat = weights.reduce(0, +)
    let places = members.map(CoolantLoad.Place.rack) + sides.map(CoolantLoad.Place.sideUnit)
    let loads = zip(places, weights).map { CoolantLoad(place: $0, share: $1 / max(1, heat)) }
    let capacity = plan.capacity ?? max(heat * 1.2, 1000)
    // 1.2 L/min a kilowatt at the rated heat (resistancezero; STULZ and others plan 1.0 to 1.5).
    let flow = plan.ratedFlow ?? 1.2 * capacity / 1000
    let supply = plan.supplyTemperature ?? 32
    let fluid = Fluid(plan.coolant)
    let count = max(1, plan.pumpCount ?? 2)
    // 40 s of rated flow stand in pipes, manifolds and plates where nobody has counted them.
    let volume = plan.volume ?? flow / 60 * 40
    let inRacks = members.reduce(0) { sum, rack in
      sum + (topology.racks[rack].coolantVolume ?? racks[rack].nominalPower * racks[rack].cooling.liquidShare * 0.6e-3)
    }
    let outside = max(volume * 0.2, volume - inRacks) * truth.factor(.loopVolume, index)
    coolantUnits.append(
      CoolantUnit(
        name: plan.name, racks: members, loads: loads, capacity: capacity, power: plan.power ?? 0,
        pumpPower: plan.pumpPower ?? 0, supply: supply, supplyLimit: plan.supplyLimit ?? .infinity,
        returnLimit: plan.returnLimit ?? .infinity, fluid: fluid,
        pumps: PumpGroup(
          count: count, needed: min(count, max(1, plan.pumpsNeeded ?? (count > 1 ? count - 1 : 1))), ratedFlow: flow),
        firstPump: pumpCount,
        pipeVolume: outside * 0.88,
        // An eighth of what is not in the racks stands in the exchanger, whose plates hold a third as much heat.
        exchangerCapacity: outside * 0.12 * fluid.heatCapacity(at: supply) * 1.3,
        exchanger: exchanger(fluid, flow: flow, supply: supply, capacity: capacity),
        facilityLoop: plan.facilityLoop ?? -1))
    pumpCount += count
  }

  /// As Deschutes is built: 3 K between the coolant towards the racks and the facility's water at the rated heat, and
  /// 1.026 times as much water as coolant.
  private func exchanger(_ fluid: Fluid, flow: Double, supply: Double, capacity: Double) -> CounterflowExchanger {
    let rough = fluid.conductance(of: flow, at: supply)
    let hot = fluid.conductance(of: flow, at: supply + capacity / rough / 2)
    let cold = hot * 1.026
    let water = Fluid(.water).heatCapacity(at: supply - 3 + capacity / cold / 2)
    return CounterflowExchanger(
      designConductance: CounterflowExchanger.conductance(for: capacity, hot: hot, cold: cold, approach: 3),
      designFlow: flow, designPrimaryFlow: cold / water * 60)
  }

  private mutating func addSideUnits(of topology: Topology, _ truth: Truth) {
    for (index, plan) in topology.heatExchangers.enumerated() {
      let members = topology.racks.indices.filter { topology.racks[$0].heatExchanger == index }
      for rack in members { racks[rack].door = sideUnits.count }
      let heat = members.reduce(0) { $0 + racks[$1].nominalPower }
      var unit = sideUnit(
        plan.name, isTank: false, members, plan.capacity ?? max(1000, heat), sink: plan.sink, topology)
      // 15 L of water and the fins.
      unit.heatCapacity = 15 * unit.fluid.heatCapacity(at: 25) + 30e3
      sideUnits.append(unit)
    }
    for (index, plan) in topology.immersionUnits.enumerated() {
      let members = topology.racks.indices.filter { topology.racks[$0].immersionUnit == index }
      for rack in members { racks[rack].tank = sideUnits.count }
      let heat = members.reduce(0) { $0 + racks[$1].nominalPower }
      let capacity = plan.capacity ?? max(1000, heat * 1.2)
      var unit = sideUnit(plan.name, isTank: true, members, capacity, sink: plan.sink, topology)
      unit.heatCapacity = 20 * unit.fluid.heatCapacity(at: 35) + 20e3
      unit.bath = Fluid(plan.coolant)
      // 18 L a kilowatt, as tanks of 50 kW with 900 L have; the bath cools by 10 K on its way through the exchanger,
      // and leaves that 6 K above the water.
      let litre = unit.bath.heatCapacity(at: 40)
      unit.bathCapacity = (plan.volume ?? capacity * 0.018) * litre * truth.factor(.bathVolume, index)
      unit.bathFlow = capacity / (10 * litre) * 60
      unit.bathConductance = CounterflowExchanger.conductance(
        for: capacity, hot: capacity / 10, cold: unit.fluid.conductance(of: unit.ratedFlow, at: 35), approach: 6)
      sideUnits.append(unit)
    }
  }

  private func sideUnit(
    _ name: String, isTank: Bool, _ racks: [Int], _ capacity: Double, sink: HeatSink?, _ topology: Topology
  ) -> SideUnit {
    var unit = SideUnit(
      name: name, isTank: isTank, racks: racks, capacity: capacity, fluid: Fluid(.water), ratedFlow: 0, heatCapacity: 1)
    switch sink {
    case .facilityLoop(let loop):
      unit.facilityLoop = loop
      unit.fluid = Fluid(topology.facilityLoops[loop].coolant)
    case .coolantDistributionUnit(let index):
      unit.coolantUnit = index
      unit.fluid = Fluid(topology.coolantDistributionUnits[index].coolant)
    case nil: break
    }
    // The coolant warms by 8 K at the rated heat.
    unit.ratedFlow = capacity / (8 * unit.fluid.heatCapacity(at: 30)) * 60
    return unit
  }

  private mutating func addLoops(of topology: Topology, _ truth: Truth) {
    for (index, plan) in topology.facilityLoops.enumerated() {
      let units = coolantUnits.indices.filter { coolantUnits[$0].facilityLoop == index }
      let sides = sideUnits.indices.filter { sideUnits[$0].facilityLoop == index }
      let demand =
        units.reduce(0) { $0 + coolantUnits[$1].exchanger.designPrimaryFlow }
        + sides.reduce(0) { $0 + sideUnits[$1].ratedFlow }
      let flow = plan.ratedFlow ?? max(10, demand * 1.05)
      let coldest = units.map { coolantUnits[$0].supply }.min()
      facilityLoops.append(
        FacilityLoop(
          name: plan.name, fluid: Fluid(plan.coolant),
          // Four minutes of flow where nobody has counted it.
          volume: (plan.volume ?? flow * 4) * truth.factor(.facilityVolume, index),
          setPoint: plan.supplyTemperature ?? coldest.map { $0 - 5 } ?? 25, ratedFlow: flow, units: units,
          sideUnits: sides))
    }
    addPlant(of: topology)
  }

  private mutating func addPlant(of topology: Topology) {
    for plan in topology.coolingPlant {
      guard let loop = plan.facilityLoop, facilityLoops.indices.contains(loop) else {
        plantUnits.append(PlantUnit(name: plan.name, kind: plan.kind, loop: -1, capacity: 0, power: plan.power ?? 0))
        continue
      }
      let heat = facilityLoops[loop].units.reduce(0) { $0 + coolantUnits[$1].capacity }
      let capacity = plan.capacity ?? max(1000, heat)
      // Usual shares of the heat moved: fans 1.5 %, pumps 1.5 %, a heat pump's or chiller's compressor a fifth.
      let share = plan.kind == .chiller ? 0.2 : plan.kind == .heatRecovery ? 0.03 : 0.015
      if plan.kind == .pump { facilityLoops[loop].pumps.append(plantUnits.count) }
      if plan.kind != .pump { facilityLoops[loop].plant.append(plantUnits.count) }
      plantUnits.append(
        PlantUnit(
          name: plan.name, kind: plan.kind, loop: loop, capacity: capacity, power: plan.power ?? capacity * share))
    }
  }
}
