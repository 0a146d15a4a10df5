import SiteModel
import Testing

@testable import Export

@Suite("CSV and OpenMetrics")
struct TextFormatTests {
  @Test("every format can be asked for by name")
  func names() {
    #expect(DataFormat.all.map(\.name) == ["json", "csv", "openmetrics"])
    #expect(DataFormat(named: "xml") == nil)
  }

  @Test("CSV neutralises formulas in text, quotes what needs it, and leaves numbers alone")
  func formulas() {
    let csv = ExportSite.text("csv")
    #expect(csv.contains("\"'=cmd|'/C calc'!A0,\"\"x\"\"\n\",node"))
    #expect(csv.contains(",load_average,,-1.5,good,"))
    #expect(!csv.contains("\n=") && !csv.contains(",="))
  }

  @Test("CSV takes full-width signs for what spreadsheets may take them for", arguments: ["＝1+1", "＋1", "－1", "＠x"])
  func wideFormulas(text: String) {
    var table = CSVTable()
    table.text(text)
    #expect(table.bytes == Array("'\(text)".utf8))
  }

  @Test("CSV rows end with CR LF and all have the header's width", arguments: ["overview", "racks", "nodes"])
  func width(page: String) {
    let rows = Self.rows(of: ExportSite.text("csv", page: page))
    #expect(rows.count > 1)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
  }

  @Test("CSV leaves empty what is not known")
  func unknown() {
    let rows = Self.rows(of: ExportSite.text("csv", page: "nodes"))
    let missing = rows.first { $0[0] == "n2" }
    #expect(missing?[4] == "")
    #expect(rows.first { $0[0] == "n1" }?[4] == "113.611")
  }

  @Test("OpenMetrics holds only fresh values, escaped, with times, and ends")
  func openMetrics() {
    let text = ExportSite.text("openmetrics")
    #expect(text.hasSuffix("# EOF\n"))
    #expect(text.contains("# TYPE aisle_power_watts gauge\n# UNIT aisle_power_watts watts\n"))
    #expect(
      text.contains(
        #"aisle_power_watts{site="a \"quoted\" <site>",kind="accelerator",node="n1",name="0"} 113.611 1767323043.250"#))
    #expect(text.contains("# TYPE aisle_energy_joules counter"))
    #expect(text.contains("aisle_energy_joules_total{"))
    #expect(!text.contains("} 70.0"))
    #expect(!text.contains("aisle_temperature_celsius"))
    #expect(text.contains(#"aisle_source_up{site="a \"quoted\" <site>",source="s2"} 0"#))
    #expect(text.contains(#"priority="high"} 1"#))
    #expect(text.contains(#"A0,\"x\"\n""#))
  }

  @Test("OpenMetrics says on every line of a simulated site that it is")
  func simulated() {
    let text = ExportSite.text("openmetrics", site: ExportSite.make(simulated: true))
    let samples = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(samples.allSatisfy { $0.contains("simulated=\"true\"") || $0 == "aisle_simulated 1" })
    #expect(!ExportSite.text("openmetrics").contains("simulated"))
  }

  /// A plain reading of RFC 4180.
  static func rows(of csv: String) -> [[String]] {
    var rows: [[String]] = []
    var row = [""]
    var isQuoted = false
    for scalar in csv.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: row.append("")
      case "\r" where !isQuoted: break
      case "\n" where !isQuoted:
        rows.append(row)
        row = [""]
      default: row[row.count - 1].unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}
