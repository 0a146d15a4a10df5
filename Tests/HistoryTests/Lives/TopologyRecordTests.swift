import AisleTesting
import History
import SiteModel
import Testing

@Suite("A site's plan in a history") struct TopologyRecordTests {
  @Test(
    "every part of a plan comes back", arguments: [SampleSite.topology(), SampleSite.powered().topology, everything])
  func round(topology: Topology) throws {
    var (list, nodes) = (KeptList<TopologyRecord>(), NodeNames())
    try list.apply(LifeFrame.key([TopologyRecord(topology)], at: SampleSite.now), nodes: &nodes)
    let read = try #require(list.items.first)
    #expect(read.isSound && read.topology(asked: topology) == topology)
  }

  /// One of each thing, with every figure set.
  static let everything: Topology = {
    var plan = SampleSite.powered().topology
    plan.facilityLoops = [FacilityLoop(name: "FWS-1")]
    plan.facilityLoops[0].volume = 9000
    plan.facilityLoops[0].supplyTemperature = 17.5
    plan.heatExchangers = [HeatExchanger(name: "Door 1")]
    plan.heatExchangers[0].sink = .coolantDistributionUnit(0)
    plan.immersionUnits = [ImmersionUnit(name: "Tank 1")]
    plan.immersionUnits[0].sink = .facilityLoop(0)
    plan.immersionUnits[0].limit = 50
    plan.coolantDistributionUnits[0].facilityLoop = 0
    plan.coolantDistributionUnits[0].pumpCount = 2
    plan.coolantDistributionUnits[0].coolant = .water
    plan.nodeKinds = [NodeKind(name: "XE9680")]
    plan.nodeKinds[0].memory = 2e12
    plan.powerConversions = [PowerConversion(name: "PSU", place: .node)]
    plan.powerConversions[0].efficiency = 0.94
    plan.racks[0].cooling = RackCooling(.coldPlate, liquidShare: 0.8)
    plan.racks[0].heatExchanger = 0
    plan.racks[0].immersionUnit = 0
    plan.racks[0].thermalMass = 1e5
    plan.nodes[0].nodeKind = 0
    plan.thresholds.inletTemperatureHigh = 33
    plan.precision = .fp8
    return plan
  }()
}
