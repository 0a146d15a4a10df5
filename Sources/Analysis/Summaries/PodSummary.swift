package import SiteModel

/// A pod in one row of the Overview.
package struct PodSummary: NodeGroup, Sendable {
  package var pod: Int
  package var reporting = Coverage()
  package var worstInlet: Extreme?
  package var power = PowerFigure()
  /// Power over the pod's budget, 0 to 1 and above; nil without a budget or without any power reading.
  package var powerShare: Double?
  /// Mean load of its accelerators, 0 to 1.
  package var acceleratorLoad: Double?
  package var acceleratorLoadCoverage = Coverage()
  package var hottestAccelerator: Extreme?
  /// Racks that belong to it or hold nodes of it, by index.
  package var racks: [Int] = []
  package var nodes: [Int] = []
  package var worstPriority: Priority?
  package var findingCount = 0

  /// All pods of the site, by pod index. A node belongs to the pod that it names, else to its rack's.
  /// `nodes` are the present's own, where they have been made already.
  package static func summaries(
    in present: Present, findings: [Finding], nodes: NodeSummaries? = nil
  ) -> [PodSummary] {
    let topology = present.topology
    let summaries = nodes ?? NodeSummaries(present)
    var pods = topology.pods.indices.map { PodSummary(pod: $0) }
    for (index, rack) in topology.racks.enumerated() {
      if let pod = rack.pod { pods[pod].racks.append(index) }
    }
    for (index, node) in topology.nodes.enumerated() {
      guard let pod = topology.pod(of: node) else { continue }
      pods[pod].add(summaries[index])
      if let rack = node.rack, topology.racks[rack].pod != pod, pods[pod].racks.last != rack {
        pods[pod].racks.append(rack)
      }
    }
    for index in pods.indices {
      pods[index].racks = Set(pods[index].racks).sorted()
      pods[index].finish(budget: topology.pods[index].powerBudget)
    }
    for finding in findings {
      for pod in present.pods(of: finding) { pods[pod].add(finding) }
    }
    return pods
  }

  private init(pod: Int) { self.pod = pod }
}

extension Present {
  /// The pods that a finding touches.
  package func pods(of finding: Finding) -> [Int] {
    func pod(ofNode index: Int) -> Int? { site.plan(of: index).flatMap { topology.pod(of: $0) } }
    return switch finding.subject {
    case .rack(let rack): [topology.racks[rack].pod].compactMap(\.self)
    case .entity(let id): [pod(ofNode: directory.node(of: id))].compactMap(\.self)
    // What is wrong with a job is not wrong with its nodes.
    case .job: []
    case .source: Set(nodes(ofSources: finding.sources).compactMap { pod(ofNode: $0) }).sorted()
    }
  }
}
