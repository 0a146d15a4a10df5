internal import SiteModel

/// A site flattened for the simulator: who stands where and hangs on what, by index, with the models of all kinds.
struct Blueprint: Sendable {
  struct Node: Sendable {
    var name: String
    /// Rack by index; -1 for a node without one.
    var rack: Int
    var pod: Int
    var firstAccelerator: Int
    var acceleratorCount: Int
    var model: Int
    var host: Int
    /// Its height in the rack, 0 at the bottom to 1.
    var elevation: Double
  }

  struct Rack: Sendable {
    var name: String
    var hall: Int
    var coolantUnit: Int
    /// Racks beside it in the row, by index; -1 where there is none.
    var left: Int
    var right: Int
    var nodes: [Int]
    var cooling: RackCooling
    /// W of switches and the like.
    var devicePower: Double
    /// W at which it runs when all its nodes work: to size flows of air and coolant.
    var nominalPower: Double

    /// Share of its heat that really goes into coolant.
    var liquidShare: Double
    /// J/K of the coolant in it and of the metal that this wets, without the accelerators' own.
    var heatCapacity = 0.0
    /// The rear door at it and the tank in which it stands, by index in `sideUnits`; -1 for none.
    var door = -1
    var tank = -1
    /// Its nodes give their heat to the coolant of a distribution unit.
    var hasPlates = false
    /// Feeds and distribution units that it hangs on, by index.
    var feeds: [Int] = []
    var outlets: [Int] = []
  }

  var nodes: [Node] = []
  var racks: [Rack] = []
  var coolantUnits: [CoolantUnit] = []
  var sideUnits: [SideUnit] = []
  var facilityLoops: [FacilityLoop] = []
  var plantUnits: [PlantUnit] = []
  /// Pumps of all coolant distribution units.
  var pumpCount = 0
  /// By hall: W of heat that its air handlers are made for.
  var hallAirPower: [Double] = []
  var accelerators: [AcceleratorModel] = []
  var hosts: [HostModel] = []
  /// By pod, and last those in no pod.
  var pods: [[Int]] = []
  var acceleratorCount = 0
  var conversions: [PowerConversion] = []
  var powerUnits: [PowerUnit] = []
  /// Power equipment that passes power on, each before what it is fed from.
  var powerOrder: [Int] = []
  var feeds: [Feed] = []
  var outlets: [Outlet] = []

  func conversions(at place: PowerConversion.Place) -> [PowerConversion] { conversions.filter { $0.place == place } }
}

extension Blueprint {
  /// `truth` says how far things are from what the site file says of them.
  init(of topology: Topology, _ truth: Truth) {
    // Where the site file names the equipment, that is what loses power on the way to the racks.
    conversions = topology.powerConversions.filter { topology.powerEquipment.isEmpty || $0.place != .site }
    addRacks(of: topology, truth)
    pods = Array(repeating: [], count: topology.pods.count + 1)
    var models: [ModelKey: Int] = [:]
    var hostIndices: [HostKey: Int] = [:]
    for (index, plan) in topology.nodes.enumerated() {
      let method = plan.rack.map { racks[$0].cooling.method } ?? .air
      let kind = plan.acceleratorKind.map { topology.acceleratorKinds[$0] }
      let model = Self.place(ModelKey(kind: plan.acceleratorKind, method: method), in: &models, &accelerators) {
        AcceleratorModel(kind, cooledBy: method)
      }
      let hostKey = HostKey(kind: plan.nodeKind, hasAccelerators: plan.acceleratorCount > 0)
      let host = Self.place(hostKey, in: &hostIndices, &hosts) {
        HostModel(plan.nodeKind.map { topology.nodeKinds[$0] }, acceleratorCount: plan.acceleratorCount)
      }
      let pod = topology.pod(of: plan)
      let height = plan.rack.map { Double(max(1, topology.racks[$0].height)) } ?? 1
      nodes.append(
        Node(
          name: plan.name, rack: plan.rack ?? -1, pod: pod ?? topology.pods.count, firstAccelerator: acceleratorCount,
          acceleratorCount: plan.acceleratorCount, model: model, host: host,
          elevation: Double(plan.position ?? 1) / height))
      acceleratorCount += plan.acceleratorCount
      pods[pod ?? topology.pods.count].append(index)
      if let rack = plan.rack { racks[rack].nodes.append(index) }
    }
    sizeRacks(of: topology, truth)
    addCooling(of: topology, truth)
    addPower(of: topology)
  }

