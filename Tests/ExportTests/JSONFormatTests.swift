import Analysis
import Export
import Foundation
import SiteModel
import Testing

@Suite("JSON snapshots")
struct JSONFormatTests {
  private func parsed(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func nodes(_ text: String) throws -> [[String: Any]] {
    try #require(try parsed(text)["nodes"] as? [[String: Any]])
  }

  @Test("obey the schema that is shipped", arguments: [false, true])
  func schema(simulated: Bool) throws {
    let check = try SchemaCheck(SnapshotSchema.text)
    #expect(try check.errors(in: ExportSite.text("json", site: ExportSite.make(simulated: simulated))) == [])
  }

  @Test("an empty site obeys it too")
  func empty() throws {
    let subject = ExportSubject(
      site: Site(topology: Topology(name: "")), findings: [], now: ExportSite.now, page: "overview")
    let bytes = try #require(DataFormat(named: "json")).bytes(subject)
    let check = try SchemaCheck(SnapshotSchema.text)
    #expect(try check.errors(in: String(decoding: bytes, as: UTF8.self)) == [])
  }

  @Test("the check itself finds faults")
  func checkWorks() throws {
    let check = try SchemaCheck(SnapshotSchema.text)
    let text = ExportSite.text("json")
    #expect(try !check.errors(in: text.replacing("\"quality\":\"good\"", with: "\"quality\":\"fine\"")).isEmpty)
    #expect(try !check.errors(in: text.replacing("\"time\":", with: "\"date\":")).isEmpty)
    #expect(try !check.errors(in: text.replacing("\"value\":113.611", with: "\"value\":\"113\"")).isEmpty)
  }

  @Test("say schema, time, page and whether anything is simulated")
  func head() throws {
    let snapshot = try parsed(ExportSite.text("json", page: "racks"))
    #expect(snapshot["schema"] as? String == "urn:aisle:snapshot:1")
    #expect(snapshot["time"] as? String == "2026-01-02T03:04:05.250Z")
    #expect(snapshot["page"] as? String == "racks")
    #expect(snapshot["simulated"] as? Bool == false)
    #expect(try parsed(ExportSite.text("json", site: ExportSite.make(simulated: true)))["simulated"] as? Bool == true)
  }

  @Test("name all sources of a finding that stands for several, and tell readings that are old from an answer")
  func gathered() throws {
    let snapshot = try parsed(ExportSite.text("json"))
    let findings = try #require(snapshot["findings"] as? [[String: Any]])
    #expect(findings[0]["count"] as? Int == 2)
    #expect(findings[0]["other_sources"] as? [String] == ["s2"])
    #expect(findings[1]["other_sources"] == nil)
    var site = ExportSite.make()
    let old = [Reading(0, .power, 1, at: ExportSite.now - .seconds(600))]
    site.apply(Batch(source: SourceID("s1"), moment: ExportSite.now, subjects: [.node("n1")], readings: old))
    let text = ExportSite.text("json", site: site)
    let sources = try #require(try parsed(text)["sources"] as? [[String: Any]])
    #expect(sources[0]["condition"] as? String == "stale")
    #expect(try SchemaCheck(SnapshotSchema.text).errors(in: text) == [])
  }

  @Test("give value, quality, age and source of each measurement, units in the names")
  func measures() throws {
    let accelerators = try #require(try nodes(ExportSite.text("json"))[0]["accelerators"] as? [[String: Any]])
    let first = try #require(accelerators[0]["measures"] as? [String: [String: Any]])
    #expect(first["power_watts"]?["value"] as? Double == 113.611)
    #expect(first["power_watts"]?["quality"] as? String == "good")
    #expect(first["power_watts"]?["age_seconds"] as? Double == 2)
    #expect(first["power_watts"]?["source"] as? String == "s1")
    #expect(first["temperature_celsius"] == nil)
    let second = try #require(accelerators[1]["measures"] as? [String: [String: Any]])
    #expect(second["power_watts"]?["quality"] as? String == "stale")
    #expect(second["temperature_celsius"]?["quality"] as? String == "bad")
  }

  @Test("show a missing node as missing, without zeros")
  func missing() throws {
    let node = try nodes(ExportSite.text("json"))[1]
    #expect(node["name"] as? String == "n2")
    #expect(node["planned"] as? Bool == true)
    #expect((node["measures"] as? [String: Any])?.isEmpty == true)
  }

  @Test("name what is wrong with sources")
  func sources() throws {
    let sources = try #require(try parsed(ExportSite.text("json"))["sources"] as? [[String: Any]])
    #expect(sources.map { $0["condition"] as? String } == ["alive", "failing"])
    #expect((sources[1]["failure"] as? [String: Any])?["message"] as? String == "no answer")
  }

  @Test("carry any text unharmed and are the same twice")
  func text() throws {
    let text = ExportSite.text("json")
    #expect(text == ExportSite.text("json"))
    #expect(try nodes(text).contains { $0["name"] as? String == ExportSite.hostile })
    #expect(!text.contains("<site>"))
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test(
    "write moments of any year",
    arguments: [
      (0.0, "1970-01-01T00:00:00.000Z"), (951_782_400.0, "2000-02-29T00:00:00.000Z"),
      (-1.0, "1969-12-31T23:59:59.000Z"), (4_102_444_799.0, "2099-12-31T23:59:59.000Z"),
    ])
  func moments(seconds: Double, text: String) throws {
    let subject = ExportSubject(
      site: Site(topology: Topology(name: "")), findings: [], now: Moment(seconds: seconds), page: "")
    let bytes = try #require(DataFormat(named: "json")).bytes(subject)
    #expect(try parsed(String(decoding: bytes, as: UTF8.self))["time"] as? String == text)
  }
}
