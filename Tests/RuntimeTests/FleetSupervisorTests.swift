import AisleTesting
import HTTP
import Runtime
import SiteModel
import Testing

/// A sink that keeps a site, and wakes whoever waits for it to become so.
actor SiteProbe: SiteSink {
  private(set) var site: Site
  private(set) var failures: [SourceID: [SourceFailure]] = [:]
  private(set) var answers: [SourceID: Int] = [:]

  init(topology: Topology = Topology(name: "test")) { site = Site(topology: topology) }

  func register(_ description: SourceDescription) { site.register(description) }

  func apply(_ batch: Batch, took duration: Duration) {
    answers[batch.source, default: 0] += 1
    site.apply(batch, took: duration)
  }

  func apply(_ failure: SourceFailure, of source: SourceID, at moment: Moment, took duration: Duration) {
    failures[source, default: []].append(failure)
    site.apply(failure, of: source, at: moment, took: duration)
  }

  /// Waits until `condition` holds, at most twenty seconds; false when it never did.
  func waits(until condition: @Sendable (isolated SiteProbe) -> Bool) async throws -> Bool {
    for _ in 0..<1000 {
      if condition(self) { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }
}

/// Runs a supervisor of the plan while `body` runs.
func supervising(
  _ plan: SourcePlan, into probe: SiteProbe, clock: any TimeSource = SystemClock(), concurrency: Int = 16,
  _ body: () async throws -> Void
) async throws {
  let client = WebClient()
  let supervisor = FleetSupervisor(plan: plan, client: client, sink: probe, clock: clock, concurrency: concurrency)
  let task = Task { await supervisor.run() }
  let outcome: Result<Void, any Error>
  do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
  task.cancel()
  await task.value
  await client.shutdown()
  try outcome.get()
}

struct FleetSupervisorTests {
  @Test(
    "DCGM and Ascend pages over HTTP become two nodes with right values; when one dies, its values stay and go stale",
    .enabled(if: Fixtures.has("accelerators/nvidia/dcgm-8xh100-aicr.prom"), "skipped: no fixtures"))
  func fixtures() async throws {
    let nvidia = try await FakeExporter([
      "/metrics": .page(Fixtures.text("accelerators/nvidia/dcgm-8xh100-aicr.prom"))
    ])
    let ascend = try await FakeExporter([
      "/metrics": .page(Fixtures.text("accelerators/ascend/prometheus_metrics"))
    ])
    let plan = SourcePlan(
      name: "fleet", kind: .exposition,
      targets: [.init(url: nvidia.url("/metrics"), node: "h100-a"), .init(url: ascend.url("/metrics"), node: "npu-a")],
      every: .milliseconds(200))
    let probe = SiteProbe()
    let (h100, npu) = (SourceID("fleet/h100-a"), SourceID("fleet/npu-a"))
    try await supervising(plan, into: probe) { () async throws in
      #expect(try await probe.waits { ($0.answers[h100] ?? 0) >= 2 && ($0.answers[npu] ?? 0) >= 2 })
      let site = await probe.site
      let now = site.moment
      func value(_ node: String, _ name: String, _ quantity: Quantity) throws -> Double? {
        site.observation(
          of: try #require(site.directory.id(of: .accelerator(name, on: node))), quantity, at: now
        ).lastValue
      }
      #expect(site.directory.nodes.map { site.directory.nodeName($0) } == ["h100-a", "npu-a"])
      #expect(site.directory.accelerators(of: 0).count == 8)
      #expect(try value("h100-a", "0", .power) == 113.611)
      #expect(try value("h100-a", "0", .temperature) == 30)
      #expect(try value("h100-a", "7", .temperature) == 26)
      // The Ascend page is of a test bench: eight healthy chips that draw nothing.
      #expect(site.directory.accelerators(of: 1).count == 8)
      #expect(try value("npu-a", "0", .health) == 1)
      #expect(try value("npu-a", "7", .temperature) == 0)
      let chip = try #require(site.directory.id(of: .accelerator("7", on: "npu-a")))
      #expect(site.fact(.model, of: chip) == "910Awn-Ascend-V1")
      #expect(site.source(h100)?.condition(at: now) == .alive)

      await nvidia.stop()
      #expect(try await probe.waits { $0.failures[h100] != nil })
      let after = await probe.site
      let failure = after.source(h100)?.failure
      #expect(failure == .network(code: 111))
      #expect(after.source(npu)?.failure == nil, "its neighbour goes on")
      let gpu = try #require(after.directory.id(of: .accelerator("0", on: "h100-a")))
      let last = try #require(after.source(h100)?.lastSuccess)
      // Stale after three cadences, and never under two seconds.
      #expect(after.observation(of: gpu, .power, at: last + .milliseconds(1900)) == .fresh(113.611))
      guard case .stale(let value, _) = after.observation(of: gpu, .power, at: last + .milliseconds(2100)) else {
        Issue.record("still fresh")
        return
      }
      #expect(value == 113.611)
    }
    await ascend.stop()
  }

  @Test("Each bad target fails by itself in a sentence that names it; the good one is polled all the while")
  func badNeighbours() async throws {
    let exporter = try await FakeExporter([
      "/good": .page("node_load1 1\n"), "/hang": .hang, "/401": .answer(401, headers: [], body: []),
      "/half": .half("node_load1 2\n"), "/rubbish": .page("<html>not metrics</html>"),
    ])
    let paths = ["good", "hang", "401", "half", "rubbish"]
    var plan = SourcePlan(
      name: "mixed", kind: .exposition,
      targets: paths.map { .init(url: exporter.url("/\($0)"), node: $0) }, every: .milliseconds(100),
      timeout: .milliseconds(300))
    plan.targets.append(.init(url: "http://user:hunter2@10.0.0.1/", node: "secret"))
    let probe = SiteProbe()
    @Sendable func id(_ name: String) -> SourceID { SourceID("mixed/\(name)") }
    try await supervising(plan, into: probe) { () async throws in
      #expect(
        try await probe.waits { probe in
          ["hang", "401", "half", "secret"].allSatisfy { probe.failures[id($0)] != nil }
            && (probe.answers[id("good")] ?? 0) > 10 && probe.answers[id("rubbish")] != nil
        })
      let site = await probe.site
      let failures = await probe.failures
      #expect(failures[id("good")] == nil)
      #expect(
        failures[id("hang")]?.first
          == SourceFailure.timedOut(after: .milliseconds(300)))
      #expect(failures[id("401")]?.first?.kind == .unauthorized)
      #expect(failures[id("half")]?.first?.kind == .malformed)
      #expect(
        failures[id("secret")]?.first
          == .address(.userInformation), "the URL, with its password, is not repeated")
      #expect(site.source(id("rubbish"))?.complaints.isEmpty == false)
      #expect(site.sources.count == 6, "no target is added or lost")
      #expect(!failures.values.joined().contains { "\($0)".contains("hunter2") })
    }
    await exporter.stop()
  }

  @Test("What a reader has learnt is kept from poll to poll: a counter has a rate from the second page on")
  func ratesOverPolls() async throws {
    let exporter = try await FakeExporter([
      "/m": .page("node_network_receive_bytes_total{device=\"eth0\"} 1000\n")
    ])
    let plan = SourcePlan(
      name: "p", kind: .exposition, targets: [.init(url: exporter.url("/m"), node: "n")], every: .milliseconds(100))
    let probe = SiteProbe()
    try await supervising(plan, into: probe) { () async throws in
      let isRated = try await probe.waits { probe in
        guard let port = probe.site.directory.id(of: EntityKey(.port, node: "n", name: "eth0")) else { return false }
        return probe.site.observation(of: port, .receiveRate, at: probe.site.moment).lastValue == 0
      }
      #expect(isRated)
    }
    await exporter.stop()
  }

  @Test("Targets without a node name are told apart by address, and twins by number")
  func identities() async throws {
    let exporter = try await FakeExporter(["/a": .page("node_load1 1\n"), "/b": .page("node_load1 2\n")])
    let plan = SourcePlan(
      name: "p", kind: .exposition, targets: ["/a", "/b"].map { .init(url: exporter.url($0)) },
      every: .milliseconds(100))
    let probe = SiteProbe()
    let place = "p/127.0.0.1:\(exporter.port)"
    try await supervising(plan, into: probe) { () async throws in
      #expect(try await probe.waits { $0.answers.count == 2 })
      #expect(await Set(probe.answers.keys) == [SourceID(place), SourceID("\(place)#2")])
    }
    await exporter.stop()
  }
}