  private struct ModelKey: Hashable {
    var kind: Int?
    var method: RackCooling.Method
  }

  private struct HostKey: Hashable {
    var kind: Int?
    var hasAccelerators: Bool
  }

  private static func place<Key: Hashable, Model>(
    _ key: Key, in indices: inout [Key: Int], _ models: inout [Model], _ make: () -> Model
  ) -> Int {
    if let index = indices[key] { return index }
    models.append(make())
    indices[key] = models.count - 1
    return models.count - 1
  }

  private mutating func addRacks(of topology: Topology, _ truth: Truth) {
    var seats: [Seat: Int] = [:]
    for (index, rack) in topology.racks.enumerated() { seats[Seat(row: rack.row, slot: rack.slot)] = index }
    racks = topology.racks.enumerated().map { index, rack in
      // Without a unit that takes the heat there is only air to take it.
      let isCooled = (rack.coolantDistributionUnit ?? rack.heatExchanger ?? rack.immersionUnit) != nil
      let cooling = isCooled ? rack.cooling : RackCooling(.air)
      return Rack(
        name: rack.name, hall: topology.rows[rack.row].hall, coolantUnit: rack.coolantDistributionUnit ?? -1,
        left: seats[Seat(row: rack.row, slot: rack.slot - 1)] ?? -1,
        right: seats[Seat(row: rack.row, slot: rack.slot + 1)] ?? -1, nodes: [], cooling: cooling,
        devicePower: rack.devices.reduce(0) { $0 + ($1.power ?? 0) }, nominalPower: 0,
        liquidShare: cooling.liquidShare > 0
          ? max(0, 1 - (1 - cooling.liquidShare) * truth.factor(.airShare, index)) : 0)
    }
  }

  private struct Seat: Hashable {
    var row: Int
    var slot: Int
  }

  /// What racks can draw, and what their coolant and metal hold.
  private mutating func sizeRacks(of topology: Topology, _ truth: Truth) {
    hallAirPower = Array(repeating: 0, count: max(1, topology.halls.count))
    for (index, rack) in topology.racks.enumerated() {
      let power = racks[index].nodes.reduce(0) { $0 + peakPower(ofNode: $1) } + racks[index].devicePower
      racks[index].nominalPower = max(power, 100)
      hallAirPower[racks[index].hall] += racks[index].nominalPower * (1 - racks[index].cooling.liquidShare)
      let heat = racks[index].nominalPower * racks[index].cooling.liquidShare
      // 0.6 L and 2 kJ/K a kilowatt where nobody has counted them.
      let volume = (rack.coolantVolume ?? heat * 0.6e-3) * truth.factor(.rackVolume, index)
      let metal = (rack.thermalMass ?? heat * 2) * truth.factor(.rackMetal, index)
      let chips = racks[index].nodes.reduce(0) {
        $0 + Double(nodes[$1].acceleratorCount) * accelerators[nodes[$1].model].heatCapacity
      }
      let fluid = Fluid(
        rack.coolantDistributionUnit.map { topology.coolantDistributionUnits[$0].coolant } ?? .propyleneGlycol25)
      racks[index].heatCapacity = max(100, volume * fluid.heatCapacity(at: 38) + max(metal - chips, metal * 0.2))
    }
  }

  /// W of a node at full load, before conversion.
  func peakPower(ofNode index: Int) -> Double {
    let node = nodes[index]
    let host = hosts[node.host]
    return Double(node.acceleratorCount) * accelerators[node.model].peakPower + host.constantPower
      + Double(host.kind.processorCount) * host.kind.processorPower
      + Double(host.kind.fanCount) * host.kind.fanPower * 0.3
  }
}

/// Air at 25 °C: 1.18 kg/m3, 1.006 kJ/kg K.
enum Air {
  /// J/(m3 K).
  static let heatCapacityPerCubicMetre = 1187.0
}
