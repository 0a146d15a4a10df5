import AisleTesting
import SiteModel
import Testing
import Wire

/// Debian's node_exporter and Aisle's agent, both as programs, both live, both on one machine's files.
@Suite("Beside node_exporter", .enabled(if: Peer.isInstalled("prometheus-node-exporter"), "skipped: no node_exporter"))
struct NodeExporterPeerTests {
  private struct Pages {
    var theirs: PeerPage
    var ours: ExpositionPage

    func value(_ kind: EntityKind, _ name: String, _ quantity: Quantity) -> Double? {
      let key = EntityKey(kind, node: "localhost", name: name)
      return ours.readings.first { $0.quantity == quantity && ours.subjects[Int($0.subject)] == key }?.value
    }

    /// Expects that every figure on their page is on ours; returns how many were compared.
    func compare(
      _ figures: [NodeExporterFigure], chips: [String: String] = [:],
      leavingOut isLeftOut: (NodeExporterFigure.Value) -> Bool = { _ in false }
    ) -> Int {
      var count = 0
      for figure in figures {
        let all = figure.values(on: theirs, chips: chips)
        #expect(!all.isEmpty, "node_exporter shows no \(figure.terms[0].metric)")
        for theirs in all where !isLeftOut(theirs) {
          let ours = value(theirs.kind, theirs.name, theirs.quantity)
          #expect(theirs.agrees(with: ours), "node_exporter: \(theirs), Aisle: \(ours.map { "\($0)" } ?? "nothing")")
          count += 1
        }
      }
      return count
    }

    /// Expects that words on their page are on ours.
    func compare(
      _ metric: String, _ label: String, _ kind: EntityKind, _ name: (([String: String]) -> String),
      _ attribute: Attribute
    ) {
      let series = theirs.series(metric).filter { $0.labels[label]?.isEmpty == false }
      #expect(!series.isEmpty, "node_exporter shows no \(label) on \(metric)")
      for (labels, _) in series {
        let key = EntityKey(kind, node: "localhost", name: name(labels))
        let fact = ours.facts.first { $0.attribute == attribute && ours.subjects[Int($0.subject)] == key }
        #expect(fact?.text == labels[label], "\(metric) \(label)")
      }
    }
  }

  /// Chips that Aisle calls otherwise than by their driver's name: two of one driver, one whose name stands with its device.
  private static let chips = [
    "platform_coretemp_0": "coretemp@coretemp.0", "platform_coretemp_1": "coretemp@coretemp.1",
    "platform_applesmc_768": "applesmc",
  ]

  /// The agent's page of the machine under `root`.
  private func agentPage(root: String) async throws -> ExpositionPage {
    let port = try LoopbackClient.freePort()
    let agent = try await Peer(Peer.built("aisle-agent"), ["--root", root, "--listen", "127.0.0.1:\(port)"])
    defer { agent.stop() }
    try await agent.waits(for: "/healthz", port: port)
    let page = try #require(try await LoopbackClient.get("/metrics", port: port))
    var reader = ExpositionReader()
    return reader.read(Array(page.body.utf8), at: Moment(seconds: 1_767_323_045))
  }

  private func pages(root: String) async throws -> Pages {
    let port = try LoopbackClient.freePort()
    // Netlink would tell of this machine, not of the files.
    let peer = try await Peer(
      "prometheus-node-exporter",
      [
        "--path.procfs=\(root)/proc", "--path.sysfs=\(root)/sys", "--no-collector.netdev.netlink", "--collector.drm",
        "--web.listen-address=127.0.0.1:\(port)",
      ])
    defer { peer.stop() }
    try await peer.waits(for: "/", port: port)
    let ours = try await agentPage(root: root)
    let theirs = try #require(try await LoopbackClient.get("/metrics", port: port))
    return Pages(theirs: PeerPage(theirs.body), ours: ours)
  }

  @Test(
    "On node-b's files, both live, they read the same",
    .enabled(if: Fixtures.has("linux/node-b"), "skipped: no fixtures"))
  func nodeB() async throws {
    let pages = try await pages(root: Fixtures.path("linux/node-b"))
    let figures =
      NodeExporterFigure.host + [.memoryWithoutAvailable, .cores] + NodeExporterFigure.zones
      + NodeExporterFigure.network + NodeExporterFigure.infiniband + NodeExporterFigure.accelerators
    let count = pages.compare(figures) { figure in
      // Aisle leaves out the ends that container runtimes make, and a card whose maker is not known.
      figure.name.hasPrefix("veth") || figure.kind == .accelerator && figure.name == "1"
    }
    #expect(count >= 45)
    pages.compare("node_nvme_info", "model", .disk, { $0["device"] ?? "" }, .model)
    pages.compare("node_nvme_info", "serial", .disk, { $0["device"] ?? "" }, .serialNumber)
    pages.compare("node_nvme_info", "firmware_revision", .disk, { $0["device"] ?? "" }, .firmware)
    pages.compare("node_nvme_info", "state", .disk, { $0["device"] ?? "" }, .state)
    pages.compare("node_dmi_info", "system_vendor", .node, { _ in "" }, .vendor)
    pages.compare("node_dmi_info", "product_name", .node, { _ in "" }, .model)
    pages.compare("node_dmi_info", "product_serial", .node, { _ in "" }, .serialNumber)
    pages.compare("node_thermal_zone_temp", "type", .sensor, { "thermal_zone\($0["zone"] ?? "")" }, .label)
  }

  @Test(
    "On a machine with hwmon chips and processor times, both live, they read the same",
    .enabled(if: LinkedFixture.isPossible, "skipped: no fixtures"))
  func hardwareMonitors() async throws {
    let machine = try await LinkedFixture()
    let pages = try await pages(root: machine.path)
    let figures =
      NodeExporterFigure.sensors.filter { ![.current, .power].contains($0.quantity) } + NodeExporterFigure.host
      + NodeExporterFigure.zones
    let count = pages.compare(figures, chips: Self.chips) { figure in
      // node_exporter 1.5 takes three chips on one device for one.
      figure.name.hasPrefix("mt7996")
    }
    #expect(count >= 40)
    let idle = pages.theirs.series("node_cpu_seconds_total").filter { ["idle", "iowait"].contains($0.labels["mode"]) }
    let sum = idle.reduce(0) { $0 + $1.value }
    let ours = try #require(pages.value(.node, "", .idleTime))
    // The kernel rounds each processor's time to its tick, and the sum's by itself.
    #expect(idle.count == 16 && abs(ours - sum) < 0.01 * Double(idle.count))
    #expect(pages.value(.node, "", .coreCount) == 8)
  }

  @Test(
    "Aisle reads node-a as the page that another machine made of such files",
    .enabled(if: LinkedFixture.isPossible, "skipped: no fixtures"))
  func recordedPage() async throws {
    let machine = try await LinkedFixture()
    let recorded = Pages(
      theirs: PeerPage(Fixtures.text("linux/node_exporter-page.txt")), ours: try await agentPage(root: machine.path))
    let figures =
      NodeExporterFigure.sensors.filter { ![.current, .power].contains($0.quantity) } + NodeExporterFigure.zones
      + [.cores] + NodeExporterFigure.infiniband
    #expect(recorded.compare(figures, chips: Self.chips) >= 45)
  }
}
