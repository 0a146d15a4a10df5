import SiteFile
import SiteModel
import Testing

@testable import Simulator

@Suite struct LoadTests {
  @Test func `a node without accelerators first in its pod stands in nobody's way`() throws {
    var site = try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 16)
    site.nodes.insert(PlannedNode(name: "login"), at: 0)
    site.nodes[0].pod = 0
    var simulation = try Simulation(of: site, seed: 1)
    simulation.advance(to: Simulation.start + .seconds(7200), stride: 60)
    #expect(simulation.workload.heldCount > 60)
  }

  @Test func `accelerators that heat has switched off are restarted when they have cooled`() throws {
    let hall = try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 64)
    let faults = [ScriptedFault(.pumpStop, thing: "CDU-01", at: .seconds(60), for: .seconds(1800))]
    var simulation = try Simulation(of: hall, seed: 1, faults: faults)
    simulation.advance(to: Simulation.start + .seconds(1800), stride: 10)
    #expect(simulation.accelerators.contains { !$0.isOn })
    simulation.advance(to: Simulation.start + .seconds(3 * 3600), stride: 60)
    #expect(simulation.accelerators.allSatisfy { $0.isOn })
    #expect(simulation.workload.heldCount > 256)
  }

  @Test(arguments: [1, 10, 60]) func `a clogged plate throttles and kills nothing, whatever the steps`(stride: Int)
    throws
  {
    let hall = try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 16)
    let faults = [
      ScriptedFault(.plateBlocked, thing: "h200-001/0", at: .seconds(60)), ScriptedFault(.fullLoad, at: .zero),
    ]
    var simulation = try Simulation(of: hall, seed: 1, faults: faults)
    simulation.advance(to: Simulation.start + .seconds(1800), stride: stride)
    #expect(simulation.accelerators.allSatisfy { $0.isOn })
    #expect(simulation.accelerators[0].clock < 0.98)
    #expect(simulation.accelerators[1].clock == 1)
  }

  @Test func `a centre keeps about as busy as it was, for weeks`() throws {
    let hall = try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 64)
    var simulation = try Simulation(of: hall, seed: 1)
    var loads: [Double] = []
    for hour in 1...(10 * 24) {
      simulation.advance(to: Simulation.start + .seconds(hour * 3600), stride: 600)
      let held = simulation.workload.holders.count { $0 >= 0 }
      loads.append(Double(held) / Double(simulation.plan.acceleratorCount))
    }
    let mean = loads.reduce(0, +) / Double(loads.count)
    #expect((0.65...0.97).contains(mean), "\(mean)")
    #expect(loads.allSatisfy { $0 > 0.3 }, "\(loads.min() ?? 0)")
    #expect(simulation.workload.waiting.count < 200)
    #expect(simulation.workload.jobs.count < 400)
  }
}
