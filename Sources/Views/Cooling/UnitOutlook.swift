internal import Analysis
package import SiteModel

/// What is worked out of one cooling unit beyond its own figures: how it has changed, and how long its racks go on without
/// it. It takes longer than a frame should, and holds for a digest.
package struct UnitOutlook: Sendable {
  package let unit: EntityID
  let trends: UnitTrends
  let rideThroughs: [RideThrough]

  init(of unit: CoolingUnit, in digest: Digest) {
    self.unit = unit.id
    trends = UnitTrends(of: unit, in: digest.site)
    let loop = CoolantLoopState(of: unit, in: digest.present, powers: digest.rackPowers, racks: digest.racks)
    rideThroughs = loop.map { loop in RideThrough.Event.allCases.compactMap { loop.rideThrough($0) } } ?? []
  }
}
