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

    /// L/min at which its plates do what their makers say.
    var usualFlow: Double { nominalPower * cooling.liquidShare / 1000 * 1.2 * 0.7 }
  }

  struct CoolantUnit: Sendable {
    var name: String
    var racks: [Int]
    /// W that it can carry.
    var capacity: Double
    var power: Double
    var pumpPower: Double
    /// °C that it keeps towards the racks.
    var supply: Double
    /// L/min at full pump speed.
    var ratedFlow: Double
    /// J/K of the coolant in its loop.
    var heatCapacity: Double
  }

  var nodes: [Node] = []
  var racks: [Rack] = []
  var coolantUnits: [CoolantUnit] = []
  /// By hall: W of heat that its air handlers are made for.
  var hallAirPower: [Double] = []
  var accelerators: [AcceleratorModel] = []
  var hosts: [HostModel] = []
  /// By pod, and last those in no pod.
  var pods: [[Int]] = []
  var acceleratorCount = 0
  var conversions: [PowerConversion] = []

  func conversions(at place: PowerConversion.Place) -> [PowerConversion] { conversions.filter { $0.place == place } }
}

extension Blueprint {
  init(of topology: Topology) {
    conversions = topology.powerConversions
    addRacks(of: topology)
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
    sizeFlows(of: topology)
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

  private mutating func addRacks(of topology: Topology) {
    var seats: [Seat: Int] = [:]
    for (index, rack) in topology.racks.enumerated() { seats[Seat(row: rack.row, slot: rack.slot)] = index }
    racks = topology.racks.map { rack in
      Rack(
        name: rack.name, hall: topology.rows[rack.row].hall, coolantUnit: rack.coolantDistributionUnit ?? -1,
        left: seats[Seat(row: rack.row, slot: rack.slot - 1)] ?? -1,
        right: seats[Seat(row: rack.row, slot: rack.slot + 1)] ?? -1, nodes: [],
        // Without a unit that takes the heat there is only air to take it.
        cooling: rack.coolantDistributionUnit == nil ? RackCooling(.air) : rack.cooling,
        devicePower: rack.devices.reduce(0) { $0 + ($1.power ?? 0) }, nominalPower: 0)
    }
  }

  private struct Seat: Hashable {
    var row: Int
    var slot: Int
  }

  /// Flows of coolant and air follow from what the racks can draw.
  private mutating func sizeFlows(of topology: Topology) {
    hallAirPower = Array(repeating: 0, count: max(1, topology.halls.count))
    for index in racks.indices {
      let power = racks[index].nodes.reduce(0) { $0 + peakPower(ofNode: $1) } + racks[index].devicePower
      racks[index].nominalPower = max(power, 100)
      hallAirPower[racks[index].hall] += racks[index].nominalPower * (1 - racks[index].cooling.liquidShare)
    }
    coolantUnits = topology.coolantDistributionUnits.enumerated().map { index, unit in
      let members = racks.indices.filter { racks[$0].coolantUnit == index }
      let heat = members.reduce(0) { $0 + racks[$1].nominalPower * racks[$1].cooling.liquidShare }
      let capacity = unit.capacity ?? max(heat * 1.2, 1000)
      // 1.2 L/min a kilowatt at the rated heat (resistancezero; STULZ and others plan 1.0 to 1.5).
      let flow = 1.2 * capacity / 1000
      return CoolantUnit(
        name: unit.name, racks: members, capacity: capacity, power: unit.power ?? 0, pumpPower: unit.pumpPower ?? 0,
        supply: unit.supplyTemperature ?? 32, ratedFlow: flow,
        // 40 s of rated flow stand in pipes, manifolds and plates; water holds 4.14 MJ/m3 K, PG25 4.0.
        heatCapacity: flow / 60 * 40 * Coolant.heatCapacityPerLitre)
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

/// PG25 at 35 °C: 1,013 kg/m3 and 3.945 kJ/kg K (CoolProp).
enum Coolant {
  /// J/(L K).
  static let heatCapacityPerLitre = 1.013 * 3945
}

/// Air at 25 °C: 1.18 kg/m3, 1.006 kJ/kg K.
enum Air {
  /// J/(m3 K).
  static let heatCapacityPerCubicMetre = 1187.0
}
