internal import SiteModel

/// How far budgets are used, and which caps hold power down.
package struct PowerBudgets: Hashable, Sendable {
  /// Racks over their budget, and those nearly there (`Thresholds.rackPowerCaution`), the fullest first.
  package private(set) var racksOver: [Int] = []
  package private(set) var racksNear: [Int] = []
  /// Racks that have a budget and say what they draw.
  package private(set) var racksKnown = 0
  /// Accelerators whose limit in force is below their rated power, of those of which both are known; nil when of none.
  package private(set) var cappedAccelerators: Coverage?
  /// W by which those limits are below the rated power, all together.
  package private(set) var withheld = 0.0
  /// Nodes that report a limit of their own in force, and W of all those limits together.
  package private(set) var cappedNodes = 0
  package private(set) var nodeLimits = 0.0

  package init(of present: Present, racks powers: RackPowers) {
    let topology = present.topology
    var shares: [(rack: Int, share: Double)] = []
    for (rack, plan) in topology.racks.enumerated() {
      guard let budget = plan.powerBudget, budget > 0, let power = powers[rack] else { continue }
      racksKnown += 1
      if power > budget * topology.thresholds.rackPowerCaution { shares.append((rack, power / budget)) }
    }
    shares.sort { ($0.share, $1.rack) > ($1.share, $0.rack) }
    racksOver = shares.filter { $0.share > 1 }.map(\.rack)
    racksNear = shares.filter { $0.share <= 1 }.map(\.rack)
    readAccelerators(present)
    let limits = present.column(.node, .powerLimit)
    for node in present.directory.nodes {
      guard let limit = limits[node] else { continue }
      cappedNodes += 1
      nodeLimits += limit
    }
  }

  private mutating func readAccelerators(_ present: Present) {
    let limits = present.column(.accelerator, .powerLimit)
    guard !limits.isEmpty else { return }
    var coverage = Coverage()
    var first = 0
    for node in present.topology.nodes {
      defer { first += node.acceleratorCount }
      guard let kind = node.acceleratorKind, let rated = present.topology.acceleratorKinds[kind].power else { continue }
      for index in first..<first + node.acceleratorCount {
        guard let limit = limits[index] else { continue }
        coverage.expected += 1
        // Drivers round: a watt is no cap.
        guard limit < rated - 1 else { continue }
        coverage.count += 1
        withheld += rated - limit
      }
    }
    if coverage.expected > 0 { cappedAccelerators = coverage }
  }
}
