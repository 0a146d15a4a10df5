extension Topology {
  /// The names of the planned things of the building of a kind, in the order of their table; empty for kinds that no site
  /// file plans.
  package func plannedNames(of kind: EntityKind) -> [String] {
    switch kind {
    case .rack: racks.map(\.name)
    case .hall: halls.map(\.name)
    case .coolantDistributionUnit: coolantDistributionUnits.map(\.name)
    case .heatExchanger: heatExchangers.map(\.name)
    case .immersionUnit: immersionUnits.map(\.name)
    case .coolantLoop: facilityLoops.map(\.name)
    case .coolingPlant: coolingPlant.map(\.name)
    case .powerEquipment: powerEquipment.map(\.name)
    case .powerFeed: powerFeeds.map(\.name)
    case .powerDistributionUnit: powerDistributionUnits.map(\.name)
    case .powerConversion: powerConversions.map(\.name)
    default: []
    }
  }
}
