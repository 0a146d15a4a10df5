extension EntityKind {
  /// Things that hand heat from one coolant to another or from air to coolant, in the order in which they are listed.
  package static let coolingUnits: [EntityKind] = [.coolantDistributionUnit, .heatExchanger, .immersionUnit]
}

extension Site {
  /// True when anything has ever been measured at a cooling unit or a part of one; one that is only planned is not
  /// there to be looked at.
  package var hasCoolingReadings: Bool {
    (EntityKind.coolingUnits + [.pump, .filter, .reservoir, .leakDetector]).contains(where: hasReadings)
  }

  /// The cooling unit that a thing is or is a part of; nil for anything else.
  package func coolingUnit(of id: EntityID) -> EntityID? {
    if EntityKind.coolingUnits.contains(id.kind) { return id }
    guard [.pump, .filter, .reservoir, .leakDetector].contains(id.kind) else { return nil }
    var owner = directory.name(of: id)[...]
    // A unit may have slashes in its own name: the longest that is one.
    while let slash = owner.lastIndex(of: "/") {
      owner = owner[..<slash]
      for kind in EntityKind.coolingUnits {
        if let unit = directory.id(of: .building(kind, String(owner))) { return unit }
      }
    }
    return nil
  }
}
