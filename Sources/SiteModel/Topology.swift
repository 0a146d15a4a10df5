/// A centre as it is planned: what the site file says should be there. Everything refers to everything else by index.
///
/// What is really there, found by listening, is in `Site`; a node that only the site file knows is a missing node.
package struct Topology: Hashable, Sendable {
  package var name: String
  package var halls: [Hall] = []
  package var rows: [Row] = []
  package var racks: [Rack] = []
  package var pods: [Pod] = []
  package var facilityLoops: [FacilityLoop] = []
  package var coolingPlant: [CoolingPlantUnit] = []
  package var coolantDistributionUnits: [CoolantDistributionUnit] = []
  package var heatExchangers: [HeatExchanger] = []
  package var immersionUnits: [ImmersionUnit] = []
  package var powerEquipment: [PowerEquipment] = []
  package var powerFeeds: [PowerFeed] = []
  package var powerDistributionUnits: [PowerDistributionUnit] = []
  package var acceleratorKinds: [AcceleratorKind] = []
  package var nodeKinds: [NodeKind] = []
  /// The stages between the grid and the chips, from the chips outward.
  package var powerConversions: [PowerConversion] = []
  package var nodes: [PlannedNode] = []
  package var thresholds = Thresholds()
  package var alarms = AlarmPlan()
  /// The precision in which compute is counted; FP16/BF16 dense unless the site file says otherwise.
  package var precision = Precision.bf16
  package var sources: [SourcePlan] = []
  /// What `tariff` is counted in, as ISO 4217 writes it ("CNY"); nil when the site file does not say.
  package var currency: String?
  /// True for a site of which nothing is real: every source of it must be a simulator's, and no frame or export of it
  /// goes without saying so.
  package var isSimulated = false
  /// Where all this was read; nil for a plan that was made in this process.
  package var origin: PlanOrigin?

  package init(name: String) { self.name = name }

  /// The pod of a node: its own word, else its rack's.
  package func pod(of node: PlannedNode) -> Int? { node.pod ?? node.rack.flatMap { racks[$0].pod } }
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
  /// The rear door or other exchanger at it, and the tank in which it is immersed.
  package var heatExchanger: Int?
  package var immersionUnit: Int?
  package var powerDistributionUnits: [Int] = []
  package var powerFeeds: [Int] = []
  package var cooling = RackCooling()
  /// Litres of coolant in its manifolds and plates; nil when the site file does not say.
  package var coolantVolume: Double?
  /// J/K of the metal that this coolant warms: plates, manifolds, chips; nil when the site file does not say.
  package var thermalMass: Double?
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
  /// Watts that it draws; nil when the site file does not say.
  package var power: Double?
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
  /// Power at rest, in watts.
  package var idlePower: Double?
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
  package var nodeKind: Int?
  package var pod: Int?

  package init(name: String, height: Int = 1, acceleratorCount: Int = 0) {
    self.name = name
    self.height = height
    self.acceleratorCount = acceleratorCount
  }
}

/// How the heat leaves a rack.
package struct RackCooling: Hashable, Sendable {
  package enum Method: String, CaseIterable, Sendable {
    case air
    case coldPlate = "cold-plate"
    case rearDoor = "rear-door"
    case immersion
  }

  package var method: Method
  /// Share of the heat that goes into coolant, 0 to 1; the rest warms the hall.
  package var liquidShare: Double

  package init(_ method: Method = .air, liquidShare: Double? = nil) {
    self.method = method
    self.liquidShare = liquidShare ?? method.usualLiquidShare
  }
}

extension RackCooling.Method {
  /// The share that the method usually carries away by liquid: 85 % by cold plates (OCP MGX 1.1, GB200 rack), nearly
  /// all by a rear door or a bath, none by air.
  package var usualLiquidShare: Double {
    switch self {
    case .air: 0
    case .coldPlate: 0.85
    case .rearDoor: 0.95
    case .immersion: 0.98
    }
  }
}

/// A model of node: what draws power in it besides its accelerators. All in watts.
package struct NodeKind: Hashable, Sendable {
  package var name: String
  package var processorCount = 2
  /// Of one processor, at rest and at full load.
  package var processorIdlePower = 0.0
  package var processorPower = 0.0
  /// Of all memory together.
  package var memoryPower = 0.0
  /// Bytes of all memory together; nil when the site file does not say.
  package var memory: Double?
  package var portCount = 0
  /// Of one network adapter.
  package var portPower = 0.0
  /// Bits per second of one port.
  package var portRate: Double?
  /// Of all disks together.
  package var storagePower = 0.0
  package var fanCount = 0
  /// Of one fan at full speed.
  package var fanPower = 0.0

  package init(name: String) { self.name = name }
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
