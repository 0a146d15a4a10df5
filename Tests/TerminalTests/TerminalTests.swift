import AisleTesting
import Glibc
import Testing
import Theming

/// The probe on a terminal of its own: what it leaves behind, and what goes over the line.
@Suite(.serialized) struct TerminalTests {
  /// The probe stands beside the test bundle.
  private static let probe: String = {
    var parts = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
    for argument in CommandLine.arguments where argument.hasSuffix(".xctest") {
      parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    }
    return (parts.dropLast() + ["TerminalProbe"]).joined(separator: "/")
  }()

  private func terminal(
    _ type: String = "xterm-256color", _ more: [String: String] = ["LANG": "C.UTF-8"], columns: Int = 80, rows: Int = 24
  ) throws -> Pseudoterminal {
    let environment = ["TERM": type, "SWIFT_BACKTRACE": "enable=no"].merging(more) { $1 }
    return try #require(Pseudoterminal(Self.probe, environment: environment, columns: columns, rows: rows))
  }

  private func text(_ terminal: Pseudoterminal) -> String { String(decoding: terminal.output, as: UTF8.self) }

  private func expectRestored(_ terminal: Pseudoterminal) {
    #expect(terminal.modes == terminal.modesBefore)
    let tail = String(text(terminal).suffix(200))
    #expect(tail.contains("\u{1B}[?1049l"))
    #expect(tail.contains("\u{1B}[?1000l") && tail.contains("\u{1B}[?2004l"))
  }

  @Test func quittingLeavesTheTerminalAsItWas() throws {
    let terminal = try terminal()
    #expect(terminal.wait(for: "<started>"))
    #expect(terminal.modes != terminal.modesBefore)
    #expect(text(terminal).contains("\u{1B}[?1049h"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    expectRestored(terminal)
  }

  @Test(arguments: [SIGHUP, SIGTERM, SIGINT])
  func asignalEndsTheProgramAndRestores(_ number: Int32) throws {
    let terminal = try terminal()
    #expect(terminal.wait(for: "<started>"))
    terminal.signal(number)
    #expect(terminal.waitForEnd() == (128 + number) << 8)
    expectRestored(terminal)
  }

  @Test func aCrashRestoresAndKeepsItsOwnStatus() throws {
    let terminal = try terminal()
    #expect(terminal.wait(for: "<started>"))
    terminal.type("c")
    let status = try #require(terminal.waitForEnd())
    #expect(status & 0x7F == SIGABRT)
    expectRestored(terminal)
  }

  @Test(arguments: [SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU])
  func aSignalThatEndsAtOnceRestoresToo(_ number: Int32) throws {
    let terminal = try terminal()
    #expect(terminal.wait(for: "<started>"))
    terminal.signal(number)
    let status = try #require(terminal.waitForEnd())
    #expect(status & 0x7F == number)
    expectRestored(terminal)
  }

  @Test func aStoppedProgramComesBackWithAWholeFrame() throws {
    let terminal = try terminal()
    #expect(terminal.wait(for: "<started>"))
    terminal.signal(SIGSTOP)
    terminal.signal(SIGCONT)
    #expect(terminal.wait(for: "<started>"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    expectRestored(terminal)
  }

  @Test(.enabled(if: access("/bin/bash", X_OK) == 0, "skipped: no bash"))
  func ctrlZGivesTheShellItsTerminalBack() throws {
    let arguments = ["--norc", "--noprofile", "-i"]
    let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PS1": "prompt> "]
    let shell = try #require(Pseudoterminal("/bin/bash", arguments, environment: environment))
    #expect(shell.wait(for: "prompt>"))
    shell.type("bind 'set enable-bracketed-paste off'; stty -a | md5sum; echo rea''dy\n")
    #expect(shell.wait(for: "ready\r\n"))
    let before = sums(shell)
    shell.type(Self.probe + "\n")
    #expect(shell.wait(for: "<started>"))
    shell.type("\u{1A}")
    #expect(shell.wait(for: "Stopped"))
    shell.type("stty -a | md5sum; echo ag''ain\n")
    #expect(shell.wait(for: "again\r\n"))
    #expect(before.count == 1)
    #expect(Set(sums(shell)) == Set(before))
    shell.type("fg\n")
    #expect(shell.wait(for: "<started>"))
    shell.type("q")
    #expect(shell.wait(for: "prompt>"))
    shell.type("exit\n")
    #expect(shell.waitForEnd() == 0)
  }

  @Test(.enabled(if: access("/bin/bash", X_OK) == 0, "skipped: no bash"))
  func whatEndsAProgramStoppedBehindAShellIsObeyed() throws {
    let arguments = ["--norc", "--noprofile", "-i"]
    let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PS1": "prompt> "]
    let shell = try #require(Pseudoterminal("/bin/bash", arguments, environment: environment))
    shell.type(Self.probe + "\n")
    #expect(shell.wait(for: "<started>"))
    // Stopped from elsewhere it has not left the terminal.
    shell.type("s")
    #expect(shell.wait(for: "Stopped"))
    // An answer may have come too late for it: Ctrl-U takes that back.
    usleep(200_000)
    shell.type("\u{15}kill -TERM %1; sleep 1; jobs\n\n")
    #expect(shell.wait(for: "Exit 143"))
    // That is what this is about. An answer that came late may still sit before what is typed to end the shell.
    for _ in 0..<3 {
      shell.type("\u{15}exit\n")
      if shell.wait(for: "exit\r\n", seconds: 3) { break }
    }
    #expect(shell.waitForEnd() == 0)
  }

