import AisleTesting
import Analysis
import HTTP
import Notifications
import Runtime
import SiteModel
import Testing
import Wire

/// A live Alertmanager on loopback, as Debian ships it.
struct LiveAlertmanager {
  let port: Int
  let folder: TemporaryFolder
  private let arguments: [String]

  static var isInstalled: Bool { Peer.isInstalled("prometheus-alertmanager") }

  /// Where its cluster talks; nil where it stands alone.
  let clusterPort: Int?

  /// One that stands alone, or a member of a cluster: its first, or one that joins another.
  init(isClustered: Bool = false, joining first: LiveAlertmanager? = nil) throws {
    port = try LoopbackClient.freePort()
    clusterPort = isClustered || first != nil ? try LoopbackClient.freePort() : nil
    folder = try TemporaryFolder()
    let settings = try folder.write("route: {receiver: none}\nreceivers: [{name: none}]\n", to: "am.yml")
    let address = clusterPort.map { "127.0.0.1:\($0)" } ?? ""
    arguments =
      [
        "--config.file=\(settings)", "--storage.path=\(folder.path)/data", "--web.listen-address=127.0.0.1:\(port)",
        "--cluster.listen-address=\(address)",
      ] + (address.isEmpty ? [] : ["--cluster.advertise-address=\(address)"])
      + (first?.clusterPort.map { ["--cluster.peer=127.0.0.1:\($0)"] } ?? [])
  }

  func start() async throws -> Peer {
    let peer = try await Peer("prometheus-alertmanager", arguments)
    try await peer.waits(for: "/-/ready", port: port)
    return peer
  }

  /// Its alerts by subject or instance, as anybody reads them.
  func alerts() async throws -> [[String: String]] {
    let reply = try await LoopbackClient.get("/api/v2/alerts", port: port)
    guard case .array(let items)? = try? JSONValue(Array((reply?.body ?? "").utf8)) else { return [] }
    return items.compactMap { item in
      guard case .object(let members) = item,
        case .object(let labels)? = members.first(where: { $0.name == "labels" })?.value
      else { return nil }
      return Dictionary(
        labels.compactMap { label in if case .text(let text) = label.value { (label.name, text) } else { nil } },
        uniquingKeysWith: { first, _ in first })
    }
  }
}

@Suite(
  "A live Alertmanager", .enabled(if: LiveAlertmanager.isInstalled, "skipped: no Alertmanager"), .serialized)
struct AlertmanagerTests {
  private func waits(_ condition: () async throws -> Bool) async throws -> Bool {
    for _ in 0..<160 {
      if try await condition() { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  private func service(_ topology: Topology, _ client: WebClient) throws -> AlertmanagerService {
    try #require(AlertmanagerService.all(of: topology.sources[0], every: .seconds(1), by: client).first)
  }

  @Test("Our alarm stands there under names that stay, its end too, and what is set aside does not") func ours()
    async throws
  {
    let live = try LiveAlertmanager()
    let peer = try await live.start()
    defer { peer.stop() }
    let topology = try AlarmBench.topology(port: live.port)
    let client = WebClient()
    let bench = AlarmBench(topology)
    let poster = bench.poster(to: try service(topology, client), every: .seconds(1))
    var shelved = AlarmBench.inlet()
    shelved.shelving = Shelving(
      by: Person(name: "liu", number: 1000), at: .never, until: SystemClock().now() + .seconds(60), reason: "known")
    bench.show([AlarmBench.pump(), shelved])
    await poster.step()
    #expect(
      try await live.alerts() == [
        [
          "alertname": "pumpFailed", "aisle_site": "Lingang", "severity": "high", "subject": "CDU-07/Pump 1",
          "subject_kind": "pump",
        ]
      ])
    bench.show([AlarmBench.inlet()])
    await poster.step()
    #expect(
      try await live.alerts() == [
        [
          "alertname": "inletTemperature", "aisle_site": "Lingang", "severity": "medium", "subject": "gpu-01",
          "subject_kind": "node", "node": "gpu-01", "rack": "A01", "quantity": "inlet_temperature_celsius",
        ]
      ], "the pump has returned")
    bench.show([])
    await poster.step()
    #expect(try await live.alerts().isEmpty)
    #expect(bench.failures.isEmpty)
    await client.shutdown()
  }

  @Test("Its alerts are findings of the site, about the node that they name, and ours are not read back as new")
  func theirs() async throws {
    let live = try LiveAlertmanager()
    let peer = try await live.start()
    defer { peer.stop() }
    let topology = try AlarmBench.topology(port: live.port)
    let client = WebClient()
    let bench = AlarmBench(topology)
    let poster = bench.poster(to: try service(topology, client), every: .seconds(1))
    bench.show([AlarmBench.pump()])
    await poster.step()
    let other = PostedAlert(
      labels: ["alertname": "DiskFull", "instance": "gpu-01:9100", "severity": "critical", "device": "sda"],
      annotations: ["summary": "sda is full"], startsAt: SystemClock().now())
    try await service(topology, client).post([other], expiry: SystemClock().now() + .seconds(300))
    let run = SiteRun(topology: topology, machine: nil, client: WebClient(), clock: SystemClock())
    await run.start()
    let isRead = try await waits { await !run.site.foreignAlerts.isEmpty }
    #expect(isRead)
    let site = await run.site
    let found = findings(in: site, at: SystemClock().now()).filter { $0.kind == .foreignAlert }
    #expect(found.map(\.subject) == [.entity(.node(0))] && found.map(\.priority) == [.critical])
    #expect(found.map(\.name) == ["DiskFull{device=\"sda\"}"])
    #expect(found.first?.detail == .alert(name: "DiskFull", summary: "sda is full", .none))
    // As an alarm it is not said back.
    let alarm = try #require(
      found.first.flatMap { finding in site.alarmID(of: finding).map { Alarm($0, finding, raisedAt: .never) } })
    bench.show([AlarmBench.pump(), alarm])
    await poster.step()
    #expect(try await live.alerts().count == 2, "nothing is doubled")
    await run.stop()
    await client.shutdown()
  }

  @Test("It is restarted, and hears everything again; we are, and nothing is doubled or left behind")
  func restarts() async throws {
    let live = try LiveAlertmanager()
    var peer = try await live.start()
    let topology = try AlarmBench.topology(port: live.port)
    let client = WebClient()
    let bench = AlarmBench(topology)
    let poster = bench.poster(to: try service(topology, client), every: .milliseconds(500))
    bench.show([AlarmBench.pump()])
    await poster.step()
    #expect(try await live.alerts().count == 1)
    peer.stop()
    try await Task.sleep(for: .milliseconds(500))
    await poster.step()
    #expect(bench.failures.count == 1 && bench.failures.first?.kind == .unreachable)
    peer = try await live.start()
    defer { peer.stop() }
    #expect(try await live.alerts().isEmpty, "it keeps no alerts over a restart")
    let isBack = try await waits {
      await poster.step()
      return try await live.alerts().count == 1
    }
    #expect(isBack)
    // Another process goes on from the same board.
    let next = bench.poster(to: try service(topology, client), every: .milliseconds(500))
    await next.step()
    #expect(try await live.alerts().count == 1)
    bench.show([])
    await next.step()
    #expect(try await live.alerts().isEmpty)
    await client.shutdown()
  }
}
