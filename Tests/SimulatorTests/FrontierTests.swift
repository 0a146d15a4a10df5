import SiteFile
import SiteModel
import Testing

@testable import Simulator

@Suite struct FrontierTests {
  /// What the meters of Frontier read after 20 minutes of a drill.
  private func settled(_ drill: FaultKind) throws -> SimulatedMeters {
    let topology = try SiteFile.load(text: ShippedSite.frontier.text)
    var simulation = try Simulation(of: topology, seed: 7, faults: [ScriptedFault(drill, at: .zero)])
    simulation.advance(to: Simulation.start + .seconds(1200), stride: 60)
    return simulation.meters
  }

  @Test func `has the racks, nodes and coolant units that are published`() throws {
    let topology = try SiteFile.load(text: ShippedSite.frontier.text)
    #expect(topology.racks.count == 74)
    #expect(topology.nodes.count == 9472)
    #expect(topology.nodes.reduce(0) { $0 + $1.acceleratorCount } == 37_888)
    let hung = Dictionary(grouping: topology.racks, by: \.coolantDistributionUnit).mapValues(\.count)
    #expect(hung.count == 25)
    #expect(hung.values.sorted() == [2] + Array(repeating: 3, count: 24))
  }

  @Test func `draws within 1 % of the published power at rest`() throws {
    let meters = try settled(.noLoad)
    #expect(abs(meters.site / 7.31e6 - 1) < 0.01, "\(meters.site)")
  }

  @Test func `draws within 1 % of the published power at its peak, of which 6.4 % are lost`() throws {
    let meters = try settled(.fullLoad)
    #expect(abs(meters.site / 28.23e6 - 1) < 0.01, "\(meters.site)")
    let losses = meters.stages.map { $0.input - $0.output }
    #expect(abs(losses[0] / 0.65e6 - 1) < 0.02, "\(losses)")
    #expect(abs(losses[1] / 1.16e6 - 1) < 0.02, "\(losses)")
    #expect(abs(losses.reduce(0, +) / meters.site - 0.064) < 0.0005)
  }
}
