internal import SiteModel

extension Simulation {
  /// A coolant distribution unit with its parts.
  func batch(ofUnit index: Int) -> Batch {
    let unit = plan.coolantUnits[index]
    let state = coolantUnits[index]
    var readout = Readout(self, number: index << 2)
    addSides(index, unit, state, to: &readout)
    readout.add(0, .coolingCapacity, unit.capacity)
    readout.add(0, .supplySetPoint, unit.supply)
    readout.add(0, .ratedFlow, unit.pumps.ratedFlow.rounded())
    readout.add(0, .power, state.power, Sensor(step: 0.01))
    readout.addShare(0, .valvePosition, state.valve.opening)
    // The unit itself misses a valve that is not where it was sent.
    let isAstray = abs(state.valve.wanted - state.valve.opening) > 0.1
    let wetness = faults.isAny ? faults.wetness(unit: index) : 0
    let whole = (0..<unit.pumps.count).count { !pumps[unit.firstPump + $0].hasFailed }
    readout.add(0, .severity, whole < unit.pumps.needed || wetness > 1 ? 2 : isAstray || wetness > 0 ? 1 : 0)
    addAir(ofHall: unit.racks.first.map { plan.racks[$0].hall } ?? 0, to: &readout)
    addParts(index, unit, state, wetness, to: &readout)
    return batch(names.coolantSource[index], names.coolantSubjects[index], readout.readings)
  }

  private func addSides(
    _ index: Int, _ unit: Blueprint.CoolantUnit, _ state: SimulatedCoolantUnit, to readout: inout Readout
  ) {
    let isSwapped = faults.isAny && faults.isSensorSwapped(unit: index)
    let drift = faults.isAny ? faults.flowDrift(unit: index) : 0
    readout.add(0, .supplyTemperature, state.sensed[isSwapped ? 1 : 0], .coolantTemperature)
    readout.add(0, .returnTemperature, state.sensed[isSwapped ? 0 : 1], .coolantTemperature)
    readout.add(0, .flow, state.flow * (1 + drift), .flow)
    // Its own computer reckons with its own flow meter.
    readout.add(0, .heat, state.heat * (1 + drift), .rackPower)
    readout.add(0, .primarySupplyTemperature, state.sensed[2], .coolantTemperature)
    readout.add(0, .primaryReturnTemperature, state.sensed[3], .coolantTemperature)
    readout.add(0, .primaryFlow, state.primaryFlow, .flow)
    readout.add(0, .primaryHeat, state.primaryHeat, .rackPower)
    let pressures = pressures(ofUnit: index)
    readout.add(0, .supplyPressure, pressures.supply, .pressure)
    readout.add(0, .returnPressure, pressures.back, .pressure)
    readout.add(0, .pressureDifference, pressures.supply - pressures.back, .pressure)
    readout.add(0, .primarySupplyPressure, pressures.primarySupply, .pressure)
    readout.add(0, .primaryReturnPressure, pressures.primaryReturn, .pressure)
    let mean = (state.supply + state.back) / 2
    readout.add(0, .coolantDensity, unit.fluid.density(at: mean), Sensor(step: 0.1))
    readout.add(0, .coolantSpecificHeat, unit.fluid.specificHeat(at: mean), Sensor(step: 1))
  }

  /// Pa around a unit. Its loop rests at 150 kPa while its reservoir is full; the facility's returns at 300.
  func pressures(ofUnit index: Int) -> (supply: Double, back: Double, primarySupply: Double, primaryReturn: Double) {
    let unit = plan.coolantUnits[index]
    let state = coolantUnits[index]
    let rest = 90e3 + 75e3 * state.level
    let isLost = faults.isAny && faults.isWaterLost(unit: index)
    let drive = isLost ? 0 : water(ofLoop: unit.facilityLoop).drive
    return (
      rest + unit.pumps.outerDifference(at: state.flow), rest, 300e3 + 110e3 * drive * drive, 300e3
    )
  }

  /// The air around something in a hall.
  private func addAir(ofHall hall: Int, to readout: inout Readout) {
    readout.add(0, .temperature, halls[hall].supply + 2, .air)
    readout.addShare(0, .humidity, humidity(ofHall: hall, at: halls[hall].supply + 2), .humidity)
    readout.add(0, .dewPoint, hallDewPoint, .coolantTemperature)
  }

  private func addParts(
    _ index: Int, _ unit: Blueprint.CoolantUnit, _ state: SimulatedCoolantUnit, _ wetness: Double,
    to readout: inout Readout
  ) {
    for place in 0..<unit.pumps.count {
      let pump = pumps[unit.firstPump + place]
      readout.addShare(1 + place, .pumpSpeed, pump.speed)
      readout.add(1 + place, .severity, pump.hasFailed ? 2 : 0)
      readout.add(1 + place, .inletPressure, 90e3 + 75e3 * state.level - 4e3, .pressure)
    }
    let first = 1 + unit.pumps.count
    let clogging = faults.isAny ? faults.clogging(unit: index) : 1
    readout.add(
      first, .pressureDifference, unit.pumps.filterDifference(at: state.flow, clogging: clogging), Sensor(step: 500))
    readout.addShare(first + 1, .fluidLevel, state.level, .level)
    readout.add(first + 2, .leak, wetness)
  }
}
