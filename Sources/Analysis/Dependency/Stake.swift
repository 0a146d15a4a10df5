package import SiteModel

/// What is at stake with some racks: who would notice if they stopped.
package struct Stake: Hashable, Sendable {
  package var racks = 0
  package var nodes = 0
  package var accelerators = 0
  /// W that they draw now, as far as known; nil when nothing of it is.
  package var power: Double?
  /// Distinct jobs on their accelerators, in their sources' words; nil where there are too many nodes to look at, or
  /// none says what it runs.
  package var jobs: [String]?

  /// Nodes of which jobs are told: looking up more takes longer than a frame may.
  private static let jobLimit = 1_024

  package init(ofRacks racks: [Int], in present: Present, powers: RackPowers, nodes summaries: [RackSummary]) {
    self.racks = racks.count
    var members: [Int] = []
    for rack in racks where summaries.indices.contains(rack) {
      members += summaries[rack].nodes
      if let watts = powers[rack] { power = (power ?? 0) + watts }
    }
    nodes = members.count
    accelerators = members.reduce(0) { $0 + present.topology.nodes[$1].acceleratorCount }
    if members.count <= Self.jobLimit { jobs = Self.jobs(onNodes: members, in: present) }
  }

  private static func jobs(onNodes nodes: [Int], in present: Present) -> [String]? {
    var jobs: Set<String> = []
    var isKnown = false
    for node in nodes {
      for accelerator in present.directory.accelerators(of: node) {
        guard let workload = present.site.facts[.accelerator(Int(accelerator))]?[.workload] else { continue }
        isKnown = true
        jobs.insert(workload)
      }
    }
    return isKnown ? jobs.sorted() : nil
  }
}
