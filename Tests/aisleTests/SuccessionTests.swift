import AisleTesting
import Foundation
import Glibc
import History
import SiteModel
import Testing

/// Who records a site after whom, with the real programs.
@Suite("Who takes over the recording", .serialized)
struct SuccessionTests {
  @Test("of two consoles that are started at once one records, and the other reads that") func atOnce() async throws {
    let hall = try await RecordedHall()
    let consoles = [try #require(hall.start(["--site", hall.site])), try #require(hall.start(["--site", hall.site]))]
    #expect(await hall.waitForHolder(.console))
    let holder = try #require(hall.lease?.process)
    #expect(consoles.map(\.process).contains(holder))
    let other = try #require(consoles.first { $0.process != holder })
    #expect(other.shows("other console"))
    for console in consoles {
      console.type("q")
      #expect(console.waitForEnd() == 0)
    }
    #expect(hall.lease == nil)
    await hall.exporter.stop()
  }

  @Test("a console takes the place of a recorder that is ended", arguments: [SIGTERM, SIGHUP])
  func ended(number: Int32) async throws {
    let hall = try await RecordedHall()
    let recorder = try #require(hall.recorder())
    let console = try #require(hall.start(["--site", hall.site]))
    #expect(console.shows("recorder "))
    recorder.signal(number)
    #expect(recorder.waitForEnd() == 0)
    #expect(await hall.waitForHolder(.console))
    console.type("q")
    #expect(console.waitForEnd() == 0)
    await hall.exporter.stop()
  }

  @Test("a simulated site goes on in a console when its recorder is killed") func simulated() async throws {
    let hall = try await RecordedHall()
    let folder = "\(hall.folder.path)/.local/state/aisle"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let site = ["--demo", "--nodes", "16", "--speed", "60", "--history", hall.history]
    let recorder = try #require(hall.start(["record"] + site))
    #expect(recorder.wait(for: "recording "))
    let console = try #require(hall.start(site))
    #expect(console.shows("recorder "))
    recorder.signal(SIGKILL)
    _ = recorder.waitForEnd()
    let before = try #require(hall.lease?.siteMoment)
    #expect(await hall.waitForHolder(.console))
    let after = try #require(hall.lease)
    #expect(after.process == console.process && after.siteMoment >= before)
    #expect(after.siteMoment - before < .seconds(1800), "it goes on where the other was")
    let file = try HistoryFile(path: hall.history)
    for _ in 0..<200 where try file.span()?.to ?? before <= before { try await Task.sleep(for: .milliseconds(100)) }
    #expect(try #require(try file.span()).to > before, "and writes")
    console.type("q")
    #expect(console.waitForEnd() == 0)
    await hall.exporter.stop()
  }

  @Test("a simulated recorder and a console that are started anew go on where the record ends") func startedAnew()
    async throws
  {
    let hall = try await RecordedHall()
    let path = "\(hall.folder.path)/demo.history"
    let site = ["--demo", "--nodes", "16", "--speed", "60", "--history", path]
    let first = try #require(hall.start(["record"] + site + ["--after", "10m"]))
    #expect(first.wait(for: "recording "))
    try await Task.sleep(for: .seconds(4))
    first.signal(SIGTERM)
    #expect(first.waitForEnd() == 0)
    let file = try HistoryFile(path: path)
    var end = try #require(try file.span()).to
    // One of other options goes on, too: it would write into what was.
    let others = ["--demo", "--nodes", "16", "--fault", "pump-stop@9m", "--history", path]
    for arguments in [["record"] + site + ["--after", "10m"], site, others] {
      let next = try #require(hall.start(arguments))
      while true {
        try await Task.sleep(for: .milliseconds(50))
        guard let lease = file.standingLease else { continue }
        #expect(lease.process == next.process && lease.siteMoment >= end)
        #expect(lease.siteMoment - end < .seconds(1800))
        break
      }
      try await Task.sleep(for: .seconds(4))
      next.signal(SIGTERM)
      _ = next.waitForEnd()
      let newest = try #require(try file.span()).to
      #expect(newest > end)
      end = newest
    }
    await hall.exporter.stop()
  }

  @Test(
    "a console that is suspended leaves the recording to another, and follows that when it goes on",
    .enabled(if: access("/bin/bash", X_OK) == 0, "skipped: no bash"))
  func suspended() async throws {
    let hall = try await RecordedHall()
    let environment = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "PS1": "prompt> ", "HOME": hall.folder.path, "TZ": "UTC",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    let shell = try #require(
      Pseudoterminal(
        "/bin/bash", ["--norc", "--noprofile", "-i"], environment: environment, columns: 160, rows: 30))
    #expect(shell.wait(for: "prompt>"))
    shell.type("\(BuiltProgram.path("aisle")) --site \(hall.site)\n")
    #expect(await hall.waitForHolder(.console))
    let first = try #require(hall.lease?.process)
    let console = try #require(hall.start(["--site", hall.site]))
    #expect(console.shows("other console"))
    shell.type("\u{1A}")
    #expect(shell.wait(for: "Stopped"))
    for _ in 0..<400 where hall.lease?.process != console.process { try await Task.sleep(for: .milliseconds(100)) }
    #expect(hall.lease?.process == console.process && first != console.process)
    shell.type("fg\n")
    #expect(shell.shows("other console"))
    #expect(hall.lease?.process == console.process)
    shell.type("q")
    #expect(shell.wait(for: "prompt>"))
    console.type("q")
    #expect(console.waitForEnd() == 0)
    shell.type("exit\n")
    #expect(shell.waitForEnd() == 0)
    await hall.exporter.stop()
  }
}
