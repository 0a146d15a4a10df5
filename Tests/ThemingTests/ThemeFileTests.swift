import AisleTesting
import Canvas
import StrictYAML
import Testing
import Theming

/// What is wrong with a theme file, as `line:column sentence`, with a folder of other themes beside it.
private func problems(_ text: String, beside others: [String: String] = [:]) throws -> [String] {
  let folder = try TemporaryFolder()
  for (name, text) in others { try folder.write(text, to: "\(name).yaml") }
  try folder.write(text, to: "mine.yaml")
  do {
    _ = try ThemeLibrary(folders: [folder.path]).theme(named: "mine")
    return []
  } catch {
    guard case .faulty(let faults) = error else { return ["\(error)"] }
    return faults.problems.map { problem in
      let file = problem.file.split(separator: "/").last.map { $0 == "mine.yaml" ? "" : "\($0):" } ?? ""
      return "\(file)\(problem.place.line):\(problem.place.column) \(problem.message)"
    }
  }
}

/// A theme that adds some lines to control-room.
private func child(_ lines: String) -> String { "name: mine\nsummary: s\ninherits: control-room\n" + lines }

@Suite("Theme files") struct ThemeFileTests {
  @Test(
    "A fault is told with its place and the nearest right word",
    arguments: [
      ("", "1:1 the file is empty; a theme begins with 'name:'"),
      ("- a", "1:1 theme: expected 'key: value' pairs, found a list"),
      (child("palete: {}"), "4:1 unknown key 'palete' in theme; did you mean 'palette'?"),
      (child("inks: { critcal: red }"), "4:9 unknown key 'critcal' in inks; did you mean 'critical'?"),
      (child("inks: { low: lwo }"), "4:14 unknown colour 'lwo'; did you mean 'low'?"),
      (
        child("inks: { low: { foreground: brigth-red } }"),
        "4:28 unknown colour 'brigth-red'; did you mean 'bright-red'?"
      ),
      (child("inks: { low: { forground: red } }"), "4:16 unknown key 'forground' in low; did you mean 'foreground'?"),
      (child("inks: { low: { bold: maybe } }"), "4:22 'bold' must be yes or no, found 'maybe'"),
      (child("palette: { low: rde }"), "4:17 'rde' is no colour; did you mean 'red'?"),
      (
        child("palette: { low: 16 }"),
        "4:17 '16' is no colour; a colour is \"#rrggbb\", an ANSI colour's name or number (0-15), or standard"
      ),
      (
        child("palette:\n  low: #ff0000\n  high: red"),
        "5:7 'low' has no colour; one like \"#ffb000\" needs its quotes, since # begins a comment"
      ),
      (child("flags: { selcted: { reverse: yes } }"), "4:10 unknown key 'selcted' in flags; did you mean 'selected'?"),
      (child("heat: [red]"), "4:7 'heat' needs two colours or more"),
      (child("heat: red"), "4:7 'heat' must be a list ('- ...' lines), found 'red'"),
      (
        child("mono: { inks: { low: { foreground: red } } }"),
        "4:24 unknown key 'foreground' in low; known here: bold, dim, reverse, underline"
      ),
      (child("ansi16: { inks: { low: lwo } }"), "4:24 unknown colour 'lwo'; did you mean 'low'?"),
      (child("summary: twice"), "4:1 key 'summary' is given twice; first on line 2"),
      (
        "name: other\nsummary: s\ninherits: control-room",
        "1:7 the theme calls itself 'other', but its file is named for 'mine'"
      ),
      (
        "name: mine\nsummary: s\ninherits: contrl-room",
        "3:11 no theme is named 'contrl-room' to inherit from; did you mean 'control-room'?"
      ),
      ("name: mine\nsummary: s\ninherits: mine", "3:11 no theme is named 'mine' to inherit from"),
      (
        child("palette: &a { low: red }"),
        "4:10 anchors (&name) and aliases (*name) are not supported: write the value out"
      ),
      (child("\tpalette: {}"), "4:1 tab in the indentation: YAML is indented with spaces"),
    ])
  func fault(text: String, message: String) throws { #expect(try problems(text) == [message]) }

  @Test("A theme that inherits nothing must say everything") func complete() throws {
    let found = try problems("name: mine\nsummary: s\ninks: { text: red }")
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("1:1 a theme that inherits from no other needs every look; missing: label, faint,"))
    #expect(found[0].hasSuffix("replay, screen, heat, selected, reverse"))
  }

  @Test("Themes that inherit in a circle are refused where the circle closes") func circle() throws {
    let found = try problems(
      "name: mine\nsummary: s\ninherits: yours", beside: ["yours": "name: yours\nsummary: s\ninherits: mine"])
    #expect(found == ["yours.yaml:3:11 themes inherit in a circle: mine → yours → mine"])
  }

  @Test("A parent's fault is told in the parent's file") func parent() throws {
    let found = try problems(
      "name: mine\nsummary: s\ninherits: yours",
      beside: ["yours": "name: yours\nsummary: s\ninherits: control-room\nhaet: []"])
    #expect(found == ["yours.yaml:4:1 unknown key 'haet' in theme; did you mean 'heat'?"])
  }

  @Test("A bomb of aliases is refused before it unfolds") func bomb() throws {
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (last, next) in zip("abcdefgh", "bcdefghi") {
      text += "\(next): &\(next) [" + Array(repeating: "*\(last)", count: 9).joined(separator: ", ") + "]\n"
    }
    let found = try problems(text)
    #expect(found == ["3:1 aliases (*name) are not supported: write the values out"])
  }

  @Test("What is said in a child changes what its parent left open") func inheritance() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      child("palette: { critical: \"#ff00ff\" }\ninks: { low: { underline: yes } }"), to: "mine.yaml")
    let theme = try ThemeLibrary(folders: [folder.path]).theme(named: "mine")
    let critical = theme.style(of: .critical, depth: .trueColor)
    #expect(critical.foreground == .rgb(RGB(0xFF, 0, 0xFF)))
    #expect(critical.isBold)
    let low = theme.style(of: .low, depth: .trueColor)
    #expect(low.isUnderlined)
    #expect(low.foreground == Theme.fallback.style(of: .low, depth: .trueColor).foreground)
  }
}
