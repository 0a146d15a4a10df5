import AisleTesting
import SiteModel
import Testing
import Wire

@Suite("Alerts of an Alertmanager") struct AlertReaderTests {
  private let reader = AlertReader(site: "Lingang", placeLabels: SourcePlan.Alerting().placeLabels)

  private func read(_ text: String) throws(SourceFailure) -> [ForeignAlert] { try reader.read(Array(text.utf8)) }

  private func alert(_ labels: String, status: String = "{}", annotations: String = "{}") -> String {
    """
    [{"labels":{\(labels)},"annotations":\(annotations),"startsAt":"2026-11-24T02:29:04.045Z","status":\(status),
      "fingerprint":"536d"}]
    """
  }

  @Test(
    "Captured answers are read: name, summary, priority, since when, and whether it is silenced there",
    .enabled(if: Fixtures.has("prometheus-api/am_alerts.json"), "skipped: no fixtures"))
  func captured() throws {
    var alerts = try read(Fixtures.text("prometheus-api/am_alerts.json"))
    #expect(alerts.first?.labels["instance"] == "127.0.0.1:19999" && alerts.first?.labels["cluster"] == "lab")
    alerts[0].labels = [:]
    #expect(
      alerts == [
        ForeignAlert(
          "TargetDown", mark: "TargetDown{cluster=\"lab\"}", .critical, places: ["127.0.0.1:19999"],
          summary: "127.0.0.1:19999 down", since: Moment(nanoseconds: 1_795_487_344_045_000_000))
      ])
    #expect(try read(Fixtures.text("prometheus-api/am_alerts_silenced.json")).map(\.muting) == [.silenced])
    #expect(try read(Fixtures.text("prometheus-api/am_alerts_silenced.json")).map(\.silencedBy.count) == [1])
  }

  @Test("Our own are left out, and another site's are not") func own() throws {
    #expect(try read(alert("\"alertname\":\"leakDetected\",\"aisle_site\":\"Lingang\"")).isEmpty)
    #expect(try read(alert("\"alertname\":\"leakDetected\",\"aisle_site\":\"Harbin\"")).count == 1)
  }

  @Test("One that another explains there is inhibited, and the priority is by what people write")
  func priorities() throws {
    let inhibited = "{\"inhibitedBy\":[\"a\"],\"silencedBy\":[],\"state\":\"suppressed\"}"
    #expect(try read(alert("\"alertname\":\"A\"", status: inhibited)).map(\.muting) == [.inhibited])
    for (severity, priority) in [
      ("critical", Priority.critical), ("PAGE", .critical), ("error", .high), ("warning", .medium), ("info", .low),
      ("", .medium),
    ] {
      #expect(try read(alert("\"severity\":\"\(severity)\"")).map(\.priority) == [priority])
    }
  }

  @Test("Hostile names come out clean, and a name too long for a mark is told apart by its fingerprint")
  func hostile() throws {
    let long = String(repeating: "x", count: 400)
    let found = try read(
      alert("\"alertname\":\"a\\u001b[31m\",\"z\":\"\(long)\"", annotations: "{\"summary\":\"\\u0007\"}"))
    #expect(found.first?.name == "a\u{FFFD}[31m" && found.first?.mark == "a\u{FFFD}[31m#536d")
    #expect(found.first?.summary == "\u{FFFD}")
  }

  @Test(
    "What is no such answer is one failure",
    arguments: ["", "{}", "[1]", "[{}]", "{\"status\":\"success\"}", "[{\"labels\":3}]", "<html>", "["])
  func garbage(text: String) {
    #expect(throws: SourceFailure.notAlertmanager) { () throws(SourceFailure) in try read(text) }
  }
}
