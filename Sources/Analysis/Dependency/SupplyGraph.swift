package import SiteModel

/// What hangs on what: power from its sources to the racks, and cooling from the plant to the racks. Arrows run from what
/// supplies to what is supplied, as the site file plans it. Nodes are found through their racks.
package struct SupplyGraph: Sendable {
  package enum Medium: Sendable { case power, cooling }

  package struct Arrow: Hashable, Sendable {
    package var medium: Medium
    package var thing: EntityID
  }

  private var consumers: [EntityID: [Arrow]] = [:]
  private var suppliers: [EntityID: [Arrow]] = [:]
  /// Kinds of plant units: a loop stops when the last of a kind does.
  private var plantKinds: [EntityID: CoolingPlantUnit.Kind] = [:]
  /// What sources of power can give, in W; nil where nobody says. Sun and wind follow the grid: alone they give nothing.
  private var sources: [EntityID: Double?] = [:]

  package init(of topology: Topology) {
    addPower(of: topology)
    addCooling(of: topology)
  }

  /// The site file's word, and where it says nothing of what supplies a thing, the devices' own.
  package init(of site: Site) {
    self.init(of: site.topology)
    let planned = suppliers
    for arrow in StatedSupply(in: site).arrows {
      let known = planned[arrow.consumer] ?? []
      guard !known.contains(where: { $0.medium == arrow.medium }) else { continue }
      let isThere = suppliers[arrow.consumer]?.contains { $0.thing == arrow.supplier } ?? false
      if !isThere { add(arrow.medium, from: arrow.supplier, to: arrow.consumer) }
    }
  }

  /// What hangs on a thing directly, and what it hangs on directly, in the site file's order.
  package func consumers(of thing: EntityID) -> [Arrow] { consumers[thing] ?? [] }
  package func suppliers(of thing: EntityID) -> [Arrow] { suppliers[thing] ?? [] }

  private mutating func add(_ medium: Medium, from supplier: EntityID, to consumer: EntityID) {
    consumers[supplier, default: []].append(Arrow(medium: medium, thing: consumer))
    suppliers[consumer, default: []].append(Arrow(medium: medium, thing: supplier))
  }

  private mutating func addPower(of topology: Topology) {
    for (index, equipment) in topology.powerEquipment.enumerated() {
      if equipment.kind.isSource {
        sources[.powerEquipment(index)] = .some(equipment.kind.isRenewable ? 0 : equipment.capacity)
      }
      for source in equipment.sources { add(.power, from: .powerEquipment(source), to: .powerEquipment(index)) }
    }
    for (index, feed) in topology.powerFeeds.enumerated() {
      for source in feed.sources { add(.power, from: .powerEquipment(source), to: .powerFeed(index)) }
    }
    for (index, unit) in topology.powerDistributionUnits.enumerated() {
      if let feed = unit.powerFeed { add(.power, from: .powerFeed(feed), to: .powerDistributionUnit(index)) }
    }
    for (index, rack) in topology.racks.enumerated() {
      for unit in rack.powerDistributionUnits { add(.power, from: .powerDistributionUnit(unit), to: .rack(index)) }
      for feed in rack.powerFeeds { add(.power, from: .powerFeed(feed), to: .rack(index)) }
    }
  }

  private mutating func addCooling(of topology: Topology) {
    for (index, unit) in topology.coolingPlant.enumerated() {
      plantKinds[.coolingPlant(index)] = unit.kind
      // What uses the heat does not keep the loop cold: without it the towers do more.
      guard let loop = unit.facilityLoop, unit.kind != .heatRecovery else { continue }
      add(.cooling, from: .coolingPlant(index), to: .coolantLoop(loop))
    }
    for (index, unit) in topology.coolantDistributionUnits.enumerated() {
      if let loop = unit.facilityLoop { add(.cooling, from: .coolantLoop(loop), to: .coolantDistributionUnit(index)) }
    }
    for (index, exchanger) in topology.heatExchangers.enumerated() {
      if let sink = exchanger.sink { add(.cooling, from: sink.id, to: EntityID(.heatExchanger, index)) }
    }
    for (index, tank) in topology.immersionUnits.enumerated() {
      if let sink = tank.sink { add(.cooling, from: sink.id, to: EntityID(.immersionUnit, index)) }
    }
    for (index, rack) in topology.racks.enumerated() {
      if let unit = rack.coolantDistributionUnit {
        add(.cooling, from: .coolantDistributionUnit(unit), to: .rack(index))
      }
      if let door = rack.heatExchanger { add(.cooling, from: EntityID(.heatExchanger, door), to: .rack(index)) }
      if let tank = rack.immersionUnit { add(.cooling, from: EntityID(.immersionUnit, tank), to: .rack(index)) }
    }
  }

  // MARK: Following the arrows

  /// Everything that a thing hangs on, nearest first; each once.
  package func everythingUpstream(of thing: EntityID) -> [Arrow] { reach(from: thing, suppliers) }

  /// Everything that hangs on a thing, nearest first; each once.
  package func everythingDownstream(of thing: EntityID) -> [Arrow] { reach(from: thing, consumers) }

  private func reach(from start: EntityID, _ table: [EntityID: [Arrow]]) -> [Arrow] {
    var seen: Set<EntityID> = [start]
    var found: [Arrow] = []
    var edge = [start]
    while !edge.isEmpty {
      var next: [EntityID] = []
      for arrow in edge.flatMap({ table[$0] ?? [] }) where seen.insert(arrow.thing).inserted {
        found.append(arrow)
        next.append(arrow.thing)
      }
      edge = next
    }
    return found
  }

  /// What stops, and what goes on with less to fall back on, when a thing stops.
  ///
  /// A thing stops when nothing is left that supplies it with one of the media: the second of two feeds keeps a rack up, a
  /// second tower a loop. Sources that are left must be able to carry what it draws, by `loads` in W; whether feeds are is
  /// another question: see `FeedLoss`. What is `dead` already supplies nothing.
  package func outage(of cause: EntityID, loads: [EntityID: Double] = [:], dead: [EntityID] = []) -> Outage {
    var outage = Outage(cause: cause)
    var lost = Set(dead).union([cause])
    var weakened: Set<EntityID> = []
    var edge = [cause]
    while !edge.isEmpty {
      var next: [EntityID] = []
      for arrow in edge.flatMap(consumers(of:)) where !lost.contains(arrow.thing) {
        if isWithout(arrow.medium, arrow.thing, lost, loads) {
          lost.insert(arrow.thing)
          outage.lost.append(arrow.thing)
          next.append(arrow.thing)
        } else if weakened.insert(arrow.thing).inserted {
          outage.weakened.append(arrow.thing)
        }
      }
      edge = next
    }
    outage.weakened.removeAll { lost.contains($0) }
    // What hangs on something weakened has less to fall back on too.
    for thing in outage.weakened {
      for arrow in everythingDownstream(of: thing) where !lost.contains(arrow.thing) {
        if weakened.insert(arrow.thing).inserted { outage.weakened.append(arrow.thing) }
      }
    }
    return outage
  }

  private func isWithout(
    _ medium: Medium, _ thing: EntityID, _ lost: Set<EntityID>, _ loads: [EntityID: Double]
  ) -> Bool {
    let all = suppliers(of: thing).filter { $0.medium == medium }.map(\.thing)
    guard thing.kind == .coolantLoop else {
      let left = all.filter { !lost.contains($0) }
      let able = left.reduce(0) { $0 + (sources[$1].map { $0 ?? .infinity } ?? .infinity) }
      return able <= 0 || able < loads[thing] ?? 0
    }
    // A loop needs some of each: pumps that move the water, and something that cools it.
    let pumps = all.filter { plantKinds[$0] == .pump }
    let coolers = all.filter { plantKinds[$0] != .pump }
    return [pumps, coolers].contains { !$0.isEmpty && $0.allSatisfy { lost.contains($0) } }
  }
}

