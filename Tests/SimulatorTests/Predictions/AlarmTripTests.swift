import Analysis
import SiteFile
import SiteModel
import Simulator
import Testing

/// What the alarm engine makes of a pump trip on the simulated hall.
@Suite struct AlarmTripTests {
  @Test func `a pump trip is one alarm, and what follows from it is grouped under it`() throws {
    let topology = try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 64)
    let unit = "CDU-01"
    let trip = Duration.seconds(120)
    let fault = ScriptedFault(.pumpStop, thing: unit, at: trip)
    var simulation = try Simulation(of: topology, seed: 1, faults: [fault])
    simulation.advance(to: Simulation.start + trip - .seconds(20), stride: 10)
    var site = Site(topology: topology)
    for source in simulation.sources(every: .seconds(5)) { site.register(source) }
    var engine = AlarmEngine()
    var log: [AlarmEvent] = []
    for step in 1...40 {
      simulation.advance(to: Simulation.start + trip + .seconds(Double(step) * 5 - 20), stride: 1)
      for answer in simulation.answers() {
        switch answer {
        case .batch(let batch): site.apply(batch)
        case .failure(let source, let failure): site.apply(failure, of: source, at: simulation.moment, took: .zero)
        }
      }
      log += engine.step(Evidence(Present(site, at: simulation.moment)))
    }
    let board = engine.board
    let first = try #require(board.alarms.first { $0.id.kind == .pumpsStopped })
    #expect(first.id.subject == .thing(.building(.coolantDistributionUnit, unit)) && !first.isSetAside)
    #expect(first.effect?.racks ?? 0 > 0)
    #expect(first.timeToRespond.map { $0 > .seconds(10) && $0 < .seconds(600) } == true)
    // Everything that came of it on its racks is under it; nothing of it is announced.
    let grouped = board.alarms.filter { $0.root == first.id }
    #expect(!grouped.isEmpty && grouped.allSatisfy(\.isSetAside))
    let told = log.filter { $0.change == .raised && !$0.isSetAside }
    #expect(told.map(\.alarm.kind) == [.pumpsStopped])
  }
}
