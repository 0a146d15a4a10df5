import AisleTesting
import Analysis
import Export
import Foundation
import SiteModel
import Testing

@Suite("Power in exports") struct PowerExportTests {
  private func text(_ format: String, of site: Site = SampleSite.powered()) throws -> String {
    let now = SampleSite.now
    let subject = ExportSubject(site: site, findings: findings(in: site, at: now), now: now, page: "power")
    return String(decoding: try #require(DataFormat(named: format)).bytes(subject), as: UTF8.self)
  }

  private func power() throws -> [String: Any] {
    let snapshot = try JSONSerialization.jsonObject(with: Data(text("json").utf8)) as? [String: Any]
    return try #require(snapshot?["power"] as? [String: Any])
  }

  @Test("JSON obeys the schema, with contradictions too") func schema() throws {
    let check = try SchemaCheck(SnapshotSchema.text)
    for site in [SampleSite.powered(), TroubledSite.make(), SampleSite.make(), SampleSite.machine()] {
      #expect(try check.errors(in: text("json", of: site)) == [])
    }
  }

  @Test("JSON gives the chain, and what the loss of a feed does") func json() throws {
    let power = try power()
    let chain = try #require(power["chain"] as? [[String: Any]])
    #expect(
      chain.compactMap { $0["step"] as? String } == [
        "sources", "transformers", "converters", "feeds", "distribution_units", "racks", "nodes", "accelerators",
      ])
    #expect(chain[1]["loss_watts"] as? Double == 2_600)
    let feeds = try #require(power["feeds"] as? [[String: Any]])
    let lost = try #require(feeds[0]["if_lost"] as? [String: Any])
    #expect(lost["racks_lost"] as? [String] == ["C04"])
    #expect((lost["overloads"] as? [[String: Any]])?.first?["name"] as? String == "feed B")
    let metrics = try #require(power["metrics"] as? [String: Any])
    #expect(metrics["category"] as? String == "intermediate")
    #expect(metrics["currency"] as? String == "CNY")
    let window = try #require(metrics["window"] as? [String: Any])
    #expect(window["seconds"] as? Double == 110)
  }

  @Test("A machine without meters of power has none in its JSON") func none() throws {
    let json = try text("json", of: SampleSite.machine())
    #expect(!json.contains(#""power":{"#))
  }

  @Test("CSV has a row a thing, all of one width") func csv() throws {
    let rows = try text("csv").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.count == 1 + 8 + 2 + 32)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    #expect(rows[4][0] == "ESS-1" && rows[4][3] == "-18000")
    #expect(rows[9][0] == "feed A" && rows[9][4] == "metered")
  }

  @Test("OpenMetrics tells what follows, each family once") func openMetrics() throws {
    let text = try text("openmetrics")
    #expect(text.matches(of: /# TYPE aisle_power_chain_loss_watts gauge/).count == 1)
    #expect(text.contains(#"aisle_power_chain_loss_watts{site="Lingang-1",step="transformers"} 2600.0"#))
    #expect(text.contains(#"aisle_power_feed_loss_racks{site="Lingang-1",feed="feed A"} 1.0"#))
    #expect(text.contains(#"aisle_power_usage_effectiveness_ratio{site="Lingang-1",window="now"} 1.1"#))
  }
}
