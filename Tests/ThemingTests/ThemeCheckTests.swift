import AisleTesting
import StrictYAML
import Testing
@testable import Theming

/// What the check says of a theme that adds some lines to another.
private func faults(_ lines: String, in parent: String = "control-room") throws -> [String] {
  let folder = try TemporaryFolder()
  for name in Shipped.library.names {
    let file = Fixtures.contents(of: "\(Shipped.folder)/\(name).yaml")
    try folder.write(String(decoding: file, as: UTF8.self), to: "\(name).yaml")
  }
  let file = try folder.write("name: mine\nsummary: s\ninherits: \(parent)\n\(lines)\n", to: "mine.yaml")
  return ThemeCheck(file: file).problems.map { String($0.description.dropFirst(file.utf8.count + 1)) }
}

@Suite("Theme check") struct ThemeCheckTests {
  @Test("Every theme in Themes passes", arguments: Shipped.library.files)
  func shipped(file: String) { #expect(ThemeCheck(file: file).problems.map(\.description) == []) }

  @Test("The theme that is compiled in passes") func fallback() {
    #expect(ThemeCheck.fallback.problems.map(\.description) == [])
  }

  @Test("The seven themes are there, and promise what they are for") func names() throws {
    #expect(
      Set(Shipped.library.names).isSuperset(of: [
        "colour-blind", "console-16", "control-room", "daylight", "high-contrast", "paper", "phosphor",
      ]))
    #expect(try Shipped.library.draft(named: "colour-blind").promises == [.colorBlind])
    #expect(try Shipped.library.draft(named: "high-contrast").promises == [.enhancedContrast])
    #expect(try Shipped.library.draft(named: "paper").promises == [.greyscale])
  }

  @Test(
    "A theme that does not do its work is faulted at the word that causes it",
    arguments: [
      ("palette: { label: \"#30363a\" }", "4:19: error: ink 'label' has a contrast of "),
      ("palette: { mark: \"#3a4044\" }", "4:18: error: ink 'mark' has a contrast of "),
      ("palette: { high: \"#ff554f\" }", "4:18: error: inks 'critical' and 'high' look alike in true colour: "),
      ("palette: { low: \"#c1c5c8\" }", "4:17: error: inks 'low' and 'text' look alike in true colour: "),
      ("palette: { selection: \"#4a6070\" }", "1:1: error: ink 'critical', selected, has a contrast of "),
      ("heat: [\"#fce89e\", \"#6687b1\", \"#fce89e\"]", "4:7: error: the heat ramp must grow lighter all the way, or "),
      (
        "heat: [\"#6687b1\", \"#6688b2\", \"#fce89e\"]", "4:7: error: the heat ramp's steps are uneven: the longest is "
      ),
      (
        "heat: [\"#6687b1\", \"#6687b1\"]",
        "4:7: error: the heat ramp must grow lighter all the way, or darker, in true"
      ),
      (
        "ansi8: { heat: [white, green, yellow] }",
        "1:1: error: the heat ramp must grow lighter all the way, or darker, in 8 c"
      ),
      ("flags: { selected: { background: ground } }", "4:20: error: 'selected' cannot be seen in true colour"),
      ("mono: { flags: { selected: { reverse: no } } }", "1:1: error: 'selected' cannot be seen without colours"),
      ("ansi16: { palette: { medium: yellow } }", "1:1: error: inks 'high' and 'medium' look alike in 16 colours: "),
      (
        "inks: { critical: { foreground: ground, background: high } }",
        "4:19: error: inks 'critical' and 'high', unacknowledged, look alike in true colour: they are 0.00 apart"
      ),
      ("palette: { low: lwo }", "4:17: error: 'lwo' is no colour"),
    ])
  func bad(line: String, fault: String) throws {
    let found = try faults(line)
    #expect(found.contains { $0.hasPrefix(fault) }, "\(found)")
  }

