import AisleTesting
import HTTP
import Notifications
import Runtime
import SiteModel
import Synchronization
import Testing
import Wording

@Suite("An Alertmanager that is not well") struct FakeAlertmanagerTests {
  private func outcome(_ reply: FakeExporter.Reply, steps: Int = 1) async throws -> (AlarmBench, FakeExporter) {
    let fake = try await FakeExporter(["POST /api/v2/alerts": reply])
    let client = WebClient()
    let topology = try AlarmBench.topology(port: fake.port)
    let service = try #require(AlertmanagerService.all(of: topology.sources[0], every: .seconds(60), by: client).first)
    let bench = AlarmBench(topology)
    bench.show([AlarmBench.pump()])
    let poster = bench.poster(to: service, every: .seconds(60))
    for _ in 0..<steps { await poster.step() }
    await client.shutdown()
    await fake.stop()
    return (bench, fake)
  }

  @Test("Whatever it answers is a failure of its source, and nobody waits longer than its time-out")
  func ill() async throws {
    let long = Array(String(repeating: "x", count: 200_000).utf8)
    for (reply, kind) in [
      (FakeExporter.Reply.answer(500, headers: [], body: []), SourceFailure.Kind.unavailable), (.hang, .timedOut),
      (.raw("garbage\r\n\r\n"), .malformed), (.answer(500, headers: [], body: long), .unavailable),
      (.answer(422, headers: [], body: Array("{\"code\":602,\"message\":\"no\"}".utf8)), .refused),
    ] {
      let (bench, _) = try await outcome(reply)
      #expect(bench.failures.map(\.kind) == [kind], "\(reply)")
    }
  }

  @Test("Of several one that is down, slow or ill keeps nothing from the others") func others() async throws {
    let well = FakeExporter.Reply.answer(200, headers: [], body: [])
    let one = try await FakeExporter(["POST /api/v2/alerts": .hang])
    let two = try await FakeExporter(["POST /api/v2/alerts": well])
    let topology = try AlarmBench.topology(port: one.port, two.port, try LoopbackClient.freePort())
    let notifier = try #require(Notifier(for: topology, hook: nil, words: .init(.english), clock: SystemClock()))
    let bench = AlarmBench(topology)
    bench.show([AlarmBench.pump()])
    let sink = HeardSink()
    let task = Task { await notifier.run(site: { bench.site.withLock { $0 } }, into: sink) }
    for _ in 0..<200 where !(sink.isComplete(3) && two.received.count > 0) {
      try await Task.sleep(for: .milliseconds(25))
    }
    task.cancel()
    await task.value
    #expect(two.received.count == 1, "what stands is told once a minute")
    #expect(sink.names == ["am/post", "am/post#2", "am/post#3"])
    #expect(sink.kinds("am/post") == [.timedOut] && sink.kinds("am/post#3").first == .unreachable)
    #expect(sink.kinds("am/post#2").isEmpty)
    await one.stop()
    await two.stop()
  }

  @Test("While it is away it is asked more and more seldom, and nothing piles up") func backOff() async throws {
    let (bench, fake) = try await outcome(.answer(503, headers: [], body: []), steps: 20)
    #expect(bench.failures.count == 1 && fake.received.count == 1, "the next try is a second later")
  }

  @Test("What it refuses is not asked again at once; ten thousand alarms go in batches") func batches() async throws {
    let fake = try await FakeExporter(["POST /api/v2/alerts": .answer(200, headers: [], body: [])])
    let client = WebClient()
    let topology = try AlarmBench.topology(port: fake.port)
    let service = try #require(AlertmanagerService.all(of: topology.sources[0], every: .seconds(60), by: client).first)
    let bench = AlarmBench(topology)
    bench.show(
      (0..<10_000).map { number in
        let id = AlarmID(.fanSlow, .thing(EntityKey(.fan, node: "gpu-01", name: "\(number)")))
        return Alarm(id, Finding(.fanSlow, .low, .entity(.node(0))), raisedAt: SystemClock().now())
      })
    let poster = bench.poster(to: service, every: .seconds(60))
    await poster.step()
    await poster.step()
    #expect(fake.received.count == 20 && bench.failures.isEmpty)
    await client.shutdown()
    await fake.stop()
  }

  @Test("Nobody is told of a board that nobody keeps, nor of a site that is not there") func unkept() async throws {
    let fake = try await FakeExporter(["POST /api/v2/alerts": .answer(200, headers: [], body: [])])
    let client = WebClient()
    var topology = try AlarmBench.topology(port: fake.port)
    let service = try #require(AlertmanagerService.all(of: topology.sources[0], every: .seconds(60), by: client).first)
    let bench = AlarmBench(topology)
    await bench.poster(to: service, every: .seconds(60)).step()
    bench.site.withLock { site in site.apply(AlarmBoard([AlarmBench.pump()], lastEvent: 0, isUnkept: true)) }
    await bench.poster(to: service, every: .seconds(60)).step()
    #expect(fake.received.isEmpty)
    #expect(Notifier(for: topology, hook: nil, words: .init(.english), clock: SystemClock()) != nil)
    topology.isSimulated = true
    #expect(Notifier(for: topology, hook: nil, words: .init(.english), clock: SystemClock()) == nil)
    await client.shutdown()
    await fake.stop()
  }
}

/// What a notifier told of its sources.
private final class HeardSink: SiteSink {
  private let heard = Mutex<(names: Set<String>, outcomes: [String: [SourceFailure?]])>(([], [:]))

  func register(_ description: SourceDescription) async { heard.withLock { _ = $0.names.insert(description.id.name) } }
  func apply(_ batch: Batch, took duration: Duration) async {
    heard.withLock { $0.outcomes[batch.source.name, default: []].append(nil) }
  }
  func apply(_ failure: SourceFailure, of source: SourceID, at moment: Moment, took duration: Duration) async {
    heard.withLock { $0.outcomes[source.name, default: []].append(failure) }
  }

  var names: [String] { heard.withLock { $0.names.sorted() } }
  func isComplete(_ count: Int) -> Bool { heard.withLock { $0.outcomes.count >= count } }
  func kinds(_ name: String) -> [SourceFailure.Kind] {
    heard.withLock { ($0.outcomes[name] ?? []).compactMap { $0?.kind } }
  }
}
