internal import SiteModel

/// What is at stake with some racks: who would notice if they stopped.
package struct Stake: Hashable, Sendable {
  package var racks = 0
  package var nodes = 0
  package var accelerators = 0
  /// W that they draw now, as far as known; nil when nothing of it is.
  package var power: Double?
  /// Distinct jobs there: the queue's, those with most accelerators first; where no scheduler is known, what
  /// accelerators say that they run, in their sources' words. Nil where neither tells, or there are too many
  /// accelerators to ask.
  package var jobs: [String]?
  /// The first of the queue's, by its place in `JobPlacements.holders`.
  package var biggest: Int?

  /// Nodes of which jobs are told: looking up more takes longer than a frame may.
  private static let jobLimit = 1_024

  package init(
    ofRacks racks: [Int], in present: Present, powers: RackPowers, nodes summaries: [RackSummary],
    jobs placements: JobPlacements
  ) {
    self.racks = racks.count
    var members: [Int] = []
    for rack in racks where summaries.indices.contains(rack) {
      members += summaries[rack].nodes
      if let watts = powers[rack] { power = (power ?? 0) + watts }
    }
    nodes = members.count
    accelerators = members.reduce(0) { $0 + present.topology.nodes[$1].acceleratorCount }
    if present.site.queues.contains(where: { !$0.jobs.isEmpty }) {
      let holders = Self.holders(onNodes: members, placements)
      jobs = holders.map { placements.job($0).id }
      biggest = holders.first
    } else if members.count <= Self.jobLimit {
      jobs = Self.jobs(onNodes: members, in: present)
    }
  }

  private static func holders(onNodes nodes: [Int], _ placements: JobPlacements) -> [Int] {
    var sizes: [Int: Int] = [:]
    for node in nodes {
      for claim in placements.claims(on: node) {
        sizes[Int(claim.holder), default: 0] += max(1, Int(claim.accelerators.count))
      }
    }
    return sizes.keys.sorted { (-(sizes[$0] ?? 0), $0) < (-(sizes[$1] ?? 0), $1) }
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
