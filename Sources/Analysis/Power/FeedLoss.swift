package import SiteModel

/// What happens when a feed is lost, by what is drawn now: its racks go on by their other feeds, or stop.
package struct FeedLoss: Hashable, Sendable {
  package struct Overload: Hashable, Sendable {
    package var id: EntityID
    /// W that it would carry, and that it may.
    package var power: Double
    package var capacity: Double
  }

  /// What another feed would carry.
  package struct Heir: Hashable, Sendable {
    package var feed: Int
    /// W; nil when what it carries now is not known.
    package var power: Double?
    package var capacity: Double?

    package init(feed: Int, power: Double?, capacity: Double?) {
      self.feed = feed
      self.power = power
      self.capacity = capacity
    }
  }

  /// By index in `Topology.powerFeeds`.
  package var feed: Int
  /// Racks with no other feed, and racks that go on by another.
  package var racksLost: [Int] = []
  package var racksMoved: [Int] = []
  /// W that move to other feeds; nil when not every rack's power is known.
  package var moved: Double?
  /// The feeds to which they move, in the site file's order.
  package var heirs: [Heir] = []
  /// Feeds and distribution units that would carry more than they may, the worst first.
  package var overloads: [Overload] = []

  /// True when everything goes on and nothing is overloaded, as far as is known.
  package var isSurvived: Bool { racksLost.isEmpty && overloads.isEmpty }

  /// Power of a rack is shared evenly by what supplies it, and what is lost moves evenly to what is left: supplies in
  /// parallel share their load (an assumption; power supplies in standby do not).
  package static func all(of summary: PowerSummary, in topology: Topology, racks powers: RackPowers) -> [FeedLoss] {
    topology.powerFeeds.indices.map { FeedLoss(of: $0, summary, topology, powers) }
  }

  private init(of feed: Int, _ summary: PowerSummary, _ topology: Topology, _ powers: RackPowers) {
    self.feed = feed
    var extraOfFeed: [Int: Double] = [:]
    var extraOfUnit: [Int: Double] = [:]
    var isKnown = true
    var total = 0.0
    // What a dead feed carried has moved already.
    if summary.feeds[feed].isDead {
      moved = 0
      return
    }
    for rack in summary.feeds[feed].racks {
      let others = topology.feeds(ofRack: rack).filter { $0 != feed && !summary.feeds[$0].isDead }
      guard !others.isEmpty else {
        racksLost.append(rack)
        continue
      }
      racksMoved.append(rack)
      guard let power = powers[rack] else {
        isKnown = false
        continue
      }
      let lost = power / Double(others.count + 1)
      total += lost
      for other in others { extraOfFeed[other, default: 0] += lost / Double(others.count) }
      let units = topology.racks[rack].powerDistributionUnits.filter { unit in
        topology.powerDistributionUnits[unit].powerFeed.map { !summary.feeds[$0].isDead } ?? true
      }
      let left = units.filter { topology.powerDistributionUnits[$0].powerFeed != feed }
      let onFeed = units.count - left.count
      guard onFeed > 0, !left.isEmpty else { continue }
      for unit in left {
        extraOfUnit[unit, default: 0] += power * Double(onFeed) / Double(units.count) / Double(left.count)
      }
    }
    // Where racks do not tell, what the feed carries itself goes where they can go.
    if !isKnown, summary.feeds[feed].basis != .shared, let carried = summary.feeds[feed].power, !racksMoved.isEmpty {
      isKnown = true
      total = carried * Double(racksMoved.count) / Double(racksMoved.count + racksLost.count)
      extraOfFeed = [:]
      extraOfUnit = [:]
      for rack in racksMoved {
        let others = topology.feeds(ofRack: rack).filter { $0 != feed && !summary.feeds[$0].isDead }
        for other in others {
          extraOfFeed[other, default: 0] += total / Double(racksMoved.count) / Double(others.count)
        }
      }
    }
    moved = isKnown ? total : nil
    heirs = extraOfFeed.keys.sorted().map { other in
      let branch = summary.feeds[other]
      let extra = extraOfFeed[other] ?? 0
      return Heir(feed: other, power: branch.power.map { $0 + extra }, capacity: branch.capacity)
    }
    let feeds = extraOfFeed.compactMap { Self.overload(summary.feeds[$0], $1) }
    let units = extraOfUnit.compactMap { Self.overload(summary.units[$0], $1) }
    overloads = (feeds + units).sorted {
      ($0.power / $0.capacity, $1.id) > ($1.power / $1.capacity, $0.id)
    }
  }

  private static func overload(_ branch: PowerSummary.Branch, _ extra: Double) -> Overload? {
    guard let power = branch.power, let capacity = branch.capacity, power + extra > capacity else { return nil }
    return Overload(id: branch.id, power: power + extra, capacity: capacity)
  }
}
