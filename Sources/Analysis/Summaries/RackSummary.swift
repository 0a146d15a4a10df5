package import SiteModel

/// A rack as the hall map shows it, for every metric of the map.
package struct RackSummary: NodeGroup, Sendable {
  package var rack: Int
  /// Nodes planned in it, by index, lowest position first.
  package var nodes: [Int] = []
  package var reporting = Coverage()
  /// The warmest inlet, °C.
  package var worstInlet: Extreme?
  package var power = PowerFigure()
  /// Power over budget, 0 to 1 and above; nil without a budget or without any power reading.
  package var powerShare: Double?
  /// Mean load of its accelerators, 0 to 1.
  package var acceleratorLoad: Double?
  package var acceleratorLoadCoverage = Coverage()
  /// °C.
  package var hottestAccelerator: Extreme?
  package var worstPriority: Priority?
  /// Findings about the rack, its nodes or what belongs to them.
  package var findingCount = 0

  /// All racks of the site, by rack index.
  /// `nodes` are the present's own, where they have been made already.
  package static func summaries(
    in present: Present, findings: [Finding], nodes: NodeSummaries? = nil
  ) -> [RackSummary] {
    let nodes = nodes ?? NodeSummaries(present)
    var members = [[Int]](repeating: [], count: present.topology.racks.count)
    for (index, node) in present.topology.nodes.enumerated() {
      if let rack = node.rack { members[rack].append(index) }
    }
    var racks = members.enumerated().map { RackSummary(rack: $0, nodes: $1, from: nodes, in: present) }
    for finding in findings {
      for rack in present.racks(of: finding) { racks[rack].add(finding) }
    }
    return racks
  }

  private init(rack: Int, nodes members: [Int], from summaries: NodeSummaries, in present: Present) {
    self.rack = rack
    let plans = present.topology.nodes
    for node in members.sorted(by: { (plans[$0].position ?? 0, $0) < (plans[$1].position ?? 0, $1) }) {
      add(summaries[node])
    }
    finish(budget: present.topology.racks[rack].powerBudget)
  }
}

extension Present {
  /// The racks that a finding touches: a source's are those of its nodes.
  package func racks(of finding: Finding) -> [Int] {
    switch finding.subject {
    case .rack(let rack): [rack]
    case .entity(let id) where id.kind == .coolantDistributionUnit: racks(cooledBy: Int(id.index))
    case .entity(let id): [site.plan(of: directory.node(of: id))?.rack].compactMap(\.self)
    // What is wrong with a job is not wrong with its nodes.
    case .job: []
    case .source: Set(nodes(ofSources: finding.sources).compactMap { site.plan(of: $0)?.rack }).sorted()
    }
  }

  /// The nodes that any of the sources speaks for, by index; a node of two sources comes twice.
  package func nodes(ofSources sources: [Int]) -> [Int] { sources.flatMap { site.sources[$0].nodes.map(Int.init) } }
}
