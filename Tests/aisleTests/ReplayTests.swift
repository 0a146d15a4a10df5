import AisleTesting
import Foundation
import Glibc
import SiteModel
import Testing

/// A simulated pump stop, recorded by the real recorder, and looked at before, at and after.
@Suite("A recorded pump stop", .serialized)
struct ReplayTests {
  private let folder: TemporaryFolder
  private var history: String { "\(folder.path)/hall.history" }
  private let demo = ["--demo", "--nodes", "16", "--speed", "60"]

  init() throws { folder = try TemporaryFolder() }

  private func start(_ arguments: [String]) throws -> Pseudoterminal {
    try #require(
      Pseudoterminal(
        BuiltProgram.path("aisle"), arguments,
        environment: [
          "TERM": "xterm-256color", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no", "HOME": folder.path, "TZ": "UTC",
        ], columns: 120, rows: 36))
  }

  /// Six simulated minutes, in the second of which the pumps stop for three.
  private func record() throws {
    let recorder = try start(
      ["record"] + demo + ["--history", history, "--fault", "pump-stop:CDU-01@2m+3m"])
    #expect(recorder.wait(for: "recording"))
    usleep(6_200_000)
    recorder.signal(SIGTERM)
    #expect(recorder.waitForEnd() == 0)
  }

  private func snapshot(_ arguments: String...) async throws -> BuiltProgram.Outcome {
    try await BuiltProgram.run(
      "aisle", ["snapshot", "--demo", "--nodes", "16", "--history", history] + arguments, folder: folder)
  }

  @Test("is told by snapshots and by a console of before, at and after it") func pumps() async throws {
    try record()
    let before = try await snapshot("--at", "first", "--run", "time +1m", "--page", "cooling")
    #expect(before.output.contains("REPLAY 20") && !before.output.contains("pumps stopped"), "\(before.errors)")
    let during = try await snapshot("--at", "first", "--run", "time +4m", "--page", "cooling")
    #expect(during.output.contains("REPLAY 20") && during.output.contains("pumps stopped"), "\(during.errors)")
    let data = try await snapshot("--at", "first", "--format", "json")
    #expect(data.output.contains("\"replay\":true"))
    let wrong = try await snapshot("--at", "noon")
    #expect(wrong.status == 64 && wrong.errors.contains("yesterday 3:00"))
    let console = try start(
      ["console"] + demo + ["--history", history, "--at", "first", "--page", "cooling", "--read-only"])
    #expect(console.wait(for: "REPLAY"))
    console.type(":time +4m\r")
    #expect(console.shows("pumps stopped"))
    console.type("L")
    #expect(console.shows("live"))
    console.type("q")
    #expect(console.waitForEnd() == 0)
  }

  @Test("Without a record that is said, with how one comes to be") func none() async throws {
    let outcome = try await BuiltProgram.run("aisle", ["snapshot", "--demo", "--at", "-1h"], folder: folder)
    #expect(outcome.status == 3 && outcome.errors.contains("aisle record"))
  }

  @Test(
    "A file that was named and is not there is missed by its name, with one status",
    arguments: [["snapshot", "--at", "-1h"], ["snapshot"], ["handover"], ["alarms"]])
  func missing(command: [String]) async throws {
    let outcome = try await BuiltProgram.run(
      "aisle", command + ["--demo", "--history", "nope.history"], folder: folder)
    #expect(outcome.status == 74 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("nope.history cannot be used: no such file"), "\(outcome.errors)")
  }
}
