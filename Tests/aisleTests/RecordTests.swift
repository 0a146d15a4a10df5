import AisleTesting
import Foundation
import Glibc
import SiteModel
import Testing

/// The real recorder, and what reads beside it.
@Suite("aisle record", .serialized)
struct RecordTests {
  @Test("ends in order on TERM, INT and HUP, and then nobody has the lease", arguments: [SIGTERM, SIGINT, SIGHUP])
  func signals(number: Int32) async throws {
    let hall = try await RecordedHall()
    let recorder = try #require(hall.recorder())
    #expect(hall.lease?.process == recorder.process)
    recorder.signal(number)
    #expect(recorder.waitForEnd() == 0)
    #expect(String(decoding: recorder.output, as: UTF8.self).contains("ended in order"))
    #expect(hall.lease == nil)
    await hall.exporter.stop()
  }

  @Test("a second recorder says who has it and ends with a status of its own") func second() async throws {
    let hall = try await RecordedHall()
    let first = try #require(hall.recorder())
    let second = try await hall.run("record", "--site", hall.site)
    #expect(second.status == 75)
    #expect(second.errors.contains("a recorder of") && second.errors.contains("process \(first.process)"))
    first.signal(SIGKILL)
    _ = first.waitForEnd()
    // Its row still stands, and counts for nothing.
    #expect(hall.lease?.process == first.process)
    let third = try #require(hall.recorder())
    #expect(hall.lease?.process == third.process)
    third.signal(SIGTERM)
    #expect(third.waitForEnd() == 0)
    await hall.exporter.stop()
  }

  @Test("a snapshot of a recorded site is the page that polling gives, and asks no source") func snapshot() async throws
  {
    let hall = try await RecordedHall()
    let recorder = try #require(hall.recorder())
    #expect(await hall.waitForReadings())
    let asked = hall.exporter.received.count
    let clock = ContinuousClock()
    let began = clock.now
    let read = try await hall.run("snapshot", "--site", hall.site, "--page", "nodes")
    let time = clock.now - began
    // The recorder itself asks once a second.
    #expect(hall.exporter.received.count - asked <= 1 + Int(time.seconds) + 1)
    recorder.signal(SIGTERM)
    #expect(recorder.waitForEnd() == 0)
    let polled = try await hall.run("snapshot", "--site", hall.site, "--page", "nodes")
    #expect(read.status == 0 && read.output.contains("recorder ") && read.output.contains("gpu-node-1"))
    #expect(!polled.output.contains("recorder "))
    #expect(Self.page(read) == Self.page(polled))
    await hall.exporter.stop()
  }

  /// Without the first line, which has times and says that it is read, without the banner, which tells of alarms that a
  /// recorder keeps, and without ages.
  private static func page(_ outcome: BuiltProgram.Outcome) -> [String] {
    var lines = outcome.output.split(separator: "\n").dropFirst().map { String($0.replacing(/\d+ s/, with: "N s")) }
    if lines.count > 2 { lines.remove(at: lines.count - 2) }
    return lines
  }

  @Test("a simulated site is read by its own time, and says that it is simulated") func simulated() async throws {
    let hall = try await RecordedHall()
    let path = "\(hall.folder.path)/demo.history"
    let recorder = try #require(hall.start(["record", "--demo", "--nodes", "16", "--history", path]))
    #expect(recorder.wait(for: "recording "))
    var read = ""
    for _ in 0..<20 where !read.contains("recorder ") {
      try await Task.sleep(for: .milliseconds(300))
      read = try await hall.run("snapshot", "--demo", "--nodes", "16", "--history", path, "--size", "140x30").output
    }
    #expect(read.contains("SIMULATED") && read.contains("recorder ") && read.contains("16"))
    recorder.signal(SIGTERM)
    #expect(recorder.waitForEnd() == 0)
    await hall.exporter.stop()
  }

  @Test("what was recorded can be read when the recorder was killed, and is known to be old") func killed() async throws
  {
    let hall = try await RecordedHall()
    let recorder = try #require(hall.recorder())
    #expect(await hall.waitForReadings())
    recorder.signal(SIGKILL)
    _ = recorder.waitForEnd()
    try await Task.sleep(for: .milliseconds(3200))
    let old = try await hall.run("snapshot", "--site", hall.site, "--history", hall.history, "--page", "nodes")
    #expect(old.status == 3)
    #expect(old.output.contains("gpu-node-1") && old.output.contains("history, "))
    await hall.exporter.stop()
  }

