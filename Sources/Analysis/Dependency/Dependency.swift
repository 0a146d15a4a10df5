package import SiteModel

/// What hangs on one thing, what it hangs on, and what its end would do.
package struct Dependency: Hashable, Sendable {
  package var thing: EntityID
  /// What it hangs on, nearest first.
  package var suppliers: [EntityID]
  /// The racks that hang on it by any way, and what is at stake with them.
  package var racks: [Int]
  package var stake: Stake
  /// Racks that stop with it, and racks that go on with less to fall back on.
  package var racksLost: [Int]
  package var racksWeakened: [Int]

  package init(
    of thing: EntityID, in evidence: Evidence, supply: SupplyGraph, racks summaries: [RackSummary]
  ) {
    self.thing = thing
    suppliers = supply.everythingUpstream(of: thing).map(\.thing)
    racks = supply.everythingDownstream(of: thing).filter { $0.thing.kind == .rack }.map { Int($0.thing.index) }
      .sorted()
    stake = Stake(ofRacks: racks, in: evidence.present, powers: evidence.racks, nodes: summaries, jobs: evidence.jobs)
    let outage = supply.outage(of: thing, loads: evidence.power.loads, dead: evidence.power.deadSupplies)
    racksLost = outage.racksLost.sorted()
    racksWeakened = outage.racksWeakened.sorted()
  }
}
