package import SiteModel

/// The site as it was planned: all that pages are drawn by. How its sources are asked does not belong to it.
package struct TopologyRecord: Kept, Sendable {
  package var topology: Topology

  package init(_ topology: Topology) {
    self.topology = topology
    self.topology.sources = []
    self.topology.alarms = AlarmPlan()
    self.topology.origin = nil
  }

  /// The site as it was, with what is known of how its sources are asked now.
  package func topology(asked now: Topology) -> Topology {
    var topology = topology
    (topology.name, topology.isSimulated) = (now.name, now.isSimulated)
    (topology.sources, topology.alarms, topology.origin) = (now.sources, now.alarms, now.origin)
    return topology
  }

  package static let blank = TopologyRecord(Topology(name: ""))
  /// There is one at most.
  package var key: Bool { true }
  package var keyOnly: TopologyRecord { Self.blank }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: TopologyRecord) {}

  package mutating func exchange(with coder: inout some FieldCoder, _ base: TopologyRecord) {
    topology.exchangePlaces(with: &coder, base.topology)
    topology.exchangePlant(with: &coder, base.topology)
    topology.exchangeNodes(with: &coder, base.topology)
  }

  /// True when every index in it points at something: a damaged or hostile one is not used.
  package var isSound: Bool { topology.isSound }
}

extension Topology {
  fileprivate mutating func exchangePlaces(with coder: inout some FieldCoder, _ base: Topology) {
    coder.name(1, &name, base.name)
    coder.records(2, &halls, base.halls)
    coder.records(3, &rows, base.rows)
    coder.records(4, &racks, base.racks)
    coder.records(5, &pods, base.pods)
  }

  fileprivate mutating func exchangePlant(with coder: inout some FieldCoder, _ base: Topology) {
    coder.records(6, &facilityLoops, base.facilityLoops)
    coder.records(7, &coolingPlant, base.coolingPlant)
    coder.records(8, &coolantDistributionUnits, base.coolantDistributionUnits)
    coder.records(9, &heatExchangers, base.heatExchangers)
    coder.records(10, &immersionUnits, base.immersionUnits)
    coder.records(11, &powerEquipment, base.powerEquipment)
    coder.records(12, &powerFeeds, base.powerFeeds)
    coder.records(13, &powerDistributionUnits, base.powerDistributionUnits)
    coder.records(14, &powerConversions, base.powerConversions)
  }

  fileprivate mutating func exchangeNodes(with coder: inout some FieldCoder, _ base: Topology) {
    coder.records(15, &acceleratorKinds, base.acceleratorKinds)
    coder.records(16, &nodeKinds, base.nodeKinds)
    coder.records(17, &nodes, base.nodes)
    var limits = Optional(thresholds)
    coder.record(18, &limits, base.thresholds)
    if let limits { thresholds = limits }
    coder.choice(19, &precision, base.precision)
    coder.text(20, &currency, base.currency, limit: 16)
    coder.flag(21, &isSimulated, base.isSimulated)
  }
}

extension Hall: Recorded {
  package static let blank = Hall(name: "")
  package mutating func exchange(with coder: inout some FieldCoder, _ base: Hall) { coder.name(1, &name, base.name) }
}

extension Row: Recorded {
  package static let blank = Row(name: "", hall: 0)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: Row) {
    coder.name(1, &name, base.name)
    coder.integer(2, &hall, base.hall)
  }
}

extension Pod: Recorded {
  package static let blank = Pod(name: "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: Pod) {
    coder.name(1, &name, base.name)
    coder.real(2, &powerBudget, base.powerBudget)
  }
}

