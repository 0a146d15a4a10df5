import AisleTesting
import Interaction
import SiteModel
import Testing
import Wording

@Suite("The command line and the keys") struct CommandLineTests {
  private func seat() -> Seat { Seat(at: SampleSite.make()) }

  private func line(_ seat: Seat) -> String? {
    if case .commandLine(let text, _, _) = seat.console.layers.last { text } else { nil }
  }

  @Test("Tab completes the command, then what it takes, and goes round; Shift-Tab goes back") func completion() {
    var seat = seat()
    seat.type(":rac")
    seat.press(.tab)
    #expect(line(seat) == "racks")
    seat.press(.tab)
    #expect(line(seat) == "rack")
    seat.type(" b0")
    seat.press(.tab, .tab)
    #expect(line(seat) == "rack B02")
    seat.press(.backTab)
    #expect(line(seat) == "rack B01")
    seat.press(.enter)
    #expect(seat.console.place.detail == .rack(6))
  }

  @Test("Lines run before come back with the arrows") func history() {
    var seat = seat()
    seat.run("page nodes")
    seat.run("sort power")
    seat.type(":")
    seat.press(.up, .up, .up)
    #expect(line(seat) == "page nodes")
    seat.press(.down)
    #expect(line(seat) == "sort power")
    seat.press(.down)
    #expect(line(seat) == "")
  }

  @Test(
    "A slip is answered with the nearest right word",
    arguments: [
      ("rcak", "rack"), ("page nodse", "nodes"), ("rack B1", "B01"), ("node node-a01-0", "node-a01-01"),
      ("theme daylihgt", "daylight"), ("export jsno", "json"),
    ])
  func nearest(line: String, word: String) {
    var seat = seat()
    seat.run(line)
    #expect(seat.noticeText.contains("“\(word)”"))
  }

  @Test("A word that is like nothing is told as it was typed, cleaned and short") func unknown() {
    var seat = seat()
    seat.send(.command("\u{1B}[31m" + String(repeating: "y", count: 900)))
    let text = seat.noticeText
    #expect(text.contains("no command") && text.count < 80)
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  @Test("What does not work in a view says so") func elsewhere() {
    var seat = seat()
    seat.run("sort name")
    #expect(seat.noticeText == "“sort” does not work in this view")
  }

  @Test("Editing keys work as in a shell") func editing() {
    var seat = seat()
    seat.type(":rack b0x")
    seat.press(.backspace)
    seat.type("9")
    seat.press(.control("w"))
    #expect(line(seat) == "rack ")
    seat.press(.home, .delete, .character("R"), .end)
    seat.type("c01")
    #expect(line(seat) == "Rack c01")
    seat.press(.control("u"))
    #expect(line(seat) == "")
    seat.press(.backspace)
    #expect(seat.console.layers.isEmpty)
  }

  @Test("Themes, languages and exports are asked for by name") func effects() {
    var seat = seat()
    #expect(seat.run("theme daylight").last == .useTheme("daylight"))
    #expect(seat.run("language zh") == [.useLanguage("zh")])
    #expect(seat.console.language == .chinese)
    #expect(seat.run("export svg a b.svg") == [.export(format: "svg", path: "a b.svg")])
    #expect(seat.press(.character("e")) == [.export(format: "text", path: nil)])
  }

  @Test("Pasted text goes into a text field as one line, without control characters, and nowhere else") func paste() {
    var seat = seat()
    #expect(seat.send(.paste("q\nq")).isEmpty)
    seat.type(":")
    seat.send(.paste("rack\u{1B}[0m\nB0\u{202E}1"))
    #expect(line(seat) == "rack[0m B01")
    seat.send(.paste(String(repeating: "x", count: 100_000)))
    #expect((line(seat) ?? "").count <= 500)
  }

  @Test("Help lists every command of the view with its keys, and none of another") func help() {
    var console = Console()
    console.place = Place(.nodes)
    let names = console.help.compactMap { if case .command(_, let name, _) = $0 { name } else { nil } }
    let all = Commands.all.filter { $0.views.contains(.nodes) }
    // Nor those of silences: no Alertmanager is known here.
    #expect(names.count == all.count { $0.group != .act && $0.group != .alarms && $0.name != "silences" })
    console.schedulersAtHand = []
    console.listsSilences = true
    console.alertmanagersAtHand = []
    console.mayOrderAlarms = true
    #expect(console.help.count { if case .command = $0 { true } else { false } } == all.count)
    #expect(names.contains("sort") && !names.contains("metric"))
  }

  @Test("Layers lie on each other, and Esc takes them off one by one") func layers() {
    var seat = seat()
    seat.press(.character("?"))
    seat.type(":")
    #expect(seat.console.layers.count == 2, "what is typed next goes into the line")
    seat.press(.escape)
    #expect(seat.console.layers == [.help(scroll: 0)])
    seat.press(.escape)
    seat.type(":help rack")
    seat.press(.enter)
    #expect(seat.screen.contains(":rack RACK"))
    seat.press(.escape)
    #expect(seat.console.layers.isEmpty)
  }

  @Test("Help scrolls as far as its last line and no further") func helpScroll() {
    var seat = seat()
    seat.press(.character("?"), .character("G"))
    #expect(seat.screen.contains(":quit"))
    let end = seat.screen
    seat.press(.pageDown, .down)
    #expect(seat.screen == end)
    seat.press(.character("g"))
    #expect(seat.screen.contains(":up"))
  }

  @Test("A remapped key does the new thing, and help and hints show it") func remapping() throws {
    var console = Console()
    console.keys = try KeyMap(remapping: ["quit": ["ctrl-q"], "help": ["f2"]])
    var seat = Seat(at: SampleSite.make(), console: console)
    #expect(seat.press(.character("q")).isEmpty)
    #expect(seat.press(.control("q")) == [.quit])
    #expect(seat.lines[23].contains("F2 help"))
  }

  @Test("All that is wrong with a key map is told at once") func conflicts() throws {
    let error = try #require(throws: KeyMapError.self) {
      try KeyMap(remapping: ["quit": ["m"], "metirc": ["x"], "help": ["f99"]])
    }
    #expect(error.problems.contains(.conflict("m", "metric", "quit")))
    #expect(error.problems.contains(.unknownCommand("metirc", nearest: "metric")))
    #expect(error.problems.contains { if case .unknownKey("f99", "help", _) = $0 { true } else { false } })
  }

  @Test("The standard keys have no conflict, and every command's name finds it") func standard() throws {
    #expect(throws: Never.self) { try KeyMap(remapping: [:]) }
    for command in Commands.all { #expect(Commands.named(command.name)?.name == command.name) }
    #expect(Set(Commands.all.flatMap { [$0.name] + $0.aliases }).count == Commands.names.count)
  }

  @Test("A key's name in settings reads back as the key") func keyNames() {
    let keys: [Key] = [.character("<"), .character(" "), .control("d"), .alt("x"), .function(6), .pageDown, .backTab]
    for key in keys { #expect(Key(named: key.name) == key) }
    #expect(Key(named: "ctrl-m") == .enter)
    #expect(Key(named: "nonsense") == nil)
  }
}
