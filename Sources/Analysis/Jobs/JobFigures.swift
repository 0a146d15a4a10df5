internal import SiteModel

/// What a job draws and does now, by what is measured of the nodes and accelerators that it holds.
package struct JobFigures: Hashable, Sendable {
  /// W: its accelerators, and its share of the rest of its nodes. See `NodeShares`.
  package var power: Double?
  /// True when part of it is shared out by cores or counts, not measured.
  package var isPowerEstimated = false
  /// True when it draws more than is known: not all of its nodes measure themselves, or not whole.
  package var isPowerLeast = false
  /// J since Aisle has watched it; nil before anything was added up.
  package var energy: Double?
  /// The time of which that energy is, and whether part of it is estimated.
  package var watched: Duration?
  package var isEnergyEstimated = false
  /// Mean load of its accelerators (of its nodes' processors where it has none), 0 to 1.
  package var load: Double?
  /// Accelerators of which a load is known, and how many of those hardly work.
  package var loadCoverage = Coverage()
  package var idleAccelerators: Int?
  /// W that these draw; nil where it is not known.
  package var idlePower: Double?
  /// The spread of that load: the least, the greatest and the standard deviation; nil where fewer than two are known.
  package var loadSpread: Spread?
  /// The node whose accelerators work least, by mean load; nil where fewer than two nodes tell.
  package var slowestNode: Extreme?
  /// °C.
  package var hottestAccelerator: Extreme?
  /// Of its nodes, those that report.
  package var nodes = Coverage()

  package struct Spread: Hashable, Sendable {
    package var least: Double
    package var greatest: Double
    package var deviation: Double
  }

  package init() {}
}

/// What a job has and does on one node.
package struct JobNodeFigures: Hashable, Sendable {
  package var node: Int
  /// W, as in `JobFigures`.
  package var power: Double?
  package var isPowerEstimated = false
  package var isPowerLeast = false
  /// Its accelerators there, by index in the directory; nil where it is not told which.
  package var accelerators: [Int]?
  /// How many they are.
  package var acceleratorCount = 0
  package var load: Double?
  /// °C.
  package var hottestAccelerator: Extreme?

  package init(node: Int) { self.node = node }
}
