internal import SiteModel

/// Coolant that goes to the racks warmer than the unit is set to keep it, by its own word or the site file's: high above
/// 4 K, medium above 2 K (the alarm band of +/-2 K that real units ship with). Where the thermometers of that side cannot
/// be right (`Finding.Contradiction.coldReturn`) nobody knows how warm it is.
@Sendable func warmCoolant(_ evidence: Evidence) -> [Finding] {
  evidence.cooling.units.compactMap { unit in
    guard let supply = unit.secondary.supply, let wanted = unit.setPoint, supply > wanted + 2,
      !unit.contradictions.contains(.coldReturn(isPrimary: false))
    else { return nil }
    return Finding(
      .coolantSupplyWarm, supply > wanted + 4 ? .high : .medium, .entity(unit.id), value: supply, limit: wanted + 2,
      quantity: .supplyTemperature)
  }
}

extension Present {
  /// The racks that hang on a coolant distribution unit, by index.
  package func racks(cooledBy unit: Int) -> [Int] {
    guard topology.coolantDistributionUnits.indices.contains(unit) else { return [] }
    return topology.racks.indices.filter { topology.racks[$0].coolantDistributionUnit == unit }
  }
}
