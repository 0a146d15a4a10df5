import AisleTesting
import SiteModel
import Testing

@Suite(
  "The fleet feed from a live node_exporter",
  .enabled(
    if: Peer.isInstalled("prometheus-node-exporter") && Fixtures.has("linux/node-b"),
    "skipped: no node_exporter or no fixtures"))
struct NodeExporterFeedTests {
  @Test("The site holds the page's values")
  func values() async throws {
    let root = Fixtures.path("linux/node-b")
    let port = try LoopbackClient.freePort()
    let peer = try await Peer(
      "prometheus-node-exporter",
      [
        "--path.procfs=\(root)/proc", "--path.sysfs=\(root)/sys", "--no-collector.netdev.netlink",
        "--web.listen-address=127.0.0.1:\(port)",
      ])
    defer { peer.stop() }
    try await peer.waits(for: "/", port: port)
    let page = PeerPage(try #require(try await LoopbackClient.get("/metrics", port: port)).body)
    let plan = SourcePlan(
      name: "fleet", kind: .exposition, targets: [.init(url: "http://127.0.0.1:\(port)/metrics", node: "n1")],
      every: .milliseconds(200), timeout: .seconds(5))
    let probe = SiteProbe()
    try await supervising(plan, into: probe) { () async throws in
      #expect(try await probe.waits { $0.answers[SourceID("fleet/n1")] != nil })
      let site = await probe.site
      #expect(site.source(SourceID("fleet/n1"))?.complaints == [])
      var count = 0
      let figures =
        NodeExporterFigure.host + NodeExporterFigure.zones + NodeExporterFigure.network + NodeExporterFigure.infiniband
      // The ends that container runtimes make are left out.
      for value in figures.flatMap({ $0.values(on: page) }) where !PortName.isContainerEnd(value.name) {
        let id = site.directory.id(of: EntityKey(value.kind, node: "n1", name: value.name))
        let held = id.flatMap { site.observation(of: $0, value.quantity, at: site.moment).lastValue }
        #expect(value.agrees(with: held), "node_exporter: \(value), the site: \(held.map { "\($0)" } ?? "nothing")")
        count += 1
      }
      #expect(count >= 40)
    }
  }
}