  @Test("by a link to the file, too, a second recorder ends as it does by its name") func link() async throws {
    let hall = try await RecordedHall()
    let first = try #require(hall.recorder("--history", "\(hall.folder.path)/h1.history"))
    #expect(symlink("h1.history", "\(hall.folder.path)/h2.history") == 0)
    let second = try await hall.run("record", "--site", hall.site, "--history", "h2.history")
    #expect(second.status == 75 && second.errors.contains("process \(first.process)"), "\(second.errors)")
    #expect(Glibc.link("\(hall.folder.path)/h1.history", "\(hall.folder.path)/h3.history") == 0)
    let third = try await hall.run("record", "--site", hall.site, "--history", "h3.history")
    #expect(third.status == 74 && third.errors.contains("hard links"), "\(third.errors)")
    let other = try #require(hall.start(["--site", hall.site, "--history", "\(hall.folder.path)/h2.history"]))
    #expect(other.shows("recorder "))
    other.type("q")
    #expect(other.waitForEnd() == 0)
    first.signal(SIGTERM)
    #expect(first.waitForEnd() == 0)
    await hall.exporter.stop()
  }

  @Test("where to record to is said for what it is: a simulated site, a path that was mistyped") func nowhere()
    async throws
  {
    let hall = try await RecordedHall()
    let demo = try await hall.run("record", "--demo")
    #expect(demo.status == 64 && demo.errors.contains("simulated site") && demo.errors.contains("--history"))
    let mistyped = try await hall.run("record", "--site", hall.site, "--history", "none/x.history")
    #expect(mistyped.status == 74 && mistyped.errors.contains("/none"), "\(mistyped.errors)")
    #expect(access("\(hall.folder.path)/none", F_OK) != 0)
    await hall.exporter.stop()
  }

  @Test("that alarms are kept is in the history before one has come") func quiet() async throws {
    let hall = try await RecordedHall()
    let recorder = try #require(hall.recorder())
    var handover = ""
    for _ in 0..<60 where !handover.contains("\"alarms_kept\":true") {
      try await Task.sleep(for: .milliseconds(250))
      handover = try await hall.run("handover", "--site", hall.site, "--format", "json").output
    }
    #expect(handover.contains("\"alarms_kept\":true"), "\(handover)")
    recorder.signal(SIGTERM)
    #expect(recorder.waitForEnd() == 0)
    await hall.exporter.stop()
  }

  @Test("a history that cannot be written is said in one line, and ends it with a status") func unusable() async throws
  {
    let hall = try await RecordedHall()
    try hall.folder.write("this is no history, and never was one", to: "broken.history")
    for path in ["\(hall.folder.path)/broken.history", "/proc/aisle/x.history"] {
      let outcome = try await hall.run("record", "--site", hall.site, "--history", path)
      #expect(outcome.status == 74)
      #expect(outcome.errors.split(separator: "\n").count == 1 && outcome.errors.contains("/"), "\(outcome.errors)")
    }
    #expect(try await hall.run("record", "--site", hall.site, "--history", "").status == 64)
    await hall.exporter.stop()
  }

  /// A copy of the program where others reach it; nil where there are no users of other ids, or they cannot reach the
  /// toolchain's libraries.
  private static let programForOthers: TemporaryFolder? = {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return nil }
    let copy = "\(folder.path)/aisle"
    let line =
      "chmod 755 '\(folder.path)' && cp '\(BuiltProgram.path("aisle"))' '\(copy)' && "
      + "setpriv --reuid=65534 --regid=65534 --clear-groups '\(copy)' --version >/dev/null 2>&1"
    return system(line) == 0 ? folder : nil
  }()

  @Test(
    "another user reads it with the recorder at work, stopped and killed",
    .enabled(if: programForOthers != nil, "skipped: needs root, and a toolchain that others can reach"))
  func others() async throws {
    let program = try #require(Self.programForOthers)
    let hall = try await RecordedHall()
    chmod(hall.folder.path, 0o755)
    chmod(hall.site, 0o644)
    let path = "\(hall.folder.path)/hall.history"
    func look() -> Int32 {
      system(
        "cd / && TZ=UTC HOME=/nonexistent setpriv --reuid=65534 --regid=65534 --clear-groups "
          + "'\(program.path)/aisle' snapshot --site '\(hall.site)' --history '\(path)' --page nodes "
          + "2>&1 | grep -q gpu-node-1")
    }
    let first = try #require(hall.recorder("--history", path))
    try await Task.sleep(for: .milliseconds(3500))
    #expect(look() == 0, "at work")
    first.signal(SIGTERM)
    #expect(first.waitForEnd() == 0)
    #expect(look() == 0, "stopped")
    let second = try #require(hall.recorder("--history", path))
    second.signal(SIGKILL)
    _ = second.waitForEnd()
    #expect(look() == 0, "killed")
    await hall.exporter.stop()
  }
}
