internal import SiteModel

/// Coolant distribution units whose pumps stand still: critical, for what hangs on one has minutes at best. One on
/// which no rack hangs may rest.
@Sendable func stoppedPumps(_ present: Present) -> [Finding] {
  let speeds = present.column(.coolantDistributionUnit, .pumpSpeed)
  return units(present) { unit, id in
    guard let speed = speeds[unit], speed < 0.05, !present.racks(cooledBy: unit).isEmpty else { return nil }
    return Finding(.pumpsStopped, .critical, .entity(id), value: speed, quantity: .pumpSpeed)
  }
}

/// Coolant that goes to the racks warmer than the unit is set to keep it: high above 4 K, medium above 2 K (the alarm
/// band of +/-2 K that real units ship with).
@Sendable func warmCoolant(_ present: Present) -> [Finding] {
  let supplies = present.column(.coolantDistributionUnit, .supplyTemperature)
  return units(present) { unit, id in
    guard let supply = supplies[unit], let wanted = present.plan(ofUnit: unit)?.supplyTemperature,
      supply > wanted + 2
    else { return nil }
    return Finding(
      .coolantSupplyWarm, supply > wanted + 4 ? .high : .medium, .entity(id), value: supply, limit: wanted + 2,
      quantity: .supplyTemperature)
  }
}

private func units(_ present: Present, _ verdict: (Int, EntityID) -> Finding?) -> [Finding] {
  (0..<present.directory.count(of: .coolantDistributionUnit)).compactMap {
    verdict($0, EntityID(.coolantDistributionUnit, $0))
  }
}

extension Present {
  /// The racks that hang on a coolant distribution unit, by index.
  package func racks(cooledBy unit: Int) -> [Int] {
    guard topology.coolantDistributionUnits.indices.contains(unit) else { return [] }
    return topology.racks.indices.filter { topology.racks[$0].coolantDistributionUnit == unit }
  }

  /// What the site file says of a coolant distribution unit; nil for one that was only heard of.
  func plan(ofUnit index: Int) -> CoolantDistributionUnit? {
    let units = topology.coolantDistributionUnits
    return units.indices.contains(index) ? units[index] : nil
  }
}
