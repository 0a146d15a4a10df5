internal import SiteModel

/// What each rack draws: by its own meter where it has one, else by the sum of its nodes.
package struct RackPowers: Sendable {
  private let meters: FreshColumn
  private var sums: [PowerFigure]
  /// Racks with nodes of which nothing is heard any more.
  private var silent: Set<Int> = []

  package init(_ present: Present) {
    meters = present.column(.rack, .power)
    let racks = present.topology.racks.count
    sums = Array(repeating: PowerFigure(), count: racks)
    // Where every rack has a meter nobody asks for sums.
    guard !(0..<racks).allSatisfy({ meters[$0] != nil }) else { return }
    let nodes = NodePowers(present)
    for (index, node) in present.topology.nodes.enumerated() {
      guard let rack = node.rack else { continue }
      sums[rack].add(nodes[index])
      switch present.states[index] {
      case .silent, .waiting: silent.insert(rack)
      case .reporting, .missing, .unmeasured: break
      }
    }
  }

  /// In watts; nil when nobody tells. A sum of nodes of which some are silent is a lower bound.
  package subscript(rack: Int) -> Double? { meters[rack] ?? (sums.indices.contains(rack) ? sums[rack].total : nil) }

  /// The same only where all of it is known: a meter, or every node of the rack measured whole.
  package func whole(_ rack: Int) -> Double? {
    if let metered = meters[rack] { return metered }
    guard sums.indices.contains(rack), sums[rack].isMeasured, sums[rack].coverage.isComplete else { return nil }
    return sums[rack].total
  }

  /// True where nodes of the rack were heard of and are not now: their power is missing from the sum.
  func lacksNodes(_ rack: Int) -> Bool { silent.contains(rack) }

  /// True where a meter of the rack's own tells.
  package func isMetered(_ rack: Int) -> Bool { meters[rack] != nil }
}
