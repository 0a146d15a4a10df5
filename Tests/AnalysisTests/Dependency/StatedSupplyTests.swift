import Analysis
import SiteModel
import Testing

@Suite struct StatedSupplyTests {
  private func site(planned loop: Int?, says text: String) -> Site {
    var plan = Topology(name: "T")
    plan.facilityLoops = [FacilityLoop(name: "F1"), FacilityLoop(name: "F2")]
    plan.coolantDistributionUnits = [CoolantDistributionUnit(name: "C1")]
    plan.coolantDistributionUnits[0].facilityLoop = loop
    var site = Site(topology: plan)
    var batch = Batch(source: SourceID("s"), moment: Bench.now, subjects: [.building(.coolantLoop, "F2")], layout: 1)
    batch.facts = [Fact(0, .supplies, text)]
    site.apply(batch)
    return site
  }

  @Test func `a device that says otherwise than the site file is told, and does not change the plan`() {
    let site = site(planned: 0, says: "Racks A1-A8; C1")
    let found = findings(in: site, at: Bench.now)
    #expect(found.map(\.kind) == [.planContradicts])
    #expect(found.first?.detail == .other("C1"))
    #expect(SupplyGraph(of: site).suppliers(of: .coolantDistributionUnit(0)).map(\.thing) == [.coolantLoop(0)])
  }

  @Test func `where the site file says nothing the device's word stands`() {
    let site = site(planned: nil, says: "C1")
    #expect(findings(in: site, at: Bench.now).isEmpty)
    #expect(SupplyGraph(of: site).outage(of: .coolantLoop(1)).lost == [.coolantDistributionUnit(0)])
  }

  @Test func `a device that agrees, or names what nobody knows, is no finding`() {
    #expect(findings(in: site(planned: 1, says: "C1; X9"), at: Bench.now).isEmpty)
  }
}
