package import SiteModel

/// What a resource is to us, known from the link that led to it.
package indirect enum RedfishRole: Hashable, Sendable {
  case serviceRoot
  case thermalEquipment, powerEquipment
  /// A collection, and what its members are.
  case collection(of: RedfishRole)
  /// A cooling unit: coolant distribution unit, heat exchanger, immersion unit.
  case unit(EntityKind)
  /// Parts, by the path of the unit that they belong to.
  case connector(unit: String, isPrimary: Bool)
  case pump(unit: String), filter(unit: String), reservoir(unit: String)
  case environment(of: String)
  case leakDetection(of: String), leakDetector(of: String)
  case chassis, thermalSubsystem(chassis: String)
  /// A sensor of a unit, read for its limits, for the unit's own resources repeat its value; and one of a node.
  case sensor(chassis: String), nodeSensor(chassis: String)
  case facility
  case powerDistribution, powerMetrics(of: String)

  /// Its values change: it is asked for at every poll, not only when the device is walked anew.
  package var isLive: Bool {
    switch self {
    case .unit, .connector, .pump, .filter, .reservoir, .environment, .leakDetection, .leakDetector, .powerMetrics,
      .nodeSensor:
      true
    case .serviceRoot, .thermalEquipment, .powerEquipment, .collection, .chassis, .thermalSubsystem, .sensor, .facility,
      .powerDistribution:
      false
    }
  }
}
