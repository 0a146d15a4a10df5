import AisleTesting
import Testing
import SiteModel
import Wire

/// What a parser makes of a page, in a form that is easy to compare.
struct ParsedPage {
  struct Line: Equatable, CustomStringConvertible {
    var name: String
    var labels: [Label]
    var value: Double
    var milliseconds: Int64?
    var description: String { "\(name) \(labels) \(value)" }
    static func == (a: Line, b: Line) -> Bool {
      a.name == b.name && a.labels == b.labels && a.milliseconds == b.milliseconds
        && (a.value == b.value || a.value.isNaN && b.value.isNaN)
    }
  }
  var lines: [Line] = []
  var report = ExpositionReport()

  init(
    _ bytes: [UInt8], as format: ExpositionFormat = .prometheusText, with parser: inout ExpositionParser
  ) {
    var samples: [ExpositionParser.Sample] = []
    report = bytes.withUnsafeBytes { bytes in parser.parse(bytes, as: format) { samples.append($0) } }
    lines = samples.map {
      Line(
        name: parser.name(of: $0.series), labels: parser.labels(of: $0.series), value: $0.value,
        milliseconds: $0.timestamp?.milliseconds)
    }
  }

  init(_ text: String, as format: ExpositionFormat = .prometheusText) {
    var parser = ExpositionParser()
    self.init(Array(text.utf8), as: format, with: &parser)
  }
}

