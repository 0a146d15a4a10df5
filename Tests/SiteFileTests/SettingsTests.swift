import SiteFile
import StrictYAML
import Testing

@Suite("Settings")
struct SettingsTests {
  @Test("All settings are read, and each key binding knows its place")
  func read() throws {
    let text = """
      theme: daylight
      language: zh
      ascii: yes
      ambiguous-width: wide
      mouse: off
      keys:
        quit: [q, F10]
        help: "?"
      """
    let settings = try Settings.load(text: text, file: "s.yaml")
    #expect(settings.theme == "daylight")
    #expect(settings.language == "zh")
    #expect(settings.isASCII == true)
    #expect(settings.isAmbiguousWide == true)
    #expect(settings.isMouseEnabled == false)
    #expect(settings.keys.map(\.command) == ["quit", "help"])
    #expect(settings.keys.map(\.keys) == [["q", "F10"], ["?"]])
    #expect(settings.keys[0].keyPlaces == [Place(line: 7, column: 10), Place(line: 7, column: 13)])
    #expect(settings.keys[1].place == Place(line: 8, column: 3))
  }

  @Test("A console that only reads is asked for in so many words") func readOnly() throws {
    #expect(try Settings.load(text: "read-only: yes\n").isReadOnly == true)
    #expect(try Settings.load(text: "theme: daylight\n").isReadOnly == nil)
  }

  @Test("Nothing said is nothing chosen", arguments: ["", "\n", "# only a comment\n  # and one\n"])
  func empty(text: String) throws {
    #expect(try Settings.load(text: text) == Settings())
  }

  @Test(
    "Faults are told with their place",
    arguments: [
      ("themes: x\n", "1:1 unknown key 'themes' in settings; did you mean 'theme'?"),
      ("ambiguous-width: 2\n", "1:18 'ambiguous-width': unknown word '2'; it can be narrow, wide"),
      ("ascii: 7\n", "1:8 'ascii' must be yes or no, found '7'"),
      ("keys: [q]\n", "1:7 'keys' must hold 'name: value' pairs, found a list"),
      ("keys: {quit: {a: b}}\n", "1:14 'quit' must be a single value, found 'key: value' pairs"),
    ])
  func faults(text: String, problem: String) {
    let error = #expect(throws: FileError.self) { try Settings.load(text: text) }
    #expect(error?.problems.map { "\($0.place.line):\($0.place.column) \($0.message)" } == [problem])
  }
}
