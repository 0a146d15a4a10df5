import Analysis
import Runtime
import SiteModel
import Synchronization
import Testing

/// Remembers of which moments it is told.
private final class MomentTap: SiteTap {
  private let told = Mutex<[Moment]>([])
  var moments: [Moment] { told.withLock { $0 } }
  func take(_ delivery: Delivery) {
    if case .batch(let batch, _) = delivery { told.withLock { $0.append(batch.moment) } }
  }
}

@Suite struct SimulationRunTests {
  private func opening(head: Duration, faults: [String] = []) throws -> SiteOpening {
    var request = SimulationPlan.Request()
    request.nodeCount = 16
    request.head = head
    request.faults = faults
    return SiteOpening(simulating: try SimulationPlan(request))
  }

  @Test func `a site that is still being run ahead does not look dead`() async throws {
    let opening = try opening(head: .seconds(1800))
    let run = opening.run()
    let start = Task { await run.start() }
    var looks = 0
    while opening.clock.now() < (Moment(seconds: 1_767_592_800) + .seconds(1800)), looks < 100_000 {
      let site = run.board.site
      let now = opening.clock.now()
      // What has been heard of at all is heard of in time, as far as the board shows it.
      if let known = site.sources.compactMap(\.knownUntil).max() { #expect(now - known < .seconds(600)) }
      looks += 1
      await Task.yield()
    }
    await start.value
    let site = await run.site
    #expect(site.sources.allSatisfy { $0.condition(at: opening.clock.now()) == .alive })
    await run.stop()
  }

  @Test func `everything of a simulated site is marked, and none of its file's sources is asked`() async throws {
    let opening = try opening(head: .zero)
    #expect(opening.topology.isSimulated && opening.topology.sources.isEmpty)
    let run = opening.run()
    await run.start()
    let site = await run.site
    #expect(site.isSimulated && site.sources.allSatisfy { $0.failure == nil })
    await run.stop()
  }

  @Test(arguments: [Duration.zero, .seconds(600), .seconds(5400)])
  func `a site with a record goes on where that ends, and tells nothing of before`(head: Duration) async throws {
    let opening = try opening(head: head)
    let end = Moment(seconds: 1_767_592_800) + .milliseconds(1_800_370)
    opening.goOn?(end)
    #expect(opening.clock.now() >= end)
    opening.goOn?(end - .seconds(60))
    #expect(opening.clock.now() >= end, "it is not set back")
    opening.goOn?(end)
    let run = opening.run()
    let tap = MomentTap()
    await run.record(to: tap)
    await run.start()
    for _ in 0..<200 where tap.moments.isEmpty { try await Task.sleep(for: .milliseconds(50)) }
    let first = try #require(tap.moments.min())
    #expect(first > end && first - max(end, Moment(seconds: 1_767_592_800) + head) < .seconds(60))
    #expect(run.standing.standing == nil)
    await run.stop()
  }

  @Test func `an order to a simulated queue is answered at once, and on the page within seconds`() async throws {
    let run = try opening(head: .seconds(60)).run()
    await run.start()
    let queue = try #require(run.practice)
    #expect(await run.site.queues.map(\.name) == [PracticeQueue.name])
    let id = try #require(await run.site.queues[0].jobs.first { $0.state == .pending && Int($0.id) != nil }?.id)
    #expect(await queue.answer(["scontrol", "hold", id], by: "op").status == 0)
    let reason = { await run.site.queues[0].job(id)?.reason }
    for _ in 0..<100 where await reason() != "JobHeldAdmin" { try await Task.sleep(for: .milliseconds(50)) }
    #expect(await reason() == "JobHeldAdmin")
    await run.stop()
  }

  @Test func `a site that stands still takes no orders`() throws {
    var request = SimulationPlan.Request()
    request.isLive = false
    #expect(SiteOpening(simulating: try SimulationPlan(request)).run().practice == nil)
  }

  @Test(arguments: ["pump-stop", "pump-stp@5m", "pump-stop:CDU-77@1m"])
  func `a fault that makes no sense is refused before anything runs`(fault: String) {
    #expect(throws: SimulationPlan.Failure.self) { try opening(head: .zero, faults: [fault]) }
  }
}
