import AisleTesting
import Analysis
import Export
import Foundation
import SiteModel
import Testing

@Suite("Key figures in exports") struct KeyFigureExportTests {
  /// The sample site's log of a day, and one alarm of it that came three times within a minute and was acknowledged.
  private func figures(isEmpty: Bool = false) throws -> AlarmKeyFigures {
    let (now, site) = (SampleSite.now, SampleSite.alarmed(flood: true))
    let board = try #require(site.alarms)
    guard !isEmpty else { return AlarmKeyFigures(of: [], from: now, to: now) }
    var events = board.recent
    var often = try #require(board.alarms.first { !$0.isSetAside && $0.isActive })
    often.acknowledgement = nil
    for time in 0..<3 {
      events.append(
        AlarmEvent(
          .raised, of: often, number: 90_000 + UInt64(time), at: now - .seconds(200 - 20 * Double(time))))
    }
    often.acknowledgement = Acknowledgement(by: Person(name: "li", number: 1), at: now)
    events.append(AlarmEvent(.acknowledged, of: often, number: 90_004, at: now - .seconds(100)))
    return AlarmKeyFigures(of: events, from: now - .seconds(86_400), to: now, board: board)
  }

  private func text(_ format: String, isEmpty: Bool = false) throws -> String {
    let (now, site) = (SampleSite.now, SampleSite.alarmed(flood: true))
    var subject = ExportSubject(site: site, findings: [], now: now, page: "alarms")
    subject.keyFigures = try figures(isEmpty: isEmpty)
    subject.showsKeyFigures = true
    return String(decoding: try #require(DataFormat(named: format)).bytes(subject), as: UTF8.self)
  }

  private func keyFigures(_ text: String) throws -> [String: Any] {
    let snapshot = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return try #require((snapshot?["alarms"] as? [String: Any])?["key_figures"] as? [String: Any])
  }

  @Test func `JSON obeys the schema, tells every measure beside its target, and every field of the schema`() throws {
    let check = try SchemaCheck(SnapshotSchema.text)
    for isEmpty in [false, true] { #expect(try check.errors(in: text("json", isEmpty: isEmpty)) == []) }
    let told = try keyFigures(text("json"))
    let schema = try JSONSerialization.jsonObject(with: Data(SnapshotSchema.text.utf8)) as? [String: Any]
    let alarms = (schema?["properties"] as? [String: Any])?["alarms"] as? [String: Any]
    let own = (alarms?["properties"] as? [String: Any])?["key_figures"] as? [String: Any]
    #expect(Set(told.keys) == Set(((own?["properties"] as? [String: Any]) ?? [:]).keys))
    let rate = try #require(told["rate_per_10_minutes"] as? [String: Any])
    #expect(rate["target"] as? Double == 1 && rate["most"] as? Double == 2 && rate["value"] is Double)
    #expect((told["chattering_alarms"] as? [String: Any])?["met"] as? Bool == false)
    #expect(told["span_seconds"] as? Double == 86_400 && told["recorded"] as? Bool == true)
    #expect((told["frequent"] as? [[String: Any]])?.first?["count"] as? Int == 4)
  }

  @Test func `of no time at all there is no rate, and that is not 0`() throws {
    let told = try keyFigures(text("json", isEmpty: true))
    let rate = try #require(told["rate_per_10_minutes"] as? [String: Any])
    #expect(rate["value"] == nil && rate["met"] == nil && rate["target"] as? Double == 1)
  }

  @Test func `CSV has a row for each measure and for each alarm that comes often`() throws {
    let rows = try text("csv").split(separator: "\r\n")
    #expect(rows[0].hasPrefix("figure,subject,alarm,value,target,most,met,from,to,recorded"))
    for measure in ["rate_per_10_minutes", "flood_time_ratio", "high_ratio", "standing", "frequent", "chattering"] {
      #expect(rows.contains { $0.hasPrefix(measure + ",") }, "\(measure)")
    }
  }

  @Test func `OpenMetrics has each family once, with its target`() throws {
    let lines = try text("openmetrics").split(separator: "\n")
    let families = lines.filter { $0.hasPrefix("# TYPE ") }
    #expect(Set(families).count == families.count)
    #expect(lines.contains { $0.hasPrefix("aisle_alarm_rate_per_10_minutes{") })
    #expect(lines.contains { $0.hasPrefix("aisle_alarm_flood_time_ratio_target{") && $0.hasSuffix(" 0.01") })
    #expect(lines.contains { $0.hasPrefix("aisle_alarm_frequent{") && $0.contains("alertname=") })
    #expect(lines.contains { $0.hasPrefix("aisle_alarm_span_seconds{") && $0.hasSuffix(" 86400.0") })
  }
}
