/// A centre as it is planned: what the site file says should be there. Everything refers to everything else by index.
///
/// What is really there, found by listening, is in `Site`; a node that only the site file knows is a missing node.
package struct Topology: Hashable, Sendable {
  package var name: String
  package var halls: [Hall] = []
  package var rows: [Row] = []
  package var racks: [Rack] = []
  package var pods: [Pod] = []
  package var coolantDistributionUnits: [CoolantDistributionUnit] = []
  package var powerDistributionUnits: [PowerDistributionUnit] = []
  package var powerFeeds: [PowerFeed] = []
  package var acceleratorKinds: [AcceleratorKind] = []
  package var nodes: [PlannedNode] = []
  package var thresholds = Thresholds()
  /// The precision in which compute is counted; FP16/BF16 dense unless the site file says otherwise.
  package var precision = Precision.bf16
  package var sources: [SourcePlan] = []

  package init(name: String) { self.name = name }
}

package struct Hall: Hashable, Sendable {
  package var name: String
  package init(name: String) { self.name = name }
}

/// A row of racks. Racks face an aisle; rows are drawn in the order given.
package struct Row: Hashable, Sendable {
  package var name: String
  package var hall: Int
  package init(name: String, hall: Int) {
    self.name = name
    self.hall = hall
  }
}

package struct Rack: Hashable, Sendable {
  package var name: String
  package var row: Int
  /// Place in the row, from 1, counted in rack widths; a gap in the numbers is a gap on the floor.
  package var slot: Int
  /// Height in rack units.
  package var height: Int
  /// Electric power that the rack may draw, in watts; nil when the site file gives none.
  package var powerBudget: Double?
  package var pod: Int?
  package var coolantDistributionUnit: Int?
  package var powerDistributionUnits: [Int] = []
  package var powerFeeds: [Int] = []
  /// What else fills the rack: switches, shelves, manifolds.
  package var devices: [RackDevice] = []

  package init(name: String, row: Int, slot: Int, height: Int = 42) {
    self.name = name
    self.row = row
    self.slot = slot
    self.height = height
  }
}

/// Something in a rack that is not a node.
package struct RackDevice: Hashable, Sendable {
  package var name: String
  /// What it is, in the site file's word: "switch", "power shelf".
  package var kind: String
  /// Lowest rack unit that it fills, from 1 at the bottom.
  package var position: Int
  package var height: Int
  package init(name: String, kind: String, position: Int, height: Int) {
    self.name = name
    self.kind = kind
    self.position = position
    self.height = height
  }
}

/// Nodes that share one accelerator fabric.
package struct Pod: Hashable, Sendable {
  package var name: String
  /// In watts.
  package var powerBudget: Double?
  package init(name: String, powerBudget: Double? = nil) {
    self.name = name
    self.powerBudget = powerBudget
  }
}

package struct CoolantDistributionUnit: Hashable, Sendable {
  package var name: String
  /// Heat that it can carry, in watts.
  package var capacity: Double?
  package init(name: String, capacity: Double? = nil) {
    self.name = name
    self.capacity = capacity
  }
}

package struct PowerDistributionUnit: Hashable, Sendable {
  package var name: String
  package var powerFeed: Int?
  /// In watts.
  package var capacity: Double?
  package init(name: String, powerFeed: Int? = nil, capacity: Double? = nil) {
    self.name = name
    self.powerFeed = powerFeed
    self.capacity = capacity
  }
}

package struct PowerFeed: Hashable, Sendable {
  package var name: String
  /// In watts.
  package var capacity: Double?
  package init(name: String, capacity: Double? = nil) {
    self.name = name
    self.capacity = capacity
  }
}

/// Number formats in which peak compute is stated; dense, without sparsity tricks.
package enum Precision: String, CaseIterable, Sendable {
  case fp64, fp32, tf32, bf16, fp16, fp8, int8, fp4
}

/// A make and model of accelerator, with what its data sheet promises.
package struct AcceleratorKind: Hashable, Sendable {
  package var name: String
  package var vendor: String
  /// Peak dense compute by precision, in FLOP/s (OP/s for int8).
  package var peak: [Precision: Double] = [:]
  /// In bytes.
  package var memory: Double?
  /// Rated board power in watts.
  package var power: Double?
  /// °C at which the device begins to throttle; used when the device itself names no limit.
  package var temperatureHigh: Double?

  package init(name: String, vendor: String) {
    self.name = name
    self.vendor = vendor
  }
}

/// A node as the site file expects it.
package struct PlannedNode: Hashable, Sendable {
  package var name: String
  package var rack: Int?
  /// Lowest rack unit that it fills, from 1 at the bottom.
  package var position: Int?
  /// Rack units that it fills.
  package var height: Int
  package var acceleratorKind: Int?
  package var acceleratorCount: Int
  package var pod: Int?

  package init(name: String, height: Int = 1, acceleratorCount: Int = 0) {
    self.name = name
    self.height = height
    self.acceleratorCount = acceleratorCount
  }
}

/// Limits above which a value is a finding. Device limits, where a device reports its own, come first.
package struct Thresholds: Hashable, Sendable {
  /// °C; 27 is the upper end of ASHRAE TC 9.9's recommended envelope for air.
  package var inletTemperatureCaution = 27.0
  /// °C; 35 is ASHRAE's allowable limit for class A2.
  package var inletTemperatureHigh = 35.0
  /// °C for accelerators whose limit neither the device nor its kind names.
  package var acceleratorTemperatureHigh = 90.0
  /// °C for accelerator memory whose limit the device does not name.
  package var acceleratorMemoryTemperatureHigh = 105.0
  /// Share of a rack's power budget, 0 to 1.
  package var rackPowerCaution = 0.9
  package init() {}
}
