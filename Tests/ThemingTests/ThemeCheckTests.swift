import AisleTesting
import Testing
import Theming

@Suite("Theme check") struct ThemeCheckTests {
  @Test("Every theme in Themes passes", arguments: Shipped.library.files)
  func shipped(file: String) { #expect(ThemeCheck(file: file).problems.map(\.description) == []) }

  @Test("The theme that is compiled in passes") func fallback() {
    #expect(ThemeCheck.fallback.problems.isEmpty)
    #expect(ThemeCheck.fallback.summary.hasPrefix("control-room: ok: "))
  }

  @Test("There are the three themes of the beginning") func names() {
    #expect(Set(Shipped.library.names).isSuperset(of: ["console-16", "control-room", "daylight"]))
  }

  @Test(
    "A theme that does not do its work is faulted at the word that causes it",
    arguments: [
      ("palette: { label: \"#30363a\" }", "4:19: error: ink 'label' has a contrast of "),
      ("palette: { high: \"#fc4540\" }", "4:18: error: inks 'critical' and 'high' look alike in true colour"),
      ("heat: [\"#fce89e\", \"#6687b1\", \"#fce89e\"]", "4:7: error: the heat ramp must grow lighter"),
      ("heat: [\"#6687b1\", \"#6688b2\", \"#fce89e\"]", "4:7: error: the heat ramp's steps are uneven"),
      ("flags: { selected: { background: ground } }", "4:20: error: 'selected' cannot be seen in true colour"),
      ("mono: { flags: { selected: { reverse: no } } }", "1:1: error: 'selected' cannot be seen without colours"),
      ("ansi16: { palette: { medium: yellow } }", "1:1: error: inks 'high' and 'medium' look alike in 16 colours"),
      ("palette: { low: lwo }", "4:17: error: 'lwo' is no colour"),
    ])
  func bad(line: String, fault: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("name: mine\nsummary: s\ninherits: control-room\n\(line)\n", to: "mine.yaml")
    let problems = ThemeCheck(file: file).problems.map(\.description)
    #expect(problems.contains { $0.hasPrefix("\(file):\(fault)") }, "\(problems)")
  }

  @Test("A file that is not there is a fault too") func absent() {
    let problems = ThemeCheck(file: "/nonexistent/mine.yaml").problems.map(\.description)
    #expect(
      problems == ["/nonexistent/mine.yaml:1:1: error: cannot read the file: no such file or directory"])
  }
}
