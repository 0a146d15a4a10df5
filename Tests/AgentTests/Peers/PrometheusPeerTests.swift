internal import AisleTesting
internal import Glibc
import Testing
internal import Wire

/// Debian's Prometheus scraping the agent, both as programs.
@Suite(
  "Before Prometheus",
  .enabled(if: Peer.isInstalled("prometheus") && Fixtures.has("linux/node-b"), "skipped: no Prometheus or no fixtures"))
struct PrometheusPeerTests {
  private func agent(port: Int) async throws -> Peer {
    let agent = try await Peer(
      Peer.built("aisle-agent"), ["--root", Fixtures.path("linux/node-b"), "--listen", "127.0.0.1:\(port)"])
    try await agent.waits(for: "/healthz", port: port)
    return agent
  }

  @Test("It scrapes the agent without an error, as OpenMetrics, and then holds the agent's own values")
  func scrape() async throws {
    let (port, agentPort) = (try LoopbackClient.freePort(), try LoopbackClient.freePort())
    let agent = try await agent(port: agentPort)
    defer { agent.stop() }
    let folder = try TemporaryFolder()
    let configuration = try folder.write(
      """
      global: {scrape_interval: 1s, scrape_timeout: 900ms}
      scrape_configs:
        - job_name: aisle
          honor_labels: true
          static_configs: [{targets: ['127.0.0.1:\(agentPort)']}]

      """, to: "prometheus.yml")
    let prometheus = try await Peer(
      "prometheus",
      [
        "--config.file=\(configuration)", "--storage.tsdb.path=\(folder.path)/data",
        "--web.listen-address=127.0.0.1:\(port)",
      ])
    defer { prometheus.stop() }
    try await prometheus.waits {
      try await LoopbackClient.get("/api/v1/targets", port: port)?.body.contains("\"health\":\"up\"") == true
    }
    let targets = try #require(try await LoopbackClient.get("/api/v1/targets", port: port)).body
    #expect(targets.contains("\"lastError\":\"\""), "\(targets)")
    // Only OpenMetrics tells a metric's unit.
    let metadata = try #require(try await LoopbackClient.get("/api/v1/metadata?metric=hw_energy_joules", port: port))
    #expect(metadata.body.contains("\"type\":\"counter\"") && metadata.body.contains("\"unit\":\"joules\""))

    let federated = try #require(
      try await LoopbackClient.get("/federate?match%5B%5D=%7Bjob%3D%22aisle%22%7D", port: port))
    let stored = PeerPage(federated.body)
    let page = PeerPage(try #require(try await LoopbackClient.get("/metrics", port: agentPort)).body)
    #expect(stored.series("up").map(\.value) == [1])
    #expect(stored.series("hw_energy_joules_total").contains { $0.value == 240422.366267 })
    var count = 0
    // What the agent says of itself changes from sample to sample.
    for (series, value) in page.values where !series.name.hasPrefix("aisle_sampler_duration") {
      if series.name.hasPrefix("aisle_agent_sample") { continue }
      let same = stored.series(series.name).first { labels, _ in
        labels.filter { !["job", "instance"].contains($0.key) } == series.labels
      }
      #expect(same?.value == value, "\(series)")
      count += 1
    }
    #expect(count >= 90)
  }

  @Test("Both formats are offered by what a scraper accepts")
  func formats() async throws {
    let port = try LoopbackClient.freePort()
    let agent = try await agent(port: port)
    defer { agent.stop() }
    let openMetrics = try #require(
      try await LoopbackClient.get(
        "/metrics", port: port,
        accept: "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
          + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1"))
    #expect(openMetrics.header.lowercased().contains("content-type: application/openmetrics-text; version=1.0.0"))
    #expect(openMetrics.body.hasSuffix("# EOF\n"))
    let text = try #require(try await LoopbackClient.get("/metrics", port: port, accept: "text/plain"))
    #expect(text.header.lowercased().contains("content-type: text/plain; version=0.0.4"))
    let (a, b) = (PeerPage(openMetrics.body, as: .openMetrics), PeerPage(text.body))
    #expect(Set(a.values.keys) == Set(b.values.keys) && a.values.count >= 90)
  }

  @Test(
    "promtool has no complaint about the page",
    .enabled(if: Peer.isInstalled("promtool"), "skipped: no promtool"))
  func promtool() async throws {
    let port = try LoopbackClient.freePort()
    let agent = try await agent(port: port)
    defer { agent.stop() }
    let folder = try TemporaryFolder()
    let text = try #require(try await LoopbackClient.get("/metrics", port: port, accept: "text/plain"))
    try folder.write(text.body, to: "page")
    let isClean = try await Shell.run(
      "promtool check metrics < '\(folder.path)/page' > '\(folder.path)/said' 2>&1 && test ! -s '\(folder.path)/said'")
    #expect(isClean, "\(String(decoding: Fixtures.contents(of: "\(folder.path)/said"), as: UTF8.self))")
  }
}
