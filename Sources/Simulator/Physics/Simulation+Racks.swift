internal import SiteModel

extension Simulation {
  /// What an accelerator gives its heat to.
  struct Surroundings {
    /// °C.
    var temperature: Double
    var isAir: Bool
  }

  /// What is around a node's accelerators: the bath, the middle of its rack's coolant, or the air at its front.
  func surroundings(ofNode index: Int) -> Surroundings {
    let rack = plan.nodes[index].rack
    guard rack >= 0 else { return Surroundings(temperature: nodes[index].inlet, isAir: true) }
    // Field by field: a rack's plan as a whole is large to copy for every node.
    if plan.racks[rack].hasPlates { return Surroundings(temperature: racks[rack].coolant.middle, isAir: false) }
    let tank = plan.racks[rack].tank
    if tank >= 0 { return Surroundings(temperature: sideUnits[tank].bath, isAir: false) }
    return Surroundings(temperature: nodes[index].inlet, isAir: true)
  }

  /// How much worse a heat sink is than at its usual flow of air, roughly. A plate hardly is: OCP's gets 0.0041 K/W
  /// better from 1 to 2 L/min, and 0.0038 of that is coolant that warms less on its way (flow in its fine channels is
  /// laminar); that warming is in the coolant's temperature already.
  func sinkFactor(ofNode index: Int, in surroundings: Surroundings) -> Double {
    surroundings.isAir ? 0.55 / min(1, max(0.12, 0.3 + 0.4 * nodes[index].fans)) : 1
  }

  /// The air at a node's front: its rack's, a little warmer towards the top.
  func airTemperature(ofNode index: Int) -> Double {
    let node = plan.nodes[index]
    guard node.rack >= 0 else { return halls[0].supply + 1 }
    return racks[node.rack].inlet + 1.2 * node.elevation
  }

  /// Power and heat of racks, and the air in front of them.
  mutating func moveRacks(by time: Double) {
    let stages = plan.conversions(at: .rack)
    for index in plan.racks.indices {
      let rack = plan.racks[index]
      var power = rack.nodes.reduce(0) { $0 + nodes[$1].power }
      if racks[index].isPowered {
        power = stages.reduce(power + rack.devicePower) { $1.input(for: $0) }
      }
      racks[index].power = power
      // What the accelerators keep comes out later.
      let heat = max(0, power - rack.nodes.reduce(0) { $0 + nodes[$1].stored })
      let liquid = rack.door < 0 || rack.cooling.method != .rearDoor ? heat * rack.liquidShare : 0
      racks[index].bathHeat = rack.tank >= 0 ? liquid : 0
      racks[index].liquidHeat = rack.tank < 0 && rack.coolantUnit >= 0 ? liquid : 0
      let warmed = max(0, heat - racks[index].bathHeat - racks[index].liquidHeat)
      racks[index].doorHeat = rack.door >= 0 ? doorHeat(ofRack: index, warmed) : 0
      racks[index].airHeat = warmed - racks[index].doorHeat
    }
    for index in plan.racks.indices { moveAir(ofRack: index, by: time) }
    for hall in halls.indices { moveAir(ofHall: hall, by: time) }
  }

  /// Some of what a rack and its neighbours blow out at the back comes round to the front: a few parts of a hundred in a
  /// row that is well closed, more at its ends.
  private mutating func moveAir(ofRack index: Int, by time: Double) {
    let rack = plan.racks[index]
    let isEnd = rack.left < 0 || rack.right < 0
    var share = (isEnd ? 0.07 : 0.035) + 0.03 * dice.share(.site, index)
    if faults.isRecirculating(rack: index) { share += 0.75 }
    func rise(_ rack: Int) -> Double {
      guard rack >= 0 else { return 0 }
      // Air is moved so that a rack at its nominal power warms it by 15 K.
      return 15 * racks[rack].airHeat
        / max(1, plan.racks[rack].nominalPower * (1 - plan.racks[rack].cooling.liquidShare))
    }
    let around = share * (rise(index) + 0.3 * (rise(rack.left) + rise(rack.right)))
    let target = halls[rack.hall].supply + around
    racks[index].inlet += (target - racks[index].inlet) * time / (time + 90)
  }

  /// Air handlers keep their supply; when they stand still, the hall warms with all that is given to it.
  private mutating func moveAir(ofHall hall: Int, by time: Double) {
    if faults.areAirHandlersStopped(hall: hall) {
      let heat = plan.racks.indices.reduce(0) { $0 + (plan.racks[$1].hall == hall ? racks[$1].airHeat : 0) }
      // 300 m3 of air a rack, and as much again in steel and concrete skins that warm with it.
      let count = plan.racks.reduce(0) { $0 + ($1.hall == hall ? 1 : 0) }
      let capacity = Double(max(1, count)) * 300 * Air.heatCapacityPerCubicMetre * 2
      halls[hall].supply = min(55, halls[hall].supply + heat * time / capacity)
    } else {
      halls[hall].supply += (22 + faults.waterRise * 0.5 - halls[hall].supply) * time / (time + 300)
    }
  }
}
