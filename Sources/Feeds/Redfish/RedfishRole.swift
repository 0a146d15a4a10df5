package import SiteModel

/// What a resource is to us, known from the link that led to it. Things that belong to others name them by path.
package indirect enum RedfishRole: Hashable, Sendable {
  case serviceRoot
  case thermalEquipment, powerEquipment
  /// A collection, and what its members are.
  case collection(of: RedfishRole)

  // Cooling.
  /// A cooling unit: coolant distribution unit, heat exchanger, immersion unit.
  case unit(EntityKind)
  case loop
  /// Of a unit, a loop or a node.
  case connector(unit: String, isPrimary: Bool)
  case pump(unit: String), filter(unit: String), reservoir(unit: String)
  case leakDetection(of: String), leakDetector(of: String)

  // Power.
  case powerDistribution(EntityKind)
  case powerMetrics(of: String)
  case circuit(of: String), outlet(of: String)
  case powerSubsystem(of: String), powerSupply(of: String), powerSupplyMetrics(of: String)

  // Nodes, and the boxes of all these.
  case system
  case processor(of: String), processorMetrics(of: String)
  case chassis
  case thermalSubsystem(chassis: String), thermalMetrics(of: String), fan(of: String)
  /// A sensor of a unit, read for its limits, for the unit's own resources repeat its value; and one of a node.
  case sensor(chassis: String), nodeSensor(chassis: String)

  // Rooms.
  case facility, powerDomain
  /// The air inside of something, with its power; and the air outside of a building.
  case environment(of: String), ambience(of: String)

  // Events. A manager matters for its logs only.
  case manager, log, logEntries
  /// What says where a registry is, and the registry.
  case registryFile, registry

  /// Asked for when an event names a registry, not only in walks.
  var isOfRegistries: Bool {
    switch self {
    case .registryFile, .registry: true
    case .collection(let member): member.isOfRegistries
    default: false
    }
  }

  /// Its values change: it is asked for at every poll, not only when the device is walked anew.
  package var isLive: Bool {
    switch self {
    case .unit, .loop, .connector, .pump, .filter, .reservoir, .leakDetector, .powerDistribution, .powerMetrics,
      .circuit, .outlet, .powerSupply, .powerSupplyMetrics, .system, .processor, .processorMetrics, .thermalMetrics,
      .fan, .nodeSensor, .environment, .ambience, .logEntries:
      true
    case .serviceRoot, .thermalEquipment, .powerEquipment, .collection, .leakDetection, .powerSubsystem, .chassis,
      .thermalSubsystem, .sensor, .facility, .powerDomain, .manager, .log, .registryFile, .registry:
      false
    }
  }
}