extension Rack: Recorded {
  package static let blank = Rack(name: "", row: 0, slot: 0)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: Rack) {
    coder.name(1, &name, base.name)
    coder.integer(2, &row, base.row)
    coder.integer(3, &slot, base.slot)
    coder.integer(4, &height, base.height)
    coder.real(5, &powerBudget, base.powerBudget)
    coder.integer(6, &pod, base.pod)
    coder.integer(7, &coolantDistributionUnit, base.coolantDistributionUnit)
    coder.integer(8, &heatExchanger, base.heatExchanger)
    coder.integer(9, &immersionUnit, base.immersionUnit)
    coder.integers(10, &powerDistributionUnits, base.powerDistributionUnits)
    coder.integers(11, &powerFeeds, base.powerFeeds)
    coder.choice(12, &cooling.method, base.cooling.method)
    coder.real(13, &cooling.liquidShare, base.cooling.liquidShare)
    coder.real(14, &coolantVolume, base.coolantVolume)
    coder.real(15, &thermalMass, base.thermalMass)
    coder.records(16, &devices, base.devices)
  }
}

extension RackDevice: Recorded {
  package static let blank = RackDevice(name: "", kind: "", position: 0, height: 0)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: RackDevice) {
    coder.name(1, &name, base.name)
    coder.name(2, &kind, base.kind)
    coder.integer(3, &position, base.position)
    coder.integer(4, &height, base.height)
    coder.real(5, &power, base.power)
  }
}

extension AcceleratorKind: Recorded {
  package static let blank = AcceleratorKind(name: "", vendor: "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: AcceleratorKind) {
    coder.name(1, &name, base.name)
    coder.name(2, &vendor, base.vendor)
    coder.real(3, &memory, base.memory)
    coder.real(4, &power, base.power)
    coder.real(5, &idlePower, base.idlePower)
    coder.real(6, &temperatureHigh, base.temperatureHigh)
    let known = Self.variant(of: peak)
    var told = Optional(known)
    coder.variant(7, &told, Self.variant(of: base.peak))
    if let told, told != known { peak = Self.peak(of: told) }
  }

  private static func variant(of peak: [Precision: Double]) -> Variant {
    let rates = peak.sorted { $0.key.rawValue < $1.key.rawValue }
    return Variant("peak", rates.flatMap { [.choice($0.key), .real($0.value)] })
  }

  private static func peak(of variant: Variant) -> [Precision: Double] {
    var peak: [Precision: Double] = [:]
    for place in stride(from: 0, to: variant.atoms.count - 1, by: 2) {
      if let precision: Precision = variant.choice(place) { peak[precision] = variant.real(place + 1) }
    }
    return peak
  }
}

extension NodeKind: Recorded {
  package static let blank = NodeKind(name: "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: NodeKind) {
    coder.name(1, &name, base.name)
    coder.integer(2, &processorCount, base.processorCount)
    coder.real(3, &processorIdlePower, base.processorIdlePower)
    coder.real(4, &processorPower, base.processorPower)
    coder.real(5, &memoryPower, base.memoryPower)
    coder.real(6, &memory, base.memory)
    coder.integer(7, &portCount, base.portCount)
    coder.real(8, &portPower, base.portPower)
    coder.real(9, &portRate, base.portRate)
    coder.real(10, &storagePower, base.storagePower)
    coder.integer(11, &fanCount, base.fanCount)
    coder.real(12, &fanPower, base.fanPower)
  }
}

extension PlannedNode: Recorded {
  package static let blank = PlannedNode(name: "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: PlannedNode) {
    coder.name(1, &name, base.name)
    coder.integer(2, &rack, base.rack)
    coder.integer(3, &position, base.position)
    coder.integer(4, &height, base.height)
    coder.integer(5, &acceleratorKind, base.acceleratorKind)
    coder.integer(6, &acceleratorCount, base.acceleratorCount)
    coder.integer(7, &nodeKind, base.nodeKind)
    coder.integer(8, &pod, base.pod)
  }
}

extension Thresholds: Recorded {
  package static let blank = Thresholds()

  package mutating func exchange(with coder: inout some FieldCoder, _ base: Thresholds) {
    coder.real(1, &inletTemperatureCaution, base.inletTemperatureCaution)
    coder.real(2, &inletTemperatureHigh, base.inletTemperatureHigh)
    coder.real(3, &acceleratorTemperatureHigh, base.acceleratorTemperatureHigh)
    coder.real(4, &acceleratorMemoryTemperatureHigh, base.acceleratorMemoryTemperatureHigh)
    coder.real(5, &rackPowerCaution, base.rackPowerCaution)
  }
}
