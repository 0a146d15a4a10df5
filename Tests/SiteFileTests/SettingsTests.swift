import AisleTesting
import SiteModel
import StrictYAML
import Testing

@testable import SiteFile

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

  @Test("Where the history lies, and how long what is kept") func history() throws {
    let text = """
      history:
        path: /srv/aisle/
        raw: 36h
        minute: 6w
        quarter: 10y
        events: 90 d
        size: 20 GB
      """
    let history = try #require(try Settings.load(text: text).history)
    #expect(history.path == "/srv/aisle/")
    #expect(history.recording.readingAge == .seconds(36 * 3600))
    #expect(history.recording.minuteAge == .seconds(42 * 86_400))
    #expect(history.recording.quarterAge == .seconds(3650 * 86_400))
    #expect(history.recording.eventAge == .seconds(90 * 86_400))
    #expect(history.recording.size == 20_000_000_000)
    #expect(try Settings.load(text: "history: {raw: 1d}\n").history?.recording.size == nil)
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
      ("history: {raw: soon}\n", "1:16 'raw' must be a time from 1m to 100y, such as 12h, 30d or 3y, found 'soon'"),
      ("history: {raw: 5s}\n", "1:16 'raw' must be a time from 1m to 100y, such as 12h, 30d or 3y, found '5s'"),
      ("history: {size: 20}\n", "1:17 'size' must be a size of 1 MB or more, such as 500 MB or 20 GB, found '20'"),
      ("history: {path: here}\n", "1:17 'path' must begin with /, found 'here'"),
      ("keys: [q]\n", "1:7 'keys' must hold 'name: value' pairs, found a list"),
      ("keys: {quit: {a: b}}\n", "1:14 'quit' must be a single value, found 'key: value' pairs"),
    ])
  func faults(text: String, problem: String) {
    let error = #expect(throws: FileError.self) { try Settings.load(text: text) }
    #expect(error?.problems.map { "\($0.place.line):\($0.place.column) \($0.message)" } == [problem])
  }

  @Test("A program that is told of alarms has a path, and of what it is told can be chosen") func notifications() throws
  {
    let text = """
      notifications:
        command: /etc/aisle/notify
        priority: medium
        changes: [raised, acknowledged]
        timeout: 5s
        per-minute: 6
      """
    let hook = try Settings.load(text: text).notifications?.hook
    #expect(hook?.program == "/etc/aisle/notify" && hook?.priority == .medium && hook?.perMinute == 6)
    #expect(hook?.changes == [.raised, .acknowledged] && hook?.timeout == .seconds(5))
    for wrong in ["command: notify", "command: /x\n  changes: [riased]", "priority: high", "command: /x\n  shell: yes"]
    {
      #expect(throws: FileError.self) { try Settings.load(text: "notifications:\n  \(wrong)\n") }
    }
  }

  @Test("A program is not taken from settings that others can write; anything else is, and no file is no settings")
  func trust() throws {
    let folder = try TemporaryFolder()
    let hook = "notifications:\n  command: /etc/aisle/notify\n"
    let own = try folder.write(hook, to: "own.yaml")
    #expect(try Settings.load(user: own).notifications?.hook?.program == "/etc/aisle/notify")
    let shared = try folder.write(hook, to: "shared.yaml", mode: 0o620)
    let error = #expect(throws: FileError.self) { try Settings.load(user: shared) }
    #expect(error?.problems.first?.message.hasPrefix("'notifications' names a program, and others can write") == true)
    let theme = try folder.write("theme: daylight\n", to: "theme.yaml", mode: 0o666)
    #expect(try Settings.load(user: theme).theme == "daylight")
    #expect(try Settings.load(user: "\(folder.path)/none.yaml") == Settings())
  }
}
