extension EntityKind {
  /// What brings power to the racks or measures it on its way.
  package var isOfPower: Bool {
    switch self {
    case .powerEquipment, .powerFeed, .powerDistributionUnit, .powerConversion, .facility: true
    default: false
    }
  }
}

extension Site {
  /// True when any meter between the grid and the racks has ever told anything.
  package var hasPowerReadings: Bool {
    EntityKind.allCases.contains { $0.isOfPower && hasReadings(of: $0) }
  }
}
