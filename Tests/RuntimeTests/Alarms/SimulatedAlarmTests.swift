import AisleTesting
import SiteModel
import Testing

@testable import Runtime

@Suite("Alarms of a simulated past") struct SimulatedAlarmTests {
  private func board(after head: Duration, faults: [String]) async throws -> AlarmBoard? {
    var request = SimulationPlan.Request()
    request.nodeCount = 4
    request.head = head
    request.faults = faults
    request.isLive = false
    let run = SiteOpening(simulating: try SimulationPlan(request)).run()
    await run.keepAlarms(AlarmPart())
    await run.start()
    let site = await run.site
    await run.stop()
    return site.alarms
  }

  @Test("They are those of the seed, each time, and begin when what caused them did") func same() async throws {
    let faults = ["pump-stop@1m"]
    let boards = [
      try #require(try await board(after: .seconds(100), faults: faults)),
      try #require(try await board(after: .seconds(100), faults: faults)),
    ]
    #expect(boards[0].alarms == boards[1].alarms && boards[0].lastEvent == boards[1].lastEvent)
    let start = Moment(seconds: 1_767_592_800)
    let pumps = try #require(boards[0].alarms.first { $0.id.kind == .pumpsStopped || $0.id.kind == .pumpFailed })
    let delay = pumps.raisedAt - (start + .seconds(60))
    #expect(delay >= .zero && delay <= .seconds(60))
  }
}
