internal import SiteModel

extension Blueprint {
  /// A source of power, or something that passes it on.
  struct PowerUnit: Sendable {
    var name: String
    var kind: PowerEquipment.Kind
    var sources: [Int]
    /// W.
    var capacity: Double
    var efficiency: Double
    /// g/J and currency/J; nil where the site file does not say.
    var carbonIntensity: Double?
    var tariff: Double?

    /// It holds a battery of its own.
    var hasBattery: Bool { kind == .ups || kind == .hvdc }
  }

  struct Feed: Sendable {
    var name: String
    var sources: [Int]
  }

  /// A power distribution unit.
  struct Outlet: Sendable {
    var name: String
    var feed: Int
  }

  mutating func addPower(of topology: Topology) {
    powerUnits = topology.powerEquipment.map { plan in
      PowerUnit(
        name: plan.name, kind: plan.kind, sources: plan.sources, capacity: plan.capacity ?? .infinity,
        efficiency: plan.kind.isSource ? 1 : min(1, max(0.5, plan.efficiency ?? Self.usualEfficiency(of: plan.kind))),
        carbonIntensity: plan.carbonIntensity, tariff: plan.tariff)
    }
    feeds = topology.powerFeeds.map { Feed(name: $0.name, sources: $0.sources) }
    outlets = topology.powerDistributionUnits.map { Outlet(name: $0.name, feed: $0.powerFeed ?? -1) }
    for (index, rack) in topology.racks.enumerated() {
      racks[index].outlets = rack.powerDistributionUnits
      var own = rack.powerFeeds
      for outlet in rack.powerDistributionUnits where outlets[outlet].feed >= 0 && !own.contains(outlets[outlet].feed) {
        own.append(outlets[outlet].feed)
      }
      racks[index].feeds = own
    }
    orderPower()
  }

  /// 99 % for a transformer, 96 % for double conversion, 97.5 % for high-voltage direct current: usual figures.
  private static func usualEfficiency(of kind: PowerEquipment.Kind) -> Double {
    switch kind {
    case .transformer: 0.99
    case .ups: 0.96
    case .hvdc: 0.975
    default: 1
    }
  }

  /// Puts what is fed before what it is fed from. What is fed from itself in a ring is left out.
  private mutating func orderPower() {
    var isPlaced = powerUnits.map(\.kind.isSource)
    var upstreamFirst: [Int] = []
    for _ in powerUnits {
      for (index, unit) in powerUnits.enumerated() where !isPlaced[index] && unit.sources.allSatisfy({ isPlaced[$0] }) {
        isPlaced[index] = true
        upstreamFirst.append(index)
      }
    }
    powerOrder = upstreamFirst.reversed()
  }
}
