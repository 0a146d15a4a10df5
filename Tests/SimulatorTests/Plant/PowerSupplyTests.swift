import SiteFile
import SiteModel
import Testing

@testable import Simulator

@Suite struct PowerSupplyTests {
  private func hall(_ faults: [ScriptedFault] = [], nodes: Int = 128) throws -> Simulation {
    try Simulation(of: SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: nodes), seed: 4, faults: faults)
  }

  private func run(_ simulation: inout Simulation, to seconds: Int) {
    simulation.advance(to: Simulation.start + .seconds(seconds), stride: 5)
  }

  private func unit(_ name: String, _ simulation: Simulation) throws -> SimulatedPowerUnit {
    simulation.powerUnits[try #require(simulation.plan.powerUnits.firstIndex { $0.name == name })]
  }

  @Test func `the main meter reads racks, all that cools, and the losses on the way`() throws {
    var simulation = try hall()
    run(&simulation, to: 600)
    let racks = simulation.racks.reduce(0) { $0 + $1.power }
    let losses = simulation.plan.powerOrder.reduce(0) {
      $0 + simulation.powerUnits[$1].output * (1 / simulation.plan.powerUnits[$1].efficiency - 1)
    }
    let cooling = simulation.coolingPower(withAir: true)
    #expect(abs(simulation.meters.site / (racks + cooling + losses) - 1) < 0.005)
    #expect(losses > racks * 0.02 && losses < racks * 0.06 && cooling > 0)
    let sources = simulation.plan.powerUnits.indices.filter { simulation.plan.powerUnits[$0].kind.isSource }
    let given = sources.reduce(0) { $0 + simulation.powerUnits[$1].output - simulation.powerUnits[$1].input }
    #expect(abs(given / simulation.meters.site - 1) < 0.01, "\(given) of \(simulation.meters.site)")
  }

  @Test func `each of two feeds carries half, and one carries all when the other is lost`() throws {
    var simulation = try hall([ScriptedFault(.feedLost, thing: "Feed-A", at: .seconds(60))])
    run(&simulation, to: 55)
    let racks = simulation.racks.reduce(0) { $0 + $1.power }
    #expect(abs(simulation.feeds[0].power / racks - 0.5) < 0.01)
    run(&simulation, to: 120)
    #expect(simulation.feeds[0].power == 0)
    #expect(abs(simulation.feeds[1].power / simulation.racks.reduce(0) { $0 + $1.power } - 1) < 0.01)
    #expect(simulation.nodes.allSatisfy { $0.condition != .unpowered })
  }

  @Test func `a rack with one feed goes dark with it`() throws {
    var topology = try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 16)
    topology.racks[0].powerDistributionUnits.removeLast()
    var simulation = try Simulation(
      of: topology, seed: 1, faults: [ScriptedFault(.feedLost, thing: "Feed-A", at: .seconds(60))])
    run(&simulation, to: 120)
    #expect(!simulation.racks[0].isPowered && simulation.racks[1].isPowered)
    #expect(simulation.racks[0].power == 0)
  }

  @Test func `when the grid goes batteries carry the racks but nothing the plant, and then all is dark`() throws {
    var topology = try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 64)
    for index in topology.powerEquipment.indices {
      switch topology.powerEquipment[index].kind {
      case .hvdc: topology.powerEquipment[index].capacity = 3e5
      case .storage: topology.powerEquipment[index].capacity = nil
      default: break
      }
    }
    var simulation = try Simulation(
      of: topology, seed: 4,
      faults: [ScriptedFault(.fullLoad, at: .zero), ScriptedFault(.gridLost, at: .seconds(300))])
    run(&simulation, to: 295)
    #expect(simulation.isPlantPowered)
    run(&simulation, to: 400)
    #expect(!simulation.isPlantPowered)
    #expect(simulation.nodes.contains { $0.condition == .up })
    #expect(try unit("HVDC-1", simulation).charge < 1)
    #expect(try unit("Grid", simulation).output == 0 && unit("PV", simulation).output == 0)
    #expect(simulation.facilityLoops[0].drive < 0.1)
    run(&simulation, to: 3600)
    #expect(simulation.racks.allSatisfy { !$0.isPowered })
  }

  @Test func `sun and wind follow the hours, and a storage fills by night and gives by day`() throws {
    var simulation = try hall()
    var photovoltaic: [Double] = []
    var charge: [Double] = []
    for hour in 0..<30 {
      simulation.advance(to: Simulation.start + .seconds(hour * 3600), stride: 300)
      photovoltaic.append(try unit("PV", simulation).output)
      charge.append(try unit("Storage", simulation).charge)
    }
    // The simulation begins at two in the afternoon.
    #expect(photovoltaic[0] > 1e5 && photovoltaic[10] == 0 && photovoltaic[22] > 1e5)
    let (low, high) = (charge[7], charge[17])
    #expect(low < 0.3 && high > 0.8, "\(charge)")
  }

  @Test func `a cloud takes most of the sun`() throws {
    var clear = try hall(nodes: 512)
    var cloudy = try hall([ScriptedFault(.pvCloud, at: .seconds(30))], nodes: 512)
    run(&clear, to: 60)
    run(&cloudy, to: 60)
    #expect(try unit("PV", cloudy).output < unit("PV", clear).output * 0.6)
  }
}
