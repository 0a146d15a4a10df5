internal import SiteModel

extension Simulation {
  /// The main meter and the weather mast, the stages of the power chain, a meter at every rack, power equipment, feeds
  /// and distribution units.
  func meterBatch() -> Batch {
    var readings = [Reading(0, .power, meters.site, at: moment)]
    let weather = weather
    readings.append(Reading(0, .outdoorTemperature, (weather.dryBulb * 10).rounded() / 10, at: moment))
    readings.append(Reading(0, .outdoorWetBulb, (weather.wetBulb * 10).rounded() / 10, at: moment))
    for (place, stage) in meters.stages.enumerated() {
      readings.append(Reading(1 + place, .power, stage.input, at: moment))
      readings.append(Reading(1 + place, .outputPower, stage.output, at: moment))
      readings.append(Reading(1 + place, .powerLoss, stage.input - stage.output, at: moment, quality: .derived))
    }
    let first = 1 + meters.stages.count
    addRacks(from: first, to: &readings)
    addPower(from: first + racks.count, to: &readings)
    return batch(names.meterSource, names.meterSubjects, readings)
  }

  private func addRacks(from first: Int, to readings: inout [Reading]) {
    for (index, rack) in racks.enumerated() {
      let throwing = dice.bell(.powerNoise, -1 - index, seconds)
      readings.append(
        Reading(first + index, .power, Sensor.rackPower.reading(of: rack.power, throwing), at: moment))
      guard plan.racks[index].coolantUnit >= 0, plan.racks[index].tank < 0 else { continue }
      readings.append(
        Reading(
          first + index, .returnTemperature, Sensor.coolantTemperature.reading(of: rack.coolant.outlet, throwing),
          at: moment))
      readings.append(Reading(first + index, .flow, Sensor.flow.reading(of: rack.flow, throwing), at: moment))
    }
  }

  private func addPower(from first: Int, to readings: inout [Reading]) {
    var readout = Readout(self, number: -1)
    for (place, unit) in plan.powerUnits.enumerated() {
      let state = powerUnits[place]
      let subject = first + place
      readout.add(subject, .outputPower, state.output, .plantPower)
      switch unit.kind {
      case .grid, .photovoltaic, .wind, .generator: readout.add(subject, .power, state.output, .plantPower)
      case .storage:
        readout.add(subject, .power, state.input, .plantPower)
        readout.addShare(subject, .stateOfCharge, state.charge, Sensor(step: 0.001))
      default:
        readout.add(subject, .power, state.input, .plantPower)
        readout.add(subject, .powerLoss, max(0, state.output / unit.efficiency - state.output), .plantPower)
        if unit.hasBattery { readout.addShare(subject, .stateOfCharge, state.charge, Sensor(step: 0.001)) }
      }
      let isGrid = unit.kind == .grid
      if let carbon = unit.carbonIntensity {
        readout.add(subject, .carbonIntensity, isGrid ? carbon * carbonLevel : carbon)
      }
      if let tariff = unit.tariff { readout.add(subject, .tariff, isGrid ? tariff * tariffLevel : tariff) }
    }
    let feed = first + plan.powerUnits.count
    for (place, state) in feeds.enumerated() { readout.add(feed + place, .power, state.power, .plantPower) }
    for (place, power) in outletPower.enumerated() {
      readout.add(feed + feeds.count + place, .power, power, .rackPower)
    }
    readings += readout.readings
  }
}
