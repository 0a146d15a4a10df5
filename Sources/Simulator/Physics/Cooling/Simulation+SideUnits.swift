internal import SiteModel

extension Simulation {
  /// W that a rack's door takes of `warmed`, the heat in the air through it: four fifths of what a perfect one could.
  func doorHeat(ofRack index: Int, _ warmed: Double) -> Double {
    let rack = plan.racks[index]
    let door = sideUnits[rack.door]
    // Air is moved so that a rack at its nominal power warms it by 15 K.
    let air = rack.nominalPower / 15
    let before = racks[index].inlet + warmed / air
    let most = plan.sideUnits[rack.door].capacity / Double(max(1, plan.sideUnits[rack.door].racks.count))
    return min(most, max(0, 0.8 * air * (before - door.coolant.middle)))
  }

  mutating func moveSideUnit(_ index: Int, by time: Double) {
    let unit = plan.sideUnits[index]
    if unit.isTank { moveBath(index, unit, by: time) } else { moveDoor(index, unit) }
    // A distribution unit moves the coolant through what hangs on it.
    guard unit.coolantUnit < 0 else { return }
    let water = water(ofLoop: unit.facilityLoop)
    sideUnits[index].inlet = water.temperature
    sideUnits[index].flow = unit.ratedFlow * max(0.001, water.drive)
    sideUnits[index].coolant.take(
      sideUnits[index].heat, from: water.temperature,
      conductance: unit.fluid.conductance(of: sideUnits[index].flow, at: water.temperature),
      capacity: unit.heatCapacity, by: time)
  }

  private mutating func moveDoor(_ index: Int, _ unit: Blueprint.SideUnit) {
    var before = 0.0
    var behind = 0.0
    var heat = 0.0
    for rack in unit.racks {
      let air = plan.racks[rack].nominalPower / 15
      before += racks[rack].inlet + (racks[rack].airHeat + racks[rack].doorHeat) / air
      behind += racks[rack].inlet + racks[rack].airHeat / air
      heat += racks[rack].doorHeat
    }
    let count = Double(max(1, unit.racks.count))
    sideUnits[index].heat = heat
    sideUnits[index].airBefore = before / count
    sideUnits[index].airBehind = behind / count
  }

  /// A bath is as warm as it is everywhere; its pump sends it through the exchanger.
  private mutating func moveBath(_ index: Int, _ unit: Blueprint.SideUnit, by time: Double) {
    let state = sideUnits[index]
    let given = unit.racks.reduce(0) { $0 + racks[$1].bathHeat }
    let hot = unit.bath.conductance(of: unit.bathFlow, at: state.bath)
    let cold = unit.fluid.conductance(of: state.flow, at: state.inlet)
    let share = CounterflowExchanger.effectiveness(conductance: unit.bathConductance, hot: hot, cold: cold)
    let exchanged = share * min(hot, cold)
    let rise = time / unit.bathCapacity
    let bath = (state.bath + rise * (given + exchanged * state.inlet)) / (1 + rise * exchanged)
    sideUnits[index].bath = bath
    sideUnits[index].heat = exchanged * (bath - state.inlet)
    sideUnits[index].bathSupply = bath - sideUnits[index].heat / hot
  }
}
