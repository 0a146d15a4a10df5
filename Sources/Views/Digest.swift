package import Analysis
package import SiteModel

/// What a site amounts to at a moment: findings and sums, worked out once and drawn from many times.
package struct Digest: Sendable {
  package let present: Present
  /// Worst first.
  package let findings: [Finding]
  package let summary: SiteSummary
  package let racks: [RackSummary]
  package let pods: [PodSummary]
  package let nodes: NodeSummaries
  /// By node: the priority of its worst finding.
  package let nodePriorities: [Priority?]
  /// Findings by priority, critical first.
  package let counts: [Int]
  /// Nodes that no rack holds.
  package let unplaced: [Int]

  package var site: Site { present.site }
  package var now: Moment { present.now }

  package init(of site: Site, at now: Moment) {
    let present = Present(site, at: now)
    let findings = Analysis.findings(in: present)
    self.present = present
    self.findings = findings
    summary = SiteSummary(of: present)
    racks = RackSummary.summaries(in: present, findings: findings)
    pods = PodSummary.summaries(in: present, findings: findings)
    nodes = NodeSummaries(present)
    counts = Priority.allCases.map { priority in findings.count { $0.priority == priority } }
    nodePriorities = Self.priorities(of: findings, in: site)
    unplaced = site.directory.nodes.filter { site.plan(of: $0)?.rack == nil }
  }

  private static func priorities(of findings: [Finding], in site: Site) -> [Priority?] {
    var priorities = [Priority?](repeating: nil, count: site.directory.nodes.count)
    for finding in findings {
      switch finding.subject {
      case .entity(let id): raise(site.directory.node(of: id), to: finding.priority)
      case .source(let index):
        for node in site.sources[index].nodes { raise(Int(node), to: finding.priority) }
      case .rack: break
      }
    }
    return priorities

    func raise(_ node: Int, to priority: Priority) {
      guard priorities.indices.contains(node) else { return }
      priorities[node] = min(priorities[node] ?? priority, priority)
    }
  }
}
