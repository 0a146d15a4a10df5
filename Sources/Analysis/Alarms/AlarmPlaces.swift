internal import SiteModel

/// Where findings stand on the way from grid and plant to the racks.
struct AlarmPlaces {
  let site: Site
  private let placements: JobPlacements

  init(_ evidence: Evidence) {
    site = evidence.present.site
    placements = evidence.jobs
  }

  /// Nodes of a job that are looked at: what stops a larger one stops these too.
  private static let nodeLimit = 64

  /// The thing by which a finding stands: a node for its parts, a unit for its pumps and filters; nil for a job.
  func thing(of finding: Finding) -> EntityID? {
    switch finding.subject {
    case .entity(let id): return thing(of: id)
    case .rack(let rack): return .rack(rack)
    case .source(let source): return ownNode(of: source).map { .node($0) }
    case .job: return nil
    }
  }

  private func thing(of id: EntityID) -> EntityID {
    if id.kind.isOfNode, id.index >= 0, Int(id.index) < site.directory.count(of: id.kind) {
      return .node(site.directory.node(of: id))
    }
    return site.coolingUnit(of: id) ?? id
  }

  /// The node of a source that speaks for one.
  private func ownNode(of source: Int) -> Int? {
    guard site.sources.indices.contains(source), site.sources[source].nodes.count == 1 else { return nil }
    return site.sources[source].nodes.first.map { Int($0) }
  }

  /// The thing and what it stands in: a node's rack, the nodes and racks of a job.
  func chain(of finding: Finding) -> [EntityID] {
    if case .job(let job) = finding.subject {
      guard let holder = placements.holder(of: job) else { return [] }
      return placements.job(holder).places.prefix(Self.nodeLimit).flatMap { withRack(.node(Int($0.node))) }
    }
    return thing(of: finding).map(withRack) ?? []
  }

  private func withRack(_ thing: EntityID) -> [EntityID] {
    guard thing.kind == .node, let rack = site.plan(of: Int(thing.index))?.rack else { return [thing] }
    return [thing, .rack(rack)]
  }

  /// Where a finding may explain something: its thing, and what hangs on that.
  func reach(of finding: Finding, through supply: SupplyGraph) -> [EntityID] {
    guard let thing = thing(of: finding) else { return [] }
    guard finding.reachesDownstream else { return thing.kind == .hall ? [thing] + racks(in: thing) : [thing] }
    return [thing] + supply.everythingDownstream(of: thing).map(\.thing)
  }

  private func racks(in hall: EntityID) -> [EntityID] {
    let plan = site.topology
    return plan.racks.indices.filter { plan.rows[plan.racks[$0].row].hall == Int(hall.index) }.map { .rack($0) }
  }
}