@Suite("The exposition parser")
struct ExpositionParserTests {
  @Test("reads names, labels, values and timestamps")
  func reads() {
    let page = ParsedPage("# HELP up x\nup 1\na:b{x=\"1\", y=\"é\",} -2.5e3 1700000000123\n\n  c{} 7\r\n")
    #expect(
      page.lines == [
        .init(name: "up", labels: [], value: 1),
        .init(name: "a:b", labels: [Label("x", "1"), Label("y", "é")], value: -2500, milliseconds: 1_700_000_000_123),
        .init(name: "c", labels: [], value: 7),
      ])
    #expect(page.report.badLines == 0)
    #expect(page.report.lines == 5)
  }

  @Test("unescapes backslash, quote and newline, and keeps unknown escapes")
  func unescapes() {
    let page = ParsedPage(#"m{a="\\ \" \n \t }",b="{"} 1"# + "\n")
    #expect(page.lines.first?.labels == [Label("a", "\\ \" \n \\t }"), Label("b", "{")])
  }

  @Test(
    "reads every form of number exactly",
    arguments: [
      ("0", 0.0), ("-0", -0.0), ("+1", 1), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-3", 0.001), ("+Inf", .infinity),
      ("-inf", -.infinity), ("Infinity", .infinity), ("1.7976931348623157e308", 1.7976931348623157e308),
      ("5e-324", 5e-324), ("9007199254740993", 9_007_199_254_740_992), ("14.036781000000001", 14.036781000000001),
      ("0.1", 0.1), ("123456789012345678901234567890", 1.2345678901234568e29), ("1e400", .infinity),
      ("18446744073709551617", 18_446_744_073_709_551_616),
    ])
  func numbers(text: String, value: Double) {
    #expect(ParsedPage("m \(text)\n").lines.first?.value == value)
  }

  @Test("reads NaN as not a number")
  func notANumber() {
    #expect(ParsedPage("m NaN\nm nan\n").lines.allSatisfy { $0.value.isNaN })
  }

  @Test(
    "counts and describes bad lines, and keeps the good ones",
    arguments: [
      ("1up 1", Complaint.LineFault.badName), ("<html>", .badName), ("m{a=\"1\" 1", .badLabels),
      ("m{a=1} 1", .badLabels), ("m{a=\"x} 1", .badLabels), ("m{a=\"x\\\"} 1", .badLabels),
      ("m{,} 1", .badLabels), ("m{1a=\"\"} 1", .badLabels), ("m{a=\"1\",a=\"2\"} 1", .duplicateLabel),
      ("m", .missingValue), ("m{}", .missingValue), ("m x", .badValue), ("m 0x1p3", .badValue), ("m 1_000", .badValue),
      ("m 1e", .badValue), ("m .", .badValue), ("m --1", .badValue), ("m 1 x", .badTimestamp),
      ("m 1 99999999999999999999", .badTimestamp), ("m 1 2 3", .trailingText),
      (#"{"m",a="1"} 1"#, .badName),
    ])
  func badLines(line: String, reason: Complaint.LineFault) {
    let page = ParsedPage("ok 1\n\(line)\nok2 2\n")
    #expect(page.lines.map(\.name) == ["ok", "ok2"])
    #expect(page.report.badLines == 1)
    #expect(page.report.errors == [Complaint.BadLine(line: 2, reason)])
  }

  @Test("describes only the first few of many bad lines")
  func manyBadLines() {
    let page = ParsedPage(String(repeating: "?\n", count: 1000))
    #expect(page.report.badLines == 1000)
    #expect(page.report.errors.count == ExpositionLimits().describedLines)
  }

  @Test("does not use a last line without its newline, for it may be cut short")
  func cutShort() {
    let page = ParsedPage("a 1\nb 12")
    #expect(page.lines.map(\.name) == ["a"])
    #expect(page.report.isCutShort)
    #expect(!ParsedPage("a 1\n# comment\n").report.isCutShort)
  }

  @Test("reads OpenMetrics timestamps in seconds, skips exemplars, and wants an end")
  func openMetrics() {
    let text = "a_total 1 1700000000.5 # {trace_id=\"x\"} 0.3 1\nb_bucket{le=\"1\"} 2 # {} 1\n# EOF\nc 1\n"
    let page = ParsedPage(text, as: .openMetrics)
    #expect(page.lines.map(\.value) == [1, 2])
    #expect(page.lines.first?.milliseconds == 1_700_000_000_500)
    #expect(!page.report.isIncomplete)
    #expect(!ParsedPage("a 1\n# EOF", as: .openMetrics).report.isIncomplete)
    #expect(ParsedPage("a 1\n", as: .openMetrics).report.isMissingEnd)
    #expect(ParsedPage("", as: .openMetrics).report.isMissingEnd)
  }

  @Test("counts duplicate series, every sample in its turn")
  func duplicates() {
    let page = ParsedPage("a{x=\"1\"} 1\nb 5\na{x=\"1\"} 2\n")
    #expect(page.report.duplicates == 1)
    #expect(page.lines.map(\.value) == [1, 5, 2])
  }

  @Test("keeps series numbers from page to page whatever their order")
  func numbersStay() {
    var parser = ExpositionParser()
    let first = ParsedPage(Array("a{i=\"1\"} 1\na{i=\"2\"} 2\nb{i=\"1\"} 3\n".utf8), with: &parser)
    let count = parser.seriesCount
    let second = ParsedPage(Array("b{i=\"1\"} 3\na{i=\"2\"} 2\na{i=\"1\"} 1\n".utf8), with: &parser)
    #expect(parser.seriesCount == count)
    #expect(second.lines == first.lines.reversed())
  }

  @Test("does not take a name or block for another that begins alike")
  func prefixes() {
    let page = ParsedPage("ab{x=\"1\"} 1\nabc{x=\"1\"} 2\nab{x=\"1\",y=\"2\"} 3\na 4\n")
    #expect(page.lines.map(\.name) == ["ab", "abc", "ab", "a"])
    #expect(page.lines.map(\.labels.count) == [1, 1, 2, 0])
  }

  @Test("refuses lines, labels and series beyond the limits and says so")
  func limits() {
    var limits = ExpositionLimits()
    limits.lineLength = 100
    limits.labelCount = 2
    limits.seriesCount = 3
    var parser = ExpositionParser(limits: limits)
    let long = "m{a=\"\(String(repeating: "x", count: 200))\"} 1\n"
    let many = "m{a=\"1\",b=\"1\",c=\"1\"} 1\n"
    let series = (0..<10).map { "s{i=\"\($0)\"} 1\n" }.joined()
    let page = ParsedPage(Array((long + many + series).utf8), with: &parser)
    #expect(page.report.errors.map(\.fault) == [.tooLong, .tooManyLabels])
    #expect(page.report.refused + page.report.samples == 10)
    #expect(page.report.samples <= 3)
  }

  @Test("forgets old series when a target changes them all the time")
  func forgets() {
    var parser = ExpositionParser()
    for round in 0..<10 {
      let text = (0..<2000).map { "m{i=\"\(round)-\($0)\"} 1\n" }.joined()
      #expect(ParsedPage(Array(text.utf8), with: &parser).lines.count == 2000)
    }
    #expect(parser.generation > 0)
    #expect(parser.seriesCount < 20_000)
  }

  @Test("keeps help, type and unit when asked")
  func metadata() {
    var parser = ExpositionParser(keepsMetadata: true)
    _ = ParsedPage(Array("# HELP a_b In  words.\n# TYPE a_b counter\n# UNIT a_b joules\n# else\n".utf8), with: &parser)
    #expect(parser.metadata["a_b"]?.help == "In  words.")
    #expect(parser.metadata["a_b"]?.type == "counter")
    #expect(parser.metadata["a_b"]?.unit == "joules")
  }

  @Test("survives any bytes, and a page read twice reads the same", arguments: 0..<200)
  func randomBytes(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let alphabet = Array("ab_{}\"\\=,. \t\n\n\r#1-+eNaInfx:\u{0}\u{7F}".utf8) + [0xC3, 0xFF]
    let bytes = (0..<2000).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
    var parser = ExpositionParser()
    let first = ParsedPage(bytes, with: &parser)
    let second = ParsedPage(bytes, with: &parser)
    #expect(first.lines == second.lines)
    #expect(first.report == second.report)
  }
}
