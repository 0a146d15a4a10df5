import AisleTesting
import HTTP
import Notifications
import Operations
import Orders
import SiteModel
import Testing
import Wording

@testable import ConsoleLaunch

@Suite("A silence", .enabled(if: LiveAlertmanager.isInstalled, "skipped: no Alertmanager"), .serialized)
struct SilenceTests {
  private func said(_ saying: Saying) -> String { Wording(.english).text(of: saying) }

  @Test("It is made through the door, seen there and here, audited, and ended") func whole() async throws {
    let live = try LiveAlertmanager()
    let peer = try await live.start()
    defer { peer.stop() }
    let folder = try TemporaryFolder()
    let client = WebClient()
    let topology = try AlarmBench.topology(port: live.port)
    let service = try #require(AlertmanagerService.all(of: topology.sources[0], every: .seconds(1), by: client).first)
    let access = AlertmanagerAccess(AlertmanagerCluster(topology.sources[0], site: "Lingang", by: client))
    let other = PostedAlert(
      labels: ["alertname": "DiskFull", "instance": "gpu-01:9100"], startsAt: SystemClock().now())
    try await service.post([other], expiry: SystemClock().now() + .seconds(300))
    let log = AuditLog(path: "\(folder.path)/audit.jsonl")
    let door = Door(log: log, user: AuditUser(name: "liu"), clock: SystemClock())
    let silence = try Silence.reading(
      matchers: "alertname=\"DiskFull\", instance=~\"gpu-.*\"", length: "2h", comment: "disk is being changed"
    ).get()
    let report = said(await door.perform(SilenceOrder(.make(silence), at: "am"), by: access))
    #expect(report.hasPrefix("silenced at am until "))
    let id = String(report.split(separator: " ").last ?? "")
    let listed = try await LoopbackClient.get("/api/v2/silence/\(id)", port: live.port)?.body ?? ""
    for part in ["\"createdBy\":\"liu\"", "\"comment\":\"disk is being changed\"", "\"value\":\"gpu-.*\""] {
      #expect(listed.contains(part), "\(part) in \(listed)")
    }
    let alerts = try await LoopbackClient.get("/api/v2/alerts", port: live.port)?.body ?? ""
    #expect(alerts.contains("\"silencedBy\":[\"\(id)\"]"))
    let ended = said(await door.perform(SilenceOrder(.expire(id: id), at: "am"), by: access))
    #expect(ended == "silence \(id) at am has ended")
    let lines = String(decoding: Fixtures.contents(of: log.path), as: UTF8.self).split(separator: "\n")
    #expect(
      lines.count == 4 && lines[1].contains("\"operation\":\"silence\"") && lines[1].contains("\"outcome\":\"done\""))
    #expect(lines[1].contains("alertname=\\\"DiskFull\\\"") && lines[3].contains("\"operation\":\"expire-silence\""))
    await client.shutdown()
  }

  @Test("What it refuses is told in its own words; what is not there is not done; no audit, no silence")
  func refused() async throws {
    let live = try LiveAlertmanager()
    let peer = try await live.start()
    let folder = try TemporaryFolder()
    let client = WebClient()
    let topology = try AlarmBench.topology(port: live.port)
    let door = Door(
      log: AuditLog(path: "\(folder.path)/audit.jsonl"), user: AuditUser(name: "liu"), clock: SystemClock())
    let access = AlertmanagerAccess(AlertmanagerCluster(topology.sources[0], site: "Lingang", by: client))
    // The dialog never lets this through.
    let bare = Silence([SilenceMatcher("alertname", "A")], for: .seconds(3_600), comment: "")
    let refusal = said(await door.perform(SilenceOrder(.make(bare), at: "am"), by: access))
    #expect(refusal.hasPrefix("not done: say why"), "\(refusal)")
    let stranger = SilenceOrder(.expire(id: "00000000-0000-0000-0000-000000000000"), at: "am")
    let unknown = said(await door.perform(stranger, by: access))
    #expect(unknown == "am did not do it: HTTP 500: silence not found", "\(unknown)")
    peer.stop()
    let silence = Silence([SilenceMatcher("alertname", "A")], for: .seconds(3_600), comment: "c")
    let gone = said(await door.perform(SilenceOrder(.make(silence), at: "am"), by: access))
    #expect(gone.hasPrefix("am did not do it: "), "\(gone)")
    let closed = Door(log: nil, user: AuditUser(name: "liu"), clock: SystemClock())
    let unaudited = await closed.perform(SilenceOrder(.make(silence), at: "am"), by: access)
    #expect(unaudited == Saying(.auditNowhere, []))
    await client.shutdown()
  }
}
