import AisleTesting
import Glibc
import Testing

/// The real console on a terminal of its own, showing a site whose names are Chinese and hostile.
@Suite("aisle console", .serialized)
struct ConsoleTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      site: 临港一号
      halls:
        - name: 一号机房
          rows: [{name: A, racks: [{name: "机柜[01-04]", power: 40 kW}]}]
      nodes:
        - {name: "算力节点[01-08]", racks: "机柜[01-04]", per-rack: 2, first-position: 1, height: 8, accelerators: 8, kind: H100}
      """, to: "site.yaml")
  }

  private func console(
    _ type: String = "xterm-256color", _ more: [String: String] = ["LANG": "C.UTF-8"],
    arguments: [String] = ["--site", "site.yaml"], columns: Int = 80, rows: Int = 24
  ) throws -> Pseudoterminal {
    let base = ["TERM": type, "SWIFT_BACKTRACE": "enable=no", "HOME": folder.path, "TZ": "UTC"]
    let path = arguments.map { $0 == "site.yaml" ? "\(folder.path)/site.yaml" : $0 }
    return try #require(
      Pseudoterminal(
        BuiltProgram.path("aisle"), path, environment: base.merging(more) { $1 }, columns: columns, rows: rows))
  }

  private func text(_ terminal: Pseudoterminal) -> String { String(decoding: terminal.output, as: UTF8.self) }

  /// The screen as it stands holds a text. What goes over the line is only what changed, so it is asked for whole.
  private func expect(_ terminal: Pseudoterminal, shows text: String, sourceLocation: SourceLocation = #_sourceLocation)
  {
    #expect(terminal.shows(text), sourceLocation: sourceLocation)
  }

  private func expectRestored(_ terminal: Pseudoterminal) {
    #expect(terminal.modes == terminal.modesBefore)
    #expect(String(text(terminal).suffix(200)).contains("\u{1B}[?1049l"))
  }

  @Test("opens on the overview, changes pages by digit, goes in and out, and quits")
  func walk() throws {
    let terminal = try console()
    #expect(terminal.wait(for: "临港一号"))
    terminal.type("3")
    expect(terminal, shows: "算力节点01")
    terminal.type(":node 算力节点05\r")
    expect(terminal, shows: "机柜03")
    terminal.type("2")
    expect(terminal, shows: "机柜04")
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    expectRestored(terminal)
  }

  @Test("without a site file shows this machine")
  func thisMachine() throws {
    let terminal = try console(arguments: [])
    #expect(terminal.wait(for: "Overview"))
    #expect(terminal.wait(for: "PROCESSORS"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test("a signal ends it and the terminal is as before", arguments: [SIGHUP, SIGTERM, SIGINT])
  func signals(_ number: Int32) throws {
    let terminal = try console()
    #expect(terminal.wait(for: "临港一号"))
    terminal.signal(number)
    #expect(terminal.waitForEnd() == (128 + number) << 8)
    expectRestored(terminal)
  }

  @Test("after a stop and a continue the frame is whole")
  func stopped() throws {
    let terminal = try console()
    #expect(terminal.wait(for: "临港一号"))
    terminal.signal(SIGSTOP)
    usleep(50_000)
    terminal.signal(SIGCONT)
    #expect(terminal.wait(for: "临港一号"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    expectRestored(terminal)
  }

  @Test(
    "put in the background it leaves the shell alone, and comes back to the foreground",
    .enabled(if: access("/bin/bash", X_OK) == 0, "skipped: no bash"))
  func background() throws {
    let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PS1": "prompt> ", "HOME": folder.path]
    let shell = try #require(
      Pseudoterminal("/bin/bash", ["--norc", "--noprofile", "-i"], environment: environment))
    #expect(shell.wait(for: "prompt>"))
    shell.type("\(BuiltProgram.path("aisle")) --site \(folder.path)/site.yaml\n")
    #expect(shell.wait(for: "临港一号"))
    shell.type("\u{1A}")
    #expect(shell.wait(for: "Stopped"))
    shell.type("bg\n")
    shell.wait(for: "nothing is waited for", seconds: 0.5)
    let before = shell.output.count
    shell.type("jobs; echo lis''ted\n")
    #expect(shell.wait(for: "listed"))
    let listed = String(decoding: shell.output[before...], as: UTF8.self)
    #expect(listed.contains("Stopped") && !listed.contains("\u{1B}[?1049h"))
    shell.type("fg\n")
    #expect(shell.wait(for: "临港一号"))
    shell.type("\u{1A}")
    #expect(shell.wait(for: "Stopped"))
    // bash's own wait returns at once while it takes the job for stopped.
    shell.type("p=$(jobs -p %1); kill %1; while kill -0 $p 2>/dev/null; do sleep 0.05; done; echo en''ded\n")
    #expect(shell.wait(for: "ended"))
    shell.type("exit\n")
    #expect(shell.waitForEnd() == 0)
  }

  @Test("works on every kind of terminal", arguments: ["xterm-256color", "tmux-256color", "screen", "linux", "vt100"])
  func kinds(_ type: String) throws {
    let terminal = try console(type)
    #expect(terminal.wait(for: "Overview"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test("without UTF-8 sends 7-bit characters only")
  func sevenBit() throws {
    let terminal = try console("xterm-256color", ["LANG": "C"])
    #expect(terminal.wait(for: "Overview"))
    terminal.type("3")
    expect(terminal, shows: "????????01")
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
  }

  @Test("reads Chinese where the locale does")
  func chinese() throws {
    let terminal = try console("xterm-256color", ["LANG": "zh_CN.UTF-8"])
    #expect(terminal.wait(for: "总览"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test("a terminal that cannot place a cursor is refused with one line", arguments: ["dumb", "no-such-terminal"])
  func refused(_ type: String) throws {
    let terminal = try console(type)
    #expect(terminal.waitForEnd() == 64 << 8)
    #expect(text(terminal).split(whereSeparator: \.isNewline).count == 1)
    #expect(text(terminal).contains("set TERM"))
  }

  @Test("a window too small says so and recovers")
  func tooSmall() throws {
    let terminal = try console(columns: 30, rows: 5)
    #expect(terminal.wait(for: "40x10"))
    terminal.resize(columns: 80, rows: 24)
    #expect(terminal.wait(for: "Overview"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test("a theme is switched live, and one that is not there is named")
  func theme() throws {
    let terminal = try console()
    #expect(terminal.wait(for: "Overview"))
    terminal.type(":theme daylight\r")
    #expect(terminal.wait(for: "Overview"))
    terminal.type(":theme dayligth\r")
    expect(terminal, shows: "Did you mean")
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test("exports the view beside the operator, and says where")
  func export() throws {
    let terminal = try console()
    #expect(terminal.wait(for: "临港一号"))
    terminal.type(":export json \(folder.path)/now.json\r")
    expect(terminal, shows: "now.json")
    #expect(Fixtures.contents(of: "\(folder.path)/now.json").starts(with: Array("{\"schema\"".utf8)))
    terminal.type(":export json \(folder.path)/now.json\r")
    expect(terminal, shows: "file exists")
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    let log = String(
      decoding: Fixtures.contents(of: "\(folder.path)/.local/state/aisle/audit.jsonl"), as: UTF8.self)
    let outcomes = log.matches(of: /"words":"export json [^"]*now.json","outcome":"(\w+)"/).map { $0.output.1 }
    #expect(outcomes == ["begun", "done", "begun", "failed"])
  }

  @Test("does not export what it cannot audit, and says why in the operator's language")
  func exportRefused() throws {
    try folder.write("no folder", to: "state")
    let environment = ["LANG": "zh_CN.UTF-8", "XDG_STATE_HOME": "\(folder.path)/state"]
    let terminal = try console("xterm-256color", environment)
    #expect(terminal.wait(for: "临港一号"))
    terminal.type(":export json \(folder.path)/now.json\r")
    expect(terminal, shows: "未执行，审计日志无法写入：不是目录")
    #expect(Fixtures.contents(of: "\(folder.path)/now.json").isEmpty)
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test("a site's name of any length gives a file a name that fits")
  func exportName() throws {
    try folder.write("site: \(String(repeating: "𠀀", count: 80))\n", to: "long.yaml")
    let line = "cd \(folder.path) && exec \(BuiltProgram.path("aisle")) --site long.yaml"
    let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": folder.path]
    let terminal = try #require(Pseudoterminal("/bin/sh", ["-c", line], environment: environment))
    #expect(terminal.wait(for: "Overview"))
    terminal.type(":export json\r")
    expect(terminal, shows: "written to aisle-𠀀")
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test("a thousand sizes, keys and presses at random end in a whole frame and a clean quit")
  func storm() throws {
    let terminal = try console()
    #expect(terminal.wait(for: "临港一号"))
    var random = SystemRandomNumberGenerator()
    let keys = [
      "1", "2", "3", "\t", "\r", "\u{1B}", "j", "k", "h", "l", "g", "G", "m", "z", "<", ">", "I", " ", "F", "Z", "-",
      "?",
      "/", "n", "N", "0", "节", "\u{1B}[A", "\u{1B}[B", "\u{1B}[5~", "\u{1B}[6~", "\u{4}", "\u{15}", "\u{C}", "\u{7F}",
      "\u{1B}[<0;9;5M", "\u{1B}[<0;60;7M", "\u{1B}[<64;9;5M", "\u{1B}[<65;9;5M", "\u{1B}[200~p\u{1B}[201~",
      ":rack 机柜02\r",
    ]
    let sizes = [(1, 1), (0, 0), (300, 100), (80, 24), (2, 200), (120, 36), (200, 60), (40, 10)]
    for round in 0..<1_000 {
      if round % 5 == 0, let size = sizes.randomElement(using: &random) {
        terminal.resize(columns: size.0, rows: size.1)
      }
      terminal.type(keys.randomElement(using: &random) ?? "j")
      terminal.wait(for: "nothing is waited for", seconds: 0.001)
    }
    // Out of whatever is open, and back to the start.
    terminal.type("\u{1B}")
    usleep(100_000)
    terminal.type("\u{1B}")
    usleep(100_000)
    terminal.resize(columns: 97, rows: 31)
    terminal.type("\u{C}")
    #expect(terminal.wait(for: "Overview"))
    terminal.type("\u{3}")
    #expect(terminal.waitForEnd() == 0)
    expectRestored(terminal)
  }
}
