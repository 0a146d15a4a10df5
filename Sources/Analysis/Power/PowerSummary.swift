package import SiteModel

/// Power from where it comes to the racks, with what is lost on the way. What nobody reports is nil.
package struct PowerSummary: Sendable {
  /// A source, or a stage that passes power on.
  package struct Equipment: Hashable, Sendable {
    package var id: EntityID
    package var name: String
    package var kind: PowerEquipment.Kind
    /// W that enter it (of a stage), and that leave it. Of a store that is being charged what leaves is negative.
    package var input: Double?
    package var output: Double?
    /// W, as it reports it itself or from what enters and leaves.
    package var loss: Double?
    /// W that it can give.
    package var capacity: Double?
    /// Of a store: 0 to 1.
    package var stateOfCharge: Double?
    /// g/J of carbon dioxide, and price per J, of what comes from it; reported, else the site file's.
    package var carbonIntensity: Double?
    package var tariff: Double?

    /// A converter with a battery that gives clearly more than it takes: the battery gives the rest. Within 5 % it may
    /// be the meters.
    package var isOnBattery: Bool {
      guard !kind.isSource, stateOfCharge != nil, let input, let output else { return false }
      return output - input > max(abs(input) * 0.05, 100)
    }
    /// What it gives over what it can; nil when one is not known.
    package var share: Double? {
      guard let output, let capacity, capacity > 0 else { return nil }
      return output / capacity
    }
  }

  /// A way of power to the racks, or a distribution unit on one.
  package struct Branch: Hashable, Sendable {
    package enum Basis: Sendable {
      /// Its own meter.
      case metered
      /// The sum of its distribution units.
      case summed
      /// What its racks draw, taken to be shared evenly by all that supply them.
      case shared
    }

    package var id: EntityID
    package var name: String
    /// By index in `Topology.powerFeeds`; of a feed its own.
    package var feed: Int?
    package var power: Double?
    package var basis: Basis?
    package var capacity: Double?
    package var racks: [Int] = []
    /// True when its meters say that it brings nothing though racks hang on it.
    package var isDead: Bool {
      guard basis == .metered || basis == .summed, let power, let capacity, !racks.isEmpty else { return false }
      return power < capacity * 0.001
    }
    package var share: Double? {
      guard let power, let capacity, capacity > 0 else { return nil }
      return power / capacity
    }
  }

  package var equipment: [Equipment] = []
  package var feeds: [Branch] = []
  package var units: [Branch] = []
  /// Stages at every node, rack or the site taken together, as the site's meters tell them.
  package var stages: [BuildingSummary.Stage] = []
  package var metrics: EnergyMetrics
  /// What happens when a feed is lost, by feed.
  package private(set) var losses: [FeedLoss] = []

  /// W that leave each stage, and feeds that bring nothing: what an outage is judged by.
  package var loads: [EntityID: Double] {
    equipment.reduce(into: [:]) { loads, one in if !one.kind.isSource { loads[one.id] = one.output } }
  }
  /// The grid's connections, when they bring nothing and the site lives on what it has stored or generates itself; empty
  /// otherwise. Where sun and wind bring more than stores and generators do, somebody may want it so.
  package var lostGrids: [Equipment] {
    let grids = equipment.filter { $0.kind == .grid }
    let areDead = grids.allSatisfy { grid in
      grid.output.map { $0 < max((grid.capacity ?? 0) * 0.001, 100) } ?? false
    }
    func sum(_ kinds: Set<PowerEquipment.Kind>) -> Double {
      equipment.filter { kinds.contains($0.kind) }.reduce(0) { $0 + max(0, $1.output ?? 0) }
    }
    let isOnReserve = sum([.storage, .generator]) > max(sum([.photovoltaic, .wind]), 1)
    return areDead && (isOnReserve || equipment.contains(where: \.isOnBattery)) ? grids : []
  }
  /// What supplies nothing now: dead feeds, and a lost grid.
  package var deadSupplies: [EntityID] { feeds.filter(\.isDead).map(\.id) + lostGrids.map(\.id) }

  package var sources: [Equipment] { equipment.filter(\.kind.isSource) }
  package var isEmpty: Bool {
    equipment.allSatisfy { $0.output == nil && $0.input == nil } && stages.isEmpty && metrics.facilityPower == nil
      && feeds.allSatisfy { $0.power == nil } && units.allSatisfy { $0.power == nil }
  }

  /// W from all sources, and the part of it from sun and wind; nil when no source says.
  package var supplied: Double? { Self.sum(sources.map(\.output)) }

  package init(of present: Present, building: BuildingSummary, racks: RackPowers) {
    stages = building.stages
    equipment = Self.equipment(in: present)
    let branches = Branches(present, racks)
    units = branches.units
    feeds = branches.feeds
    metrics = EnergyMetrics(of: present, building: building, racks: racks, sources: equipment.filter(\.kind.isSource))
    losses = FeedLoss.all(of: self, in: present.topology, racks: racks)
  }

  static func equipment(in present: Present) -> [Equipment] {
    present.topology.powerEquipment.indices.map { Equipment($0, in: present) }
  }

  static func sum(_ values: [Double?]) -> Double? {
    let known = values.compactMap(\.self)
    return known.isEmpty ? nil : known.reduce(0, +)
  }
}