  @Test(
    "A promise is held against the theme that makes it, and no other",
    arguments: [
      ("colour-blind", "", "inks 'medium' and 'text' look alike in true colour in tritanopia: they are 0.0"),
      ("colour-blind", "ansi16: { inks: { medium: { underline: no } } }", "inks 'medium' and 'text' look alike in 16 "),
      ("colour-blind", "heat: [\"#3b6d3b\", \"#b5803c\", \"#fff3a6\"]", "the heat ramp's steps are uneven in "),
      ("enhanced-contrast", "", "ink 'label' has a contrast of 6.2 to 1 in true colour, but needs 7.0"),
      ("enhanced-contrast", "", "ink 'faint' has a contrast of "),
      ("greyscale", "", "inks 'high' and 'low' look alike in true colour in greyscale: "),
    ])
  func promises(promise: String, line: String, fault: String) throws {
    let kept = try faults("promises: \(promise)\n\(line)")
    #expect(kept.contains { $0.contains(fault) }, "\(kept)")
    if line.isEmpty { #expect(kept.allSatisfy { $0.hasPrefix("4:11: ") }, "at the promise: the file says no more") }
    let other = try faults(line)
    #expect(!other.contains { $0.contains(fault) }, "\(other)")
  }

  @Test("A child does not promise what its parent promises") func inheritance() throws {
    #expect(try faults("palette: { high: \"#ff7a60\" }", in: "colour-blind").allSatisfy { !$0.contains("opia") })
  }

  @Test("A promise that does not exist is answered with those that do") func unknownPromise() throws {
    #expect(
      try faults("promises: [color-blind]") == [
        "4:12: error: 'color-blind' is no promise; did you mean 'colour-blind'?"
      ])
    #expect(
      try faults("promises: [peace]") == [
        "4:12: error: 'peace' is no promise; a theme can promise colour-blind, enhanced-contrast, greyscale"
      ])
  }

  @Test("A file that is not there is a fault too") func absent() {
    let problems = ThemeCheck(file: "/nonexistent/mine.yaml").problems.map(\.description)
    #expect(
      problems == ["/nonexistent/mine.yaml:1:1: error: cannot read the file: no such file or directory"])
  }
}

@Suite("Markers without colour") struct MarkerCheckTests {
  @Test("Priorities differ in shape and digit in every set of glyphs") func drawn() {
    #expect(MarkerCheck().problems == [])
  }

  @Test(
    "What would be lost without colour is told",
    arguments: [
      (["■1", "■2"], "the markers '■1' and '■2' share a glyph in unicode"),
      (["▲2", "◆2"], "the markers '▲2' and '◆2' share a glyph in unicode"),
      (["▲1", "△2"], "the markers '▲1' and '△2' share a glyph in linuxConsole"),
      (["◆1", "◇2"], "the markers '◆1' and '◇2' share a glyph in ascii"),
      (["⚠1", "▲2"], "the marker '⚠1' has no stand-in in ascii"),
      (["■", "▲2"], "the marker '■' is not a shape and a digit"),
    ])
  func lost(markers: [String], problem: String) {
    #expect(MarkerCheck(markers).problems.contains(problem))
  }
}

@Suite("The table of the theme check") struct ThemeCheckTableTests {
  @Test("Each theme has a line of numbers under their heads, and a verdict") func table() throws {
    let lines = ThemeCheckTable(Shipped.library.files.map { ThemeCheck(file: $0) }).text.split(separator: "\n")
    let row = try #require(lines.first { $0.hasPrefix("colour-blind ") })
    #expect(row.hasSuffix("ok, and colour-blind as promised"))
    let console = try #require(lines.first { $0.hasPrefix("console-16 ") })
    #expect(console.split(separator: " ").count == 11 && console.contains(" — "), "no ramp of its own: \(console)")
    #expect(lines.allSatisfy { $0.count <= 120 })
  }

  @Test("A theme that cannot be read has no numbers, and says how many errors it has") func unreadable() {
    let text = ThemeCheckTable([ThemeCheck(file: "/nonexistent/mine.yaml")]).text
    #expect(text.contains("mine       —      —"))
    #expect(text.contains("1 error\n"))
  }
}
