import AisleTesting
import Foundation
import Glibc
import History
import Recording
import SiteModel
import Testing

/// Histories that are not what they should be, through the real program.
@Suite("A history that cannot be used", .serialized) struct DamagedHistoryTests {
  enum Damage: String, CaseIterable, CustomTestStringConvertible {
    case newer, emptied, halved, random, folder
    var testDescription: String { rawValue }

    /// Words that say what is wrong.
    var words: String {
      switch self {
      case .newer: "of a later Aisle"
      case .emptied, .halved, .random: "damaged"
      case .folder: "is a directory"
      }
    }
  }

  /// A history of the hall with an hour in it.
  private static func recorded(in hall: RecordedHall) async throws -> String {
    let path = "\(hall.folder.path)/site.history"
    let clock = ManualClock(at: Moment(seconds: 1_764_000_000))
    let writer = try HistoryWriter(path: path, site: Topology(name: "Hall"), clock: clock)
    for _ in 0..<360 {
      clock.advance(by: .seconds(10))
      var batch = Batch(source: SourceID("bmc/gpu-node-1"), moment: clock.now(), layout: 1)
      batch.subjects = [.node("gpu-node-1")]
      batch.readings = [Reading(0, .power, clock.now().seconds.truncatingRemainder(dividingBy: 977), at: clock.now())]
      await writer.append(batch)
    }
    await writer.close()
    return path
  }

  private static func damage(_ path: String, _ damage: Damage) throws {
    var bytes = Fixtures.contents(of: path)
    for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
    switch damage {
    case .newer:
      // `user_version` in SQLite's header, the highest byte first.
      bytes.replaceSubrange(60..<64, with: [0, 0, 0, 99])
    case .emptied: bytes = []
    case .halved: bytes.removeLast(bytes.count / 2)
    case .random:
      var noise = SystemRandomNumberGenerator()
      bytes = bytes.map { _ in UInt8.random(in: 0...255, using: &noise) }
    case .folder:
      mkdir(path, 0o755)
      return
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  @Test("is named in one line by all that look into it, and left as it is", arguments: Damage.allCases)
  func looked(at damage: Damage) async throws {
    let hall = try await RecordedHall()
    let path = try await Self.recorded(in: hall)
    try Self.damage(path, damage)
    let before = damage == .folder ? [] : Fixtures.contents(of: path)
    let commands: [[String]] = [
      ["history", "info", path], ["history", "verify", path], ["history", "export", path],
      ["history", "prune", path, "--raw", "1h"],
      ["snapshot", "--site", hall.site, "--history", path, "--at", "2025-11-24T16:30:00Z"],
    ]
    for command in commands {
      let outcome = try await BuiltProgram.run("aisle", command, folder: hall.folder)
      #expect(outcome.status != 0 && outcome.output.isEmpty, "\(command) \(outcome)")
      let lines = outcome.errors.split(separator: "\n")
      #expect(lines.count == 1 && lines[0].contains(path) && lines[0].contains(damage.words), "\(command) \(lines)")
    }
    if damage != .folder { #expect(Fixtures.contents(of: path) == before) }
    await hall.exporter.stop()
  }

  @Test("is not recorded to, but one that is empty is a new one", arguments: Damage.allCases)
  func recorded(to damage: Damage) async throws {
    let hall = try await RecordedHall()
    let path = try await Self.recorded(in: hall)
    try Self.damage(path, damage)
    if damage == .emptied {
      let recorder = try #require(hall.recorder("--history", path))
      recorder.signal(SIGTERM)
      #expect(recorder.waitForEnd() == 0)
      #expect(try HistoryFile(path: path).topology.name == "Hall")
    } else {
      let outcome = try await hall.run("record", "--site", hall.site, "--history", path)
      #expect(outcome.status == 74 && outcome.errors.split(separator: "\n").count == 1, "\(outcome)")
      #expect(outcome.errors.contains(path) && outcome.errors.contains(damage.words), "\(outcome)")
    }
    await hall.exporter.stop()
  }

  @Test("a console says what is wrong with it, and shows the site", arguments: [Damage.newer, .halved, .folder])
  func console(_ damage: Damage) async throws {
    let hall = try await RecordedHall()
    let path = try await Self.recorded(in: hall)
    try Self.damage(path, damage)
    let console = try #require(
      hall.start(["--site", hall.site, "--history", path, "--page", "nodes"], columns: 240))
    #expect(console.shows(damage.words))
    #expect(console.shows("kW"))
    console.type("q")
    #expect(console.waitForEnd() == 0)
    await hall.exporter.stop()
  }

  private static let canMount = geteuid() == 0 && system("unshare -m true 2>/dev/null") == 0

  @Test(
    "is read on a disk that is read-only, its writer stopped or killed, and not recorded to",
    .enabled(if: canMount, "skipped: needs root and unshare"))
  func readOnly() async throws {
    let hall = try await RecordedHall()
    let folder = "\(hall.folder.path)/state"
    let path = "\(folder)/hall.history"
    #expect(mkdir(folder, 0o755) == 0)
    for signal in [SIGTERM, SIGKILL] {
      let recorder = try #require(hall.recorder("--history", path))
      try await Task.sleep(for: .milliseconds(2500))
      recorder.signal(signal)
      _ = recorder.waitForEnd()
      let program = BuiltProgram.path("aisle")
      let script = """
        mount --bind '\(folder)' '\(folder)' && mount -o remount,bind,ro '\(folder)' || exit 9
        '\(program)' history info '\(path)' >out || exit 1
        '\(program)' history verify '\(path)' >>out || exit 2
        '\(program)' history export '\(path)' >>out || exit 3
        grep -q 4321 out || exit 4
        '\(program)' history prune '\(path)' --raw 1h 2>errors && exit 5
        grep -q 'read-only' errors || exit 6
        '\(program)' record --site '\(hall.site)' --history '\(path)' 2>errors
        [ $? = 74 ] || exit 7
        grep -q 'read-only' errors || exit 8
        """
      try hall.folder.write(script, to: "look.sh")
      #expect(try await Shell.run("cd '\(hall.folder.path)' && HOME=$PWD TZ=UTC unshare -m sh look.sh"), "\(signal)")
    }
    await hall.exporter.stop()
  }
}