extension PowerSummary.Equipment {
  fileprivate init(_ index: Int, in present: Present) {
    let plan = present.topology.powerEquipment[index]
    id = .powerEquipment(index)
    name = plan.name
    kind = plan.kind
    input = present.value(of: id, .power)
    output = present.value(of: id, .outputPower)
    // Many meters of sources know only one direction.
    if kind.isSource, output == nil { (output, input) = (input, nil) }
    capacity = plan.capacity
    stateOfCharge = present.value(of: id, .stateOfCharge)
    carbonIntensity = present.value(of: id, .carbonIntensity) ?? plan.carbonIntensity
    tariff = present.value(of: id, .tariff) ?? plan.tariff
    loss = present.value(of: id, .powerLoss)
    if loss == nil, !isOnBattery, let input, let output { loss = input - output }
  }
}

/// Feeds and distribution units with what they carry.
private struct Branches {
  var feeds: [PowerSummary.Branch] = []
  var units: [PowerSummary.Branch] = []

  init(_ present: Present, _ powers: RackPowers) {
    let topology = present.topology
    units = topology.powerDistributionUnits.enumerated().map { index, plan in
      PowerSummary.Branch(
        id: .powerDistributionUnit(index), name: plan.name, feed: plan.powerFeed, capacity: plan.capacity)
    }
    feeds = topology.powerFeeds.enumerated().map { index, plan in
      PowerSummary.Branch(id: .powerFeed(index), name: plan.name, feed: index, capacity: plan.capacity)
    }
    var shares: [Double?] = Array(repeating: nil, count: units.count)
    var feedShares: [Double?] = Array(repeating: nil, count: feeds.count)
    for (rack, plan) in topology.racks.enumerated() {
      for unit in plan.powerDistributionUnits { units[unit].racks.append(rack) }
      let ways = topology.feeds(ofRack: rack)
      for feed in ways { feeds[feed].racks.append(rack) }
      guard let power = powers[rack] else { continue }
      for unit in plan.powerDistributionUnits {
        shares[unit] = (shares[unit] ?? 0) + power / Double(plan.powerDistributionUnits.count)
      }
      for feed in ways { feedShares[feed] = (feedShares[feed] ?? 0) + power / Double(ways.count) }
    }
    for index in units.indices {
      units[index].settle(metered: present.value(of: units[index].id, .power), shares[index])
    }
    for index in feeds.indices {
      let metered = present.value(of: feeds[index].id, .power)
      let own = units.filter { $0.feed == index }
      let summed = own.allSatisfy { $0.basis == .metered } ? PowerSummary.sum(own.map(\.power)) : nil
      feeds[index].settle(metered: metered, summed: summed, feedShares[index])
    }
  }
}

extension PowerSummary.Branch {
  fileprivate mutating func settle(metered: Double?, summed: Double? = nil, _ shared: Double?) {
    if let metered {
      (power, basis) = (metered, .metered)
    } else if let summed {
      (power, basis) = (summed, .summed)
    } else if let shared {
      (power, basis) = (shared, .shared)
    }
  }
}

extension Topology {
  /// The ways by which power comes to a rack: by its distribution units' feeds and its own, each once, in that order.
  package func feeds(ofRack rack: Int) -> [Int] { feeds(of: racks[rack]) }

  /// The same of a rack itself.
  package func feeds(of plan: Rack) -> [Int] {
    var ways: [Int] = []
    for feed in plan.powerDistributionUnits.compactMap({ powerDistributionUnits[$0].powerFeed }) + plan.powerFeeds
    where !ways.contains(feed) {
      ways.append(feed)
    }
    return ways
  }
}
