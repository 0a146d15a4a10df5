/// The kinds of things that can be measured.
package enum EntityKind: UInt8, CaseIterable, Sendable {
  case node, accelerator, slice, processor, port, disk, fan, sensor, powerSupply
  /// Things of the building, which belong to no node: a rack and its meter, a coolant distribution unit, all converters
  /// of one stage of the power chain taken together, and the facility with its main meter.
  case rack, coolantDistributionUnit, powerConversion, facility
  /// Rear doors and other exchangers, immersion tanks, and a hall with its air.
  case heatExchanger, immersionUnit, hall, powerDistributionUnit
  /// Parts of these; their names begin with the name of the whole: "CDU-07/Pump 1".
  case pump, filter, reservoir, leakDetector
  /// A loop of coolant with all that hangs on it; what keeps a facility's loop cold (chillers, towers, dry coolers, plant
  /// pumps) or uses its heat.
  case coolantLoop, coolingPlant
  /// What power comes from and passes on its way to a feed: grid, photovoltaics, wind, storage, generators, transformers,
  /// UPS, HVDC, switchboards; the feeds themselves; and parts of a power distribution unit or shelf.
  case powerEquipment, powerFeed
  case circuit, outlet
  /// One of several pipes on a side of a unit: "CDU-07/Branch A".
  case coolantConnector

  package static let count = allCases.count

  /// True for things that are parts of a node, and for nodes.
  package var isOfNode: Bool {
    switch self {
    case .rack, .coolantDistributionUnit, .powerConversion, .facility, .heatExchanger, .immersionUnit, .hall,
      .powerDistributionUnit, .pump, .filter, .reservoir, .leakDetector, .coolantLoop, .coolingPlant, .powerEquipment,
      .powerFeed, .circuit, .outlet, .coolantConnector:
      false
    default: true
    }
  }

  /// The kind's name in exports.
  package var name: String {
    switch self {
    case .node: "node"
    case .accelerator: "accelerator"
    case .slice: "slice"
    case .processor: "processor"
    case .port: "port"
    case .disk: "disk"
    case .fan: "fan"
    case .sensor: "sensor"
    case .powerSupply: "power_supply"
    case .rack: "rack"
    case .coolantDistributionUnit: "coolant_distribution_unit"
    case .powerConversion: "power_conversion"
    case .facility: "facility"
    case .heatExchanger: "heat_exchanger"
    case .immersionUnit: "immersion_unit"
    case .hall: "hall"
    case .powerDistributionUnit: "power_distribution_unit"
    case .pump: "pump"
    case .filter: "filter"
    case .reservoir: "reservoir"
    case .leakDetector: "leak_detector"
    case .coolantLoop: "coolant_loop"
    case .coolingPlant: "cooling_plant"
    case .powerEquipment: "power_equipment"
    case .powerFeed: "power_feed"
    case .circuit: "circuit"
    case .outlet: "outlet"
    case .coolantConnector: "coolant_connector"
    }
  }
}

/// A thing's place in the site's tables: its kind, and its index among that kind. Valid for the life of the process:
/// tables only grow, so a selection bound to an `EntityID` never slips to a neighbour.
package struct EntityID: Hashable, Comparable, Sendable {
  package var kind: EntityKind
  package var index: Int32

  package init(_ kind: EntityKind, _ index: Int) {
    self.kind = kind
    self.index = Int32(index)
  }

  package static func node(_ index: Int) -> EntityID { EntityID(.node, index) }
  package static func accelerator(_ index: Int) -> EntityID { EntityID(.accelerator, index) }

  package static func < (a: EntityID, b: EntityID) -> Bool {
    (a.kind.rawValue, a.index) < (b.kind.rawValue, b.index)
  }
}

/// A thing's name in the world: which node it belongs to, what it is, and what that node calls it.
///
/// `node` is the host name; `name` is empty for the node itself, "0" … for accelerators, "0/3" for a slice of
/// accelerator 0, "mlx5_0/1" for a port, "coretemp/Package id 0" for a sensor. Things of the building have no node: its
/// name is empty, and `name` is the site's own ("A01", "CDU-07").
/// Names come from outside: they are cleaned (`CleanText`) before they get here.
package struct EntityKey: Hashable, Sendable {
  package var kind: EntityKind
  package var node: String
  package var name: String

  package init(_ kind: EntityKind, node: String, name: String = "") {
    self.kind = kind
    self.node = node
    self.name = name
  }

  package static func node(_ name: String) -> EntityKey { EntityKey(.node, node: name) }
  package static func accelerator(_ name: String, on node: String) -> EntityKey {
    EntityKey(.accelerator, node: node, name: name)
  }
  /// A thing of the building.
  package static func building(_ kind: EntityKind, _ name: String) -> EntityKey {
    EntityKey(kind, node: "", name: name)
  }
}
