internal import SiteModel

/// What each rack draws: by its own meter where it has one, else by the sum of its nodes.
package struct RackPowers: Sendable {
  private let meters: FreshColumn
  private var sums: [PowerFigure]
  /// W by rack that nodes drew when they were heard last, of which nothing is heard any more.
  private var missing: [Int: Double] = [:]
  /// What a node drew longer ago says nothing of now: it may have been switched off to help.
  private static let memory = Duration.seconds(3_600)

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
      case .silent, .waiting: missing[rack, default: 0] += Self.lastPower(of: index, in: present)
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

  /// W that are missing from the sum: what nodes of the rack drew that have fallen silent within the last hour.
  func missing(_ rack: Int) -> Double { missing[rack] ?? 0 }

  private static func lastPower(of node: Int, in present: Present) -> Double {
    func power(_ id: EntityID) -> Double {
      guard let cell = present.site.columns.cell(id, .power), present.now - cell.moment < memory else { return 0 }
      return cell.value.isFinite ? max(0, cell.value) : 0
    }
    let whole = power(.node(node))
    if whole > 0 { return whole }
    return [EntityKind.accelerator, .processor].reduce(0) { sum, kind in
      present.directory.members(kind, of: node).reduce(sum) { $0 + power(EntityID(kind, Int($1))) }
    }
  }

  /// True where a meter of the rack's own tells.
  package func isMetered(_ rack: Int) -> Bool { meters[rack] != nil }
}
