import AisleTesting
import Analysis
import Export
import Foundation
import SiteModel
import Testing

@Suite("Alarms in exports") struct AlarmExportTests {
  private func text(_ format: String, of site: Site = SampleSite.alarmed(flood: true)) throws -> String {
    let now = SampleSite.now
    let subject = ExportSubject(site: site, findings: findings(in: site, at: now), now: now, page: "alarms")
    return String(decoding: try #require(DataFormat(named: format)).bytes(subject), as: UTF8.self)
  }

  @Test func `JSON obeys the schema and tells every alarm, set aside or not`() throws {
    let check = try SchemaCheck(SnapshotSchema.text)
    #expect(try check.errors(in: text("json")) == [])
    let snapshot = try JSONSerialization.jsonObject(with: Data(text("json").utf8)) as? [String: Any]
    let alarms = try #require(snapshot?["alarms"] as? [String: Any])
    let list = try #require(alarms["list"] as? [[String: Any]])
    #expect(list.count == SampleSite.alarmed().alarms?.alarms.count)
    #expect(Set(list.compactMap { $0["state"] as? String }).count == 8)
    #expect((alarms["flood"] as? [String: Any])?["count"] as? Int == 214)
    let without = try JSONSerialization.jsonObject(with: Data(text("json", of: SampleSite.make()).utf8))
    #expect((without as? [String: Any])?["alarms"] == nil)
  }

  @Test func `CSV has a row for each alarm`() throws {
    let rows = try text("csv").split(separator: "\r\n")
    #expect(rows.count == 1 + (SampleSite.alarmed().alarms?.alarms.count ?? 0))
    #expect(rows[0].hasPrefix("priority,state,kind,"))
    #expect(rows.contains { $0.contains("shelved") && $0.contains("load test until noon") && $0.contains("chen") })
    #expect(try text("csv", of: SampleSite.make()).split(separator: "\r\n").count > 5)
  }

  @Test func `OpenMetrics has a series for each alarm and counts by priority and state`() throws {
    let text = try text("openmetrics")
    #expect(text.contains("# TYPE aisle_alarm gauge"))
    #expect(
      text.contains(
        #"aisle_alarm{site="Lingang-1",alertname="pumpsStopped",priority="critical",alarmstate="unacknowledged","#))
    #expect(text.contains(#"aisle_alarms{site="Lingang-1",priority="high",alarmstate="suppressed"} 12"#))
    #expect(text.contains("aisle_alarm_flood"))
    #expect(text.hasSuffix("# EOF\n"))
  }
}
