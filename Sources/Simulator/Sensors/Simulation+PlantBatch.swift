internal import SiteModel

extension Simulation {
  /// °C: air handlers take out what the weather brings in, within limits.
  var hallDewPoint: Double { 10.5 + min(3, max(-2.5, (weather.wetBulb - 12) * 0.2)) }

  /// Relative humidity of a hall's air, 0 to 1, at °C.
  func humidity(ofHall hall: Int, at temperature: Double) -> Double {
    Weather.humidity(temperature: temperature, dewPoint: min(hallDewPoint, temperature))
  }

  func batch(ofHall index: Int) -> Batch {
    var readout = Readout(self, number: index << 2 | 3)
    let back = halls[index].supply + 2
    readout.add(0, .supplyTemperature, halls[index].supply, .coolantTemperature)
    readout.add(0, .temperature, back, .coolantTemperature)
    readout.addShare(0, .humidity, humidity(ofHall: index, at: back), .humidity)
    readout.add(0, .dewPoint, hallDewPoint, .coolantTemperature)
    return batch(names.hallSource[index], names.hallSubjects[index], readout.readings)
  }

  /// A facility loop, its plant and its pumps.
  func batch(ofLoop index: Int) -> Batch {
    let loop = plan.facilityLoops[index]
    let state = facilityLoops[index]
    var readout = Readout(self, number: index << 2 | 1)
    readout.add(0, .supplyTemperature, state.supply, .coolantTemperature)
    readout.add(0, .returnTemperature, state.back, .coolantTemperature)
    readout.add(0, .flow, state.flow, .flow)
    readout.add(0, .heat, state.heat, .rackPower)
    let drive = state.drive * state.fulfilment
    readout.add(0, .supplyPressure, 300e3 + 110e3 * drive * drive, .pressure)
    readout.add(0, .returnPressure, 300e3, .pressure)
    readout.add(0, .pressureDifference, 110e3 * drive * drive, .pressure)
    readout.add(0, .supplySetPoint, loop.setPoint)
    // Treated water: inhibitor makes it alkaline.
    readout.add(0, .acidity, 8.4 + 0.2 * dice.share(.site, -100 - index), Sensor(noise: 0.01, step: 0.01))
    readout.add(0, .conductivity, 0.12 + 0.02 * dice.share(.site, -200 - index), Sensor(share: 0.005, step: 1e-4))
    readout.add(0, .turbidity, 1.2 + dice.share(.site, -300 - index), Sensor(noise: 0.03, step: 0.01))
    for (place, unit) in (loop.plant + loop.pumps).enumerated() { addPlantUnit(unit, 1 + place, to: &readout) }
    return batch(names.loopSource[index], names.loopSubjects[index], readout.readings)
  }

  private func addPlantUnit(_ index: Int, _ subject: Int, to readout: inout Readout) {
    let unit = plan.plantUnits[index]
    let state = plantUnits[index]
    readout.add(subject, .power, state.power, .plantPower)
    readout.add(subject, .severity, state.hasFailed ? 2 : 0)
    guard unit.kind != .pump else { return readout.addShare(subject, .pumpSpeed, state.duty) }
    readout.add(subject, .heat, state.heat, .rackPower)
    readout.add(subject, .coolingCapacity, unit.capacity)
    readout.add(subject, .returnTemperature, state.entering, .coolantTemperature)
    readout.add(subject, .supplyTemperature, state.leaving, .coolantTemperature)
    switch unit.kind {
    case .coolingTower:
      readout.addShare(subject, .fanDuty, state.duty)
      readout.add(subject, .makeupFlow, state.makeup, .smallFlow)
      readout.add(subject, .waterUsed, state.waterUsed, .water)
    case .dryCooler: readout.addShare(subject, .fanDuty, state.duty)
    default: readout.addShare(subject, .load, state.duty)
    }
  }

  /// A rear door or a tank.
  func batch(ofSideUnit index: Int) -> Batch {
    let unit = plan.sideUnits[index]
    let state = sideUnits[index]
    var readout = Readout(self, number: index << 2 | 2)
    readout.add(0, .primarySupplyTemperature, state.inlet, .coolantTemperature)
    readout.add(0, .primaryReturnTemperature, state.coolant.outlet, .coolantTemperature)
    readout.add(0, .primaryFlow, state.flow, .smallFlow)
    let conductance = unit.fluid.conductance(of: state.flow, at: state.coolant.middle)
    readout.add(0, .primaryHeat, conductance * (state.coolant.outlet - state.inlet), .rackPower)
    readout.add(0, .coolingCapacity, unit.capacity)
    if unit.isTank {
      readout.add(0, .supplyTemperature, state.bathSupply, .coolantTemperature)
      readout.add(0, .returnTemperature, state.bath, .coolantTemperature)
      readout.add(0, .flow, unit.bathFlow, .smallFlow)
      readout.add(0, .heat, state.heat, .rackPower)
      readout.add(0, .coolantDensity, unit.bath.density(at: state.bath), Sensor(step: 0.1))
      readout.add(0, .coolantSpecificHeat, unit.bath.specificHeat(at: state.bath), Sensor(step: 1))
      readout.addShare(1, .fluidLevel, 0.9 + 0.05 * dice.share(.site, -400 - index), .level)
    } else {
      readout.add(0, .inletTemperature, state.airBefore, .air)
      readout.add(0, .outletTemperature, state.airBehind, .air)
      readout.add(0, .heat, state.heat, .rackPower)
    }
    return batch(names.sideSource[index], names.sideSubjects[index], readout.readings)
  }
}
