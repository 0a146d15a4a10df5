import AisleTesting
import Analysis
import Export
import Foundation
import SiteModel
import Testing

@Suite("Cooling units in exports") struct CoolingExportTests {
  private func text(_ format: String, of site: Site = SampleSite.cooled()) throws -> String {
    let now = SampleSite.now
    let subject = ExportSubject(site: site, findings: findings(in: site, at: now), now: now, page: "cooling")
    return String(decoding: try #require(DataFormat(named: format)).bytes(subject), as: UTF8.self)
  }

  private func units() throws -> [[String: Any]] {
    let snapshot = try JSONSerialization.jsonObject(with: Data(text("json").utf8)) as? [String: Any]
    return try #require(snapshot?["cooling_units"] as? [[String: Any]])
  }

  @Test("JSON obeys the schema, with everything wrong too") func schema() throws {
    let check = try SchemaCheck(SnapshotSchema.text)
    for site in [SampleSite.cooled(), TroubledSite.make(), SampleSite.make()] {
      #expect(try check.errors(in: text("json", of: site)) == [])
    }
  }

  @Test("JSON gives both sides, reported beside computed, and the parts") func json() throws {
    let units = try units()
    #expect(units.map { $0["name"] as? String }.prefix(2) == ["CDU-01", "CDU-02"])
    let secondary = try #require(units[0]["secondary"] as? [String: Double])
    #expect(secondary["flow_litres_per_minute"] == 300)
    #expect(secondary["heat_reported_watts"] == 205e3)
    let computed = try #require(secondary["heat_computed_watts"])
    #expect(abs(computed - 199e3) < 4e3)
    #expect(units[0]["approach_kelvin"] as? Double == 8)
    let pumps = try #require(units[1]["pumps"] as? [[String: Any]])
    #expect(pumps.map { $0["condition"] as? String } == ["running", "failed"])
    #expect((units[2]["contradictions"] as? [[String: Any]])?.first?["kind"] as? String == "heat")
    let detectors = try #require(units[3]["leak_detectors"] as? [[String: Any]])
    #expect(Set(detectors.compactMap { $0["state"] as? String }) == ["leak", "dry"])
    #expect((units[0]["racks"] as? [String])?.contains("A01") == true)
  }

  @Test("JSON leaves out what is not known") func unknown() throws {
    let door = try #require(try units().first { $0["kind"] as? String == "heat_exchanger" })
    #expect(door["approach_kelvin"] == nil && door["capacity_watts"] == nil)
    #expect((door["primary"] as? [String: Any])?.isEmpty == true)
  }

  @Test("OpenMetrics tells what follows, each family once") func openMetrics() throws {
    let text = try text("openmetrics")
    #expect(text.matches(of: /# TYPE aisle_cooling_heat_computed_watts gauge/).count == 1)
    #expect(
      text.contains(
        #"aisle_cooling_approach_kelvin{site="Lingang-1",kind="coolant_distribution_unit",name="CDU-01"} 8.0"#))
    #expect(!text.contains(#"aisle_cooling_approach_kelvin{site="Lingang-1",kind="heat_exchanger""#))
  }

  @Test("CSV has a row a unit, all of one width, empty where nothing is known") func csv() throws {
    let rows = try text("csv").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.count == 7)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    #expect(rows[5][0] == "Door C04" && rows[5][5] == "")
  }
}