/// What the end of one thing does to others.
package struct Outage: Hashable, Sendable {
  package var cause: EntityID
  /// Nearest first.
  package var lost: [EntityID] = []
  package var weakened: [EntityID] = []

  package var racksLost: [Int] { lost.filter { $0.kind == .rack }.map { Int($0.index) } }
  package var racksWeakened: [Int] { weakened.filter { $0.kind == .rack }.map { Int($0.index) } }
}

extension HeatSink {
  /// The thing in the site's tables.
  package var id: EntityID {
    switch self {
    case .facilityLoop(let index): .coolantLoop(index)
    case .coolantDistributionUnit(let index): .coolantDistributionUnit(index)
    }
  }
}

extension EntityID {
  package static func rack(_ index: Int) -> EntityID { EntityID(.rack, index) }
  package static func coolantLoop(_ index: Int) -> EntityID { EntityID(.coolantLoop, index) }
  package static func coolingPlant(_ index: Int) -> EntityID { EntityID(.coolingPlant, index) }
  package static func coolantDistributionUnit(_ index: Int) -> EntityID { EntityID(.coolantDistributionUnit, index) }
  package static func powerEquipment(_ index: Int) -> EntityID { EntityID(.powerEquipment, index) }
  package static func powerFeed(_ index: Int) -> EntityID { EntityID(.powerFeed, index) }
  package static func powerDistributionUnit(_ index: Int) -> EntityID { EntityID(.powerDistributionUnit, index) }
}
