import AisleTesting
import Glibc
import Testing

/// The real wallboard on a terminal of its own.
@Suite("aisle wallboard", .serialized)
struct WallboardTests {
  private func wallboard(
    _ type: String = "xterm-256color", arguments: [String] = [], language: String = "C.UTF-8", columns: Int = 80
  ) throws -> Pseudoterminal {
    let environment = [
      "TERM": type, "LANG": language, "SWIFT_BACKTRACE": "enable=no", "HOME": "/nonexistent", "TZ": "UTC",
    ]
    return try #require(
      Pseudoterminal(
        BuiltProgram.path("aisle"), ["wallboard", "--demo", "--nodes", "32"] + arguments, environment: environment,
        columns: columns, rows: 24))
  }

  @Test("shows the site, says that it is simulated, and q ends it with the terminal restored")
  func quits() throws {
    let terminal = try wallboard()
    #expect(terminal.wait(for: "SIMULATED"))
    #expect(terminal.wait(for: "h200-"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test("pages rotate by themselves, and no key of the console does anything")
  func rotates() throws {
    let terminal = try wallboard(arguments: ["--rotate", "1s", "--pages", "racks,nodes"])
    #expect(terminal.wait(for: "1/2"))
    terminal.type("3:page overview\r/x\re")
    #expect(terminal.wait(for: "2/2"))
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("NEEDS ATTENTION"))
    terminal.type("?")
    #expect(terminal.wait(for: "nothing can be changed"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test("a feed that is cut shows as a banner, and goes when it comes back")
  func banner() throws {
    let terminal = try wallboard(arguments: ["--speed", "20", "--fault", "sources-silent@20s+100s"], columns: 120)
    #expect(terminal.wait(for: "NO DATA", seconds: 30))
    #expect(terminal.wait(for: "32 of 32", seconds: 30))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test("ends on TERM and HUP with the terminal restored", arguments: [SIGTERM, SIGHUP])
  func signals(number: Int32) throws {
    let terminal = try wallboard()
    #expect(terminal.wait(for: "SIMULATED"))
    terminal.signal(number)
    #expect(terminal.waitForEnd().map { $0 >> 8 } == 128 + number)
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test("speaks English on the Linux console, in the characters of its font")
  func linuxConsole() throws {
    let terminal = try wallboard("linux", arguments: ["--language", "zh"], language: "zh_CN.UTF-8")
    #expect(terminal.wait(for: "SIMULATED"))
    terminal.type("q")
    #expect(terminal.waitForEnd() == 0)
    #expect(
      !String(decoding: terminal.output, as: UTF8.self).unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    )
  }

  @Test("nonsense is refused in words", arguments: [["--rotate", "soon"], ["--pages", "overvew"], ["--speed", "0"]])
  func nonsense(arguments: [String]) throws {
    let terminal = try wallboard(arguments: arguments)
    #expect(terminal.waitForEnd().map { $0 >> 8 } == 64)
  }
}
