import AisleTesting
import Glibc
import Testing

/// Two real consoles on terminals of their own, over one history: the first keeps the alarms.
@Suite(
  "Two operators", .serialized,
  .enabled(
    if: !Fixtures.contents(of: "\(Fixtures.checkout)/Sources/Interaction/Commands+Alarms.swift").isEmpty,
    "skipped: no keys for alarms yet"))
struct TwoOperatorsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func console(_ more: [String] = []) throws -> Pseudoterminal {
    let environment = [
      "TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=no", "HOME": folder.path, "TZ": "UTC", "LANG": "C.UTF-8",
    ]
    let site = ["--demo", "--nodes", "8", "--after", "2m", "--fault", "pump-stop@1m", "--page", "alarms"]
    return try #require(
      Pseudoterminal(
        BuiltProgram.path("aisle"), site + ["--history", "\(folder.path)/site.aisle"] + more, environment: environment,
        columns: 120, rows: 30))
  }

  @Test("acknowledge the same alarm: both see one acknowledgement") func both() throws {
    let first = try console()
    // What has no state yet is only found: nobody keeps it until the first look at the record.
    #expect(first.shows("unack"))
    let second = try console()
    #expect(second.shows("unack"))
    first.type("ja")
    #expect(first.shows(": acknowledged."))
    #expect(second.shows("acked"))
    second.type("ja")
    let name = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? "user \(geteuid())"
    #expect(second.shows("already acknowledged by \(name)"))
    let third = try console(["--read-only"])
    #expect(third.shows("coolant pumps stopped"))
    third.type(":acknowledge\r")
    #expect(third.shows("nothing can be changed"))
    for terminal in [third, second, first] {
      terminal.type("q")
      #expect(terminal.waitForEnd() == 0)
    }
  }
}
