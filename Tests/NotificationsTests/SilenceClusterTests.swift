import AisleTesting
import HTTP
import Notifications
import Operations
import Orders
import SiteModel
import Testing
import Wording

@testable import ConsoleLaunch

@Suite(
  "Silences of a cluster", .enabled(if: LiveAlertmanager.isInstalled, "skipped: no Alertmanager"), .serialized)
struct SilenceClusterTests {
  private func said(_ saying: Saying) -> String { Wording(.english).text(of: saying) }

  private func door(_ folder: TemporaryFolder) -> Door {
    Door(log: AuditLog(path: "\(folder.path)/audit.jsonl"), user: AuditUser(name: "liu"), clock: SystemClock())
  }

  private let silence = Silence(
    [SilenceMatcher("alertname", "pumpFailed"), SilenceMatcher("aisle_site", "Lingang")], for: .seconds(7_200),
    comment: "pump 1 is being changed")

  @Test("One made at a member is known to all; the list has it once, with what it hides, ours and theirs")
  func whole() async throws {
    let one = try LiveAlertmanager(isClustered: true)
    let first = try await one.start()
    defer { first.stop() }
    let two = try LiveAlertmanager(joining: one)
    let second = try await two.start()
    defer { second.stop() }
    let client = WebClient()
    let topology = try AlarmBench.topology(port: one.port, two.port)
    let cluster = AlertmanagerCluster(topology.sources[0], site: topology.name, by: client)
    let access = AlertmanagerAccess(cluster)
    let bench = AlarmBench(topology)
    bench.show([AlarmBench.pump(), AlarmBench.inlet()])
    let services = AlertmanagerService.all(of: topology.sources[0], every: .seconds(60), by: client)
    #expect(services.count == 2)
    for service in services { await bench.poster(to: service, every: .seconds(60)).step() }
    let other = PostedAlert(
      labels: ["alertname": "DiskFull", "instance": "gpu-01:9100", "device": "sda"], startsAt: SystemClock().now())
    try await services[1].post([other], expiry: SystemClock().now() + .seconds(300))
    let door = door(try TemporaryFolder())
    let report = said(await door.perform(SilenceOrder(.make(silence), at: "am"), by: access))
    // A cluster that has only just come together takes its time with the first.
    #expect(report.hasPrefix("silenced at am until ") && report.contains(" of 2"), "\(report)")
    let disk = Silence([SilenceMatcher("alertname", "DiskFull")], for: .seconds(600), comment: "disk")
    _ = await door.perform(SilenceOrder(.make(disk), at: "am"), by: access)
    var (silences, gaps) = await cluster.silences()
    for _ in 0..<150 where silences.count < 2 || silences.contains(where: { $0.members < 2 }) {
      try await Task.sleep(for: .milliseconds(200))
      (silences, gaps) = await cluster.silences()
    }
    #expect(gaps.isEmpty && silences.count == 2)
    let list = SilenceList(silences, at: SystemClock().now())
    #expect(list.silences.map(\.comment) == ["disk", "pump 1 is being changed"], "what ends first stands first")
    #expect(list.silences.allSatisfy { $0.members == 2 && $0.answering == 2 && $0.creator == "liu" })
    #expect(list.hiding(AlarmBench.pump().id).map(\.comment) == ["pump 1 is being changed"])
    #expect(list.hiding(AlarmBench.inlet().id).isEmpty)
    let foreign = AlarmID(.foreignAlert, .thing(.node("gpu-01")), name: "DiskFull{device=\"sda\"}")
    #expect(list.hiding(foreign).map(\.comment) == ["disk"])
    #expect(list.silences[1].matchers == silence.matchers)
    let id = list.silences[1].key.id
    let ended = said(await door.perform(SilenceOrder(.expire(id: id), at: "am"), by: access))
    #expect(ended == "silence \(id) at am has ended (known to all 2 of 2)")
    #expect(await cluster.silences().silences.count { $0.state == .expired } == 1)
    await client.shutdown()
  }

  @Test("With one member down the other is asked, and it is said that not all know; the list says who did not answer")
  func oneDown() async throws {
    let gone = try LoopbackClient.freePort()
    let live = try LiveAlertmanager()
    let peer = try await live.start()
    defer { peer.stop() }
    let client = WebClient()
    let topology = try AlarmBench.topology(port: gone, live.port)
    let cluster = AlertmanagerCluster(topology.sources[0], site: topology.name, by: client)
    let door = door(try TemporaryFolder())
    let report = said(
      await door.perform(SilenceOrder(.make(silence), at: "am"), by: AlertmanagerAccess(cluster)))
    #expect(report.contains("only 1 of 2 members"), "\(report)")
    let (silences, gaps) = await cluster.silences()
    #expect(silences.count == 1 && silences[0].answering == 1)
    #expect(gaps.map(\.system) == ["http://127.0.0.1:\(gone)/"], "\(gaps)")
    await client.shutdown()
  }

  @Test("Members that are no cluster: it is said that only one has it, and ending it finds the one that does")
  func strangers() async throws {
    let (one, two) = (try LiveAlertmanager(), try LiveAlertmanager())
    let (first, second) = (try await one.start(), try await two.start())
    defer {
      first.stop()
      second.stop()
    }
    let client = WebClient()
    let straight = AlertmanagerCluster(
      try AlarmBench.topology(port: one.port, two.port).sources[0], site: "Lingang", by: client)
    let turned = AlertmanagerCluster(
      try AlarmBench.topology(port: two.port, one.port).sources[0], site: "Lingang", by: client)
    let door = door(try TemporaryFolder())
    let report = said(
      await door.perform(SilenceOrder(.make(silence), at: "am"), by: AlertmanagerAccess(straight)))
    #expect(report.contains("only 1 of 2 members"), "\(report)")
    let known = await straight.silences().silences
    #expect(known.map(\.members) == [1] && known.map(\.answering) == [2])
    let id = try #require(known.first?.key.id)
    let ended = said(await door.perform(SilenceOrder(.expire(id: id), at: "am"), by: AlertmanagerAccess(turned)))
    #expect(ended.hasPrefix("silence \(id) at am has ended"), "\(ended)")
    await client.shutdown()
  }
}
