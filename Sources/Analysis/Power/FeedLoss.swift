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

  /// Power of a rack is shared evenly by what supplies it, and what is lost moves evenly to what is left: supplies in
  /// parallel share their load (an assumption; power supplies in standby do not).
  package static func all(of summary: PowerSummary, in topology: Topology, racks powers: RackPowers) -> [FeedLoss] {
    topology.powerFeeds.indices.map { FeedLoss(of: $0, summary, topology, powers) }
  }

  private init(of feed: Int, _ summary: PowerSummary, _ topology: Topology, _ powers: RackPowers) {
    self.feed = feed
    // What a dead feed carried has moved already.
    if summary.feeds[feed].isDead {
      moved = 0
      return
    }
    var move = Move()
    for rack in summary.feeds[feed].racks {
      let others = topology.feeds(ofRack: rack).filter { $0 != feed && !summary.feeds[$0].isDead }
      if others.isEmpty { racksLost.append(rack) } else { racksMoved.append(rack) }
      move.add(rack, powers[rack], from: feed, to: others, summary, topology)
    }
    if !move.isWhole { move.carry(summary.feeds[feed], of: racksMoved.count + racksLost.count) }
    moved = move.isWhole ? move.total : nil
    heirs = move.ofFeed.keys.sorted().map { other in
      let branch = summary.feeds[other]
      let extra = move.ofFeed[other] ?? 0
      return Heir(feed: other, power: branch.power.map { $0 + extra }, capacity: branch.capacity)
    }
    let feeds = move.ofFeed.compactMap { Self.overload(summary.feeds[$0], $1) }
    let units = move.ofUnit.compactMap { Self.overload(summary.units[$0], $1) }
    overloads = (feeds + units).sorted {
      ($0.power / $0.capacity, $1.id) > ($1.power / $1.capacity, $0.id)
    }
  }

  private static func overload(_ branch: PowerSummary.Branch, _ extra: Double) -> Overload? {
    guard let power = branch.power, let capacity = branch.capacity, power + extra > capacity else { return nil }
    return Overload(id: branch.id, power: power + extra, capacity: capacity)
  }
}

/// What moves to which feed and distribution unit, in W.
private struct Move {
  var total = 0.0
  var ofFeed: [Int: Double] = [:]
  var ofUnit: [Int: Double] = [:]
  /// False while a rack that moves does not tell what it draws.
  var isWhole = true
  /// How many racks each feed would take over its share of.
  private var heirs: [Int: Double] = [:]

  /// A rack that draws `power` by `feed` and these others.
  mutating func add(
    _ rack: Int, _ power: Double?, from feed: Int, to others: [Int], _ summary: PowerSummary, _ topology: Topology
  ) {
    guard !others.isEmpty else { return }
    for other in others { heirs[other, default: 0] += 1 / Double(others.count) }
    guard let power else { return isWhole = false }
    let lost = power / Double(others.count + 1)
    total += lost
    for other in others { ofFeed[other, default: 0] += lost / Double(others.count) }
    let units = topology.racks[rack].powerDistributionUnits.filter { unit in
      topology.powerDistributionUnits[unit].powerFeed.map { !summary.feeds[$0].isDead } ?? true
    }
    let left = units.filter { topology.powerDistributionUnits[$0].powerFeed != feed }
    let onFeed = Double(units.count - left.count)
    guard onFeed > 0 else { return }
    for unit in left { ofUnit[unit, default: 0] += power * onFeed / Double(units.count) / Double(left.count) }
  }

  /// Where racks do not tell, what the feed's own meters say of all its racks goes, a rack like another, where they can.
  mutating func carry(_ feed: PowerSummary.Branch, of count: Int) {
    guard feed.basis != .shared, let carried = feed.power, count > 0 else { return }
    ofFeed = heirs.mapValues { carried * $0 / Double(count) }
    // Of single distribution units nothing is known then.
    ofUnit = [:]
    total = ofFeed.values.reduce(0, +)
    isWhole = true
  }
}