  private func sums(_ shell: Pseudoterminal) -> [String] {
    text(shell).split(whereSeparator: \.isNewline).filter { $0.hasSuffix(" -") }.map(String.init)
  }

  @Test(arguments: ["xterm-256color", "tmux-256color", "screen", "linux", "vt100"])
  func framesComeOnEveryKindOfTerminal(_ type: String) throws {
    let terminal = try terminal(type)
    #expect(terminal.wait(for: "<started> 节点 ▲ é 80x24"))
    terminal.type("\u{1B}[A")
    #expect(terminal.wait(for: "up"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test func withoutUTF8OnlySevenBitCharactersGoOut() throws {
    let terminal = try terminal("xterm-256color", ["LANG": "C"])
    #expect(terminal.wait(for: "<started> ????"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
  }

  @Test func theLargestWindowIsDrawnToItsLastCell() throws {
    let terminal = try terminal(columns: 1000, rows: 700)
    #expect(terminal.wait(for: "角", seconds: 60))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test func whoAsksForNoColourGetsNone() throws {
    let terminal = try terminal("xterm-256color", ["LANG": "C.UTF-8", "COLORTERM": "truecolor", "NO_COLOR": "1"])
    #expect(terminal.wait(for: "<started>"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    #expect(!text(terminal).contains("\u{1B}[38;") && !text(terminal).contains("\u{1B}[48;"))
  }

  private static let hasDirectColour = ["/usr/share", "/lib", "/etc"].contains {
    access("\($0)/terminfo/x/xterm-direct", F_OK) == 0
  }

  @Test(.enabled(if: hasDirectColour, "skipped: no description of xterm-direct (package ncurses-term)"))
  func whereColourNumbersAreValuesTheyAreTheThemes() throws {
    let terminal = try terminal("xterm-direct")
    #expect(terminal.wait(for: "<started>"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    guard case .rgb(let value) = Theme.fallback.screen(depth: .trueColor).background else {
      Issue.record("the theme's background is no RGB value")
      return
    }
    #expect(text(terminal).contains("\u{1B}[48:2::\(value.red):\(value.green):\(value.blue)m"))
  }

  @Test(.enabled(if: access("/usr/bin/setsid", X_OK) == 0, "skipped: no setsid"))
  func theTerminalOnTheInputIsEnoughAndItsSizeIsFollowed() throws {
    let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
    let terminal = try #require(
      Pseudoterminal("/usr/bin/setsid", ["--fork", "--wait", Self.probe], environment: environment))
    #expect(terminal.wait(for: "<started> 节点 ▲ é 80x24"))
    // No signal tells a process without a controlling terminal.
    terminal.resize(columns: 97, rows: 31)
    #expect(terminal.wait(for: "97x31"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    expectRestored(terminal)
  }

  @Test(arguments: ["dumb", "unknown", "no-such-terminal", ""])
  func aTerminalThatCannotPlaceACursorIsRefusedWithAdvice(_ type: String) throws {
    let terminal = try terminal(type)
    #expect(terminal.waitForEnd() == 64 << 8)
    let text = text(terminal)
    #expect(text.contains("set TERM") && text.split(whereSeparator: \.isNewline).count == 1)
    #expect(!text.contains("\u{1B}"))
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test func aStormOfSizesAndKeysEndsInTheLastSize() throws {
    let terminal = try terminal()
    #expect(terminal.wait(for: "<started>"))
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let sizes = [(1, 1), (0, 0), (300, 100), (80, 24), (2, 200)]
      let size = sizes.randomElement(using: &random) ?? (1, 1)
      terminal.resize(columns: size.0, rows: size.1)
      terminal.type(["j", "\u{1B}[B", "\u{1B}[<0;3;3M", "\u{1B}", "节"].randomElement(using: &random) ?? "j")
      terminal.wait(for: "nothing", seconds: 0.001)
    }
    // An Esc that came last must have become a key of its own before the next one is typed.
    usleep(100_000)
    terminal.resize(columns: 97, rows: 31)
    #expect(terminal.wait(for: "97x31"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    expectRestored(terminal)
  }

  @Test func keysArriveWhileNobodyReadsTheScreen() throws {
    let terminal = try terminal(columns: 300, rows: 100)
    #expect(terminal.wait(for: "<started>"))
    // Nothing is read while these go in; the program must take them all the same, the last of them too.
    for _ in 0..<200 {
      terminal.resize(columns: 299, rows: 100)
      terminal.type("\u{C}")
      terminal.resize(columns: 300, rows: 100)
    }
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    expectRestored(terminal)
  }

  @Test func aTerminalThatGoesAwayEndsTheProgram() throws {
    var terminal: Pseudoterminal? = try terminal()
    #expect(terminal?.wait(for: "<started>") == true)
    let process = try #require(terminal?.process)
    terminal = nil
    var status: Int32 = 0
    for _ in 0..<2_000 where waitpid(process, &status, Int32(WNOHANG)) == 0 { usleep(10_000) }
    #expect(kill(process, 0) == -1)
  }
}
