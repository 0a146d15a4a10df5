/// What power comes from, and what passes it on as far as a feed.
package struct PowerEquipment: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case grid, photovoltaic, wind, storage, generator
    case transformer
    /// Uninterruptible power supply, and its like that gives direct current of high voltage.
    case ups, hvdc
    case switchboard

    /// Power begins here.
    package var isSource: Bool {
      switch self {
      case .grid, .photovoltaic, .wind, .storage, .generator: true
      case .transformer, .ups, .hvdc, .switchboard: false
      }
    }

    /// Power from sun and wind.
    package var isRenewable: Bool { self == .photovoltaic || self == .wind }
  }

  package var name: String
  package var kind: Kind
  /// What it is fed from, by index in `Topology.powerEquipment`; each is able to feed it.
  package var sources: [Int] = []
  /// W that it can give.
  package var capacity: Double?
  /// Share of what enters that leaves it, 0 to 1, at its usual load.
  package var efficiency: Double?
  /// g/J of carbon dioxide for what comes from it; used when no reading says.
  package var carbonIntensity: Double?
  /// In the site's currency, per J; used when no reading says.
  package var tariff: Double?

  package init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// One of the ways by which power comes to racks ("A", "B").
package struct PowerFeed: Hashable, Sendable {
  package var name: String
  /// What it is fed from, by index in `Topology.powerEquipment`.
  package var sources: [Int] = []
  /// In watts.
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

/// A stage of the power chain: converters that all lose a fixed part and a share of what they pass on. What enters one
/// is (what leaves it + `fixedLoss`) / `efficiency`.
package struct PowerConversion: Hashable, Sendable {
  package enum Place: String, CaseIterable, Sendable { case node, rack, site }

  package var name: String
  /// Of which thing each holds its own converters.
  package var place: Place
  /// Converters in each such place.
  package var unitCount = 1
  /// Watts that each converter loses whatever it passes on.
  package var fixedLoss = 0.0
  /// Share of what enters that is not lost besides, 0 to 1.
  package var efficiency = 1.0

  package init(name: String, place: Place) {
    self.name = name
    self.place = place
  }

  /// Watts that enter the stage at one place when `power` leaves it there.
  package func input(for power: Double) -> Double { (power + fixedLoss * Double(unitCount)) / efficiency }
}
