import Analysis
import SiteModel
import Testing

/// Two feeds from two transformers on one grid; two loops of which one has two towers and a pump; three racks, the last of
/// which hangs on one feed and on no loop.
@Suite struct SupplyGraphTests {
  private let graph = SupplyGraph(of: topology)

  private static var topology: Topology {
    var plan = Topology(name: "T")
    plan.halls = [Hall(name: "H")]
    plan.rows = [Row(name: "A", hall: 0)]
    plan.powerEquipment = [
      PowerEquipment(name: "Grid", kind: .grid), PowerEquipment(name: "TR-1", kind: .transformer),
      PowerEquipment(name: "TR-2", kind: .transformer),
    ]
    plan.powerEquipment[1].sources = [0]
    plan.powerEquipment[2].sources = [0]
    plan.powerFeeds = [PowerFeed(name: "A"), PowerFeed(name: "B")]
    plan.powerFeeds[0].sources = [1]
    plan.powerFeeds[1].sources = [2]
    plan.powerDistributionUnits = [
      PowerDistributionUnit(name: "PA", powerFeed: 0), PowerDistributionUnit(name: "PB", powerFeed: 1),
    ]
    plan.facilityLoops = [FacilityLoop(name: "F1"), FacilityLoop(name: "F2")]
    plan.coolingPlant = [
      CoolingPlantUnit(name: "T1", kind: .coolingTower), CoolingPlantUnit(name: "T2", kind: .coolingTower),
      CoolingPlantUnit(name: "P1", kind: .pump), CoolingPlantUnit(name: "HR", kind: .heatRecovery),
    ]
    for index in 0..<4 { plan.coolingPlant[index].facilityLoop = 0 }
    plan.coolantDistributionUnits = [CoolantDistributionUnit(name: "C1"), CoolantDistributionUnit(name: "C2")]
    plan.coolantDistributionUnits[0].facilityLoop = 0
    plan.coolantDistributionUnits[1].facilityLoop = 1
    for index in 0..<3 { plan.racks.append(Rack(name: "R\(index)", row: 0, slot: index + 1)) }
    plan.racks[0].coolantDistributionUnit = 0
    plan.racks[1].coolantDistributionUnit = 1
    plan.racks[0].powerDistributionUnits = [0, 1]
    plan.racks[1].powerDistributionUnits = [0, 1]
    plan.racks[2].powerDistributionUnits = [0]
    return plan
  }

  @Test func `a unit's racks stop with it, and no others`() {
    let outage = graph.outage(of: .coolantDistributionUnit(0))
    #expect(outage.lost == [.rack(0)])
    #expect(outage.weakened.isEmpty)
  }

  @Test func `the last cooler or the last pump stops a loop, one of two does not`() {
    #expect(graph.outage(of: .coolingPlant(0)).lost.isEmpty)
    #expect(graph.outage(of: .coolingPlant(0)).racksWeakened == [0])
    #expect(graph.outage(of: .coolingPlant(2)).lost == [.coolantLoop(0), .coolantDistributionUnit(0), .rack(0)])
    let user = graph.outage(of: .coolingPlant(3))
    #expect(user.lost.isEmpty && user.weakened.isEmpty)
  }

  @Test func `a lost feed stops what has no other, and costs the rest its redundancy`() {
    let outage = graph.outage(of: .powerFeed(0))
    #expect(outage.lost == [.powerDistributionUnit(0), .rack(2)])
    #expect(outage.racksWeakened == [0, 1])
  }

  @Test func `the grid takes everything with it`() {
    #expect(Set(graph.outage(of: .powerEquipment(0)).racksLost) == [0, 1, 2])
  }

  @Test func `wind follows the grid, and a store holds what it can carry`() {
    var plan = Self.topology
    plan.powerEquipment += [PowerEquipment(name: "W", kind: .wind), PowerEquipment(name: "S", kind: .storage)]
    plan.powerEquipment[4].capacity = 100e3
    plan.powerEquipment[1].sources = [0, 3]
    plan.powerEquipment[2].sources = [0, 3, 4]
    let graph = SupplyGraph(of: plan)
    let outage = graph.outage(of: .powerEquipment(0), loads: [.powerEquipment(2): 80e3])
    #expect(outage.lost.contains(.powerEquipment(1)))
    #expect(outage.racksLost == [2])
    let heavy = graph.outage(of: .powerEquipment(0), loads: [.powerEquipment(2): 120e3])
    #expect(Set(heavy.racksLost) == [0, 1, 2])
  }

  @Test func `a rack hangs on both media up to their sources`() {
    let upstream = Set(graph.everythingUpstream(of: .rack(0)).map(\.thing))
    #expect(upstream.contains(.powerEquipment(0)))
    #expect(upstream.contains(.coolingPlant(1)))
    #expect(!upstream.contains(.coolantDistributionUnit(1)))
    #expect(graph.suppliers(of: .rack(2)).map(\.thing) == [.powerDistributionUnit(0)])
  }
}
