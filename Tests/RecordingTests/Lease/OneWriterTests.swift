import AisleTesting
import GRDB
import Glibc
import History
import Recording
import SiteModel
import Synchronization
import Testing

/// However a history is reached, one process writes it.
@Suite("One writer of a history") struct OneWriterTests {
  private let folder: TemporaryFolder
  private let clock = SystemClock()

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  private func recorder(_ name: String, _ holder: Lease.Holder = .console) -> Recorder {
    Recorder(path: path(name), of: Recorder.Subject(Topology(name: "Hall"), by: holder), clock: clock)
  }

  private func isHeld(_ recorder: Recorder) async -> Bool {
    do throws(RecordingRefusal) { _ = try await recorder.take() } catch {
      if case .held = error { return true }
    }
    return false
  }

  @Test("by a link it is the same file: the second is told who has it, though the link came first")
  func link() async throws {
    symlink("a.history", path("b.history"))
    let first = recorder("b.history")
    _ = try await first.take()
    #expect(access(path("a.history.lock"), F_OK) == 0 && access(path("b.history.lock"), F_OK) != 0)
    for name in ["a.history", "b.history"] { #expect(await isHeld(recorder(name)), "\(name)") }
    #expect(try LeaseLock(beside: path("b.history")).isTaken(.lease), "as who prunes it asks")
    #expect(try HistoryFile(path: path("b.history")).lease()?.process == getpid())
    await first.letGo()
  }

  @Test("a file with two names is not written: its log goes by one of them only") func names() async throws {
    let first = recorder("a.history")
    _ = try await first.take()
    await first.letGo()
    #expect(Glibc.link(path("a.history"), path("b.history")) == 0)
    for name in ["a.history", "b.history"] {
      let refusal = RecordingRefusal.past(.manyNames(path: path(name), count: 2))
      await #expect(throws: refusal) { _ = try await recorder(name, .recorder).take() }
      #expect(throws: PastFailure.manyNames(path: path(name), count: 2)) {
        try HistoryWriter(path: path(name), site: Topology(name: "Hall"), clock: clock)
      }
    }
    #expect(unlink(path("a.history")) == 0)
    let next = recorder("b.history")
    _ = try await next.take()
    await next.letGo()
  }

  /// Says in the file that a process writes it, as one would that has come to it by a way on which the lock is another.
  private func claim(_ process: Int32, renewed: Duration = BootClock.uptime) throws {
    let database = try DatabaseQueue(path: path("a.history"))
    try database.write { database in
      try database.execute(
        sql: LeaseSchema.replacement,
        arguments: [
          "recorder", process, 0, "li", BootClock.boot, 0, renewed.nanoseconds, 0, 1.0, nil, 0, nil,
        ])
    }
    try database.close()
  }

  @Test("whoever has the lock and finds another at work in the file does not write") func rival() async throws {
    let first = recorder("a.history")
    _ = try await first.take()
    for _ in 0..<200 where await first.end == nil {
      // That process is there as long as this one.
      try claim(getppid())
      try await Task.sleep(for: .milliseconds(50))
    }
    guard case .held(let lease?) = await first.end else {
      Issue.record("\(String(describing: await first.end))")
      return
    }
    #expect(lease.process == getppid())
    await first.letGo()
    try claim(getppid(), renewed: BootClock.uptime + .milliseconds(900))
    #expect(await isHeld(recorder("a.history")))
    // One that is silent counts for nothing.
    try claim(getppid(), renewed: BootClock.uptime - Lease.life - .seconds(1))
    let second = recorder("a.history")
    _ = try await second.take()
    await second.letGo()
    // A process that cannot be seen from here may be in a container: what it says counts as long as it says it.
    try claim(Int32.max)
    #expect(await isHeld(recorder("a.history")))
    let third = recorder("a.history", .recorder)
    _ = try await third.take()
    #expect(try HistoryFile(path: path("a.history")).lease()?.process == getpid())
    await third.letGo()
  }

  @Test("of another site that somebody records it is said whose it is, and not who has it") func otherSite()
    async throws
  {
    let first = recorder("a.history")
    _ = try await first.take()
    let subject = Recorder.Subject(Topology(name: "Other"), by: .console)
    let other = Recorder(path: path("a.history"), of: subject, clock: clock)
    await #expect(throws: RecordingRefusal.past(.otherSite(path: path("a.history"), name: "Hall"))) {
      _ = try await other.take()
    }
    await first.letGo()
  }

  @Test("who looked into a file before anybody had said that he writes it hears of it all the same") func early()
    async throws
  {
    let writer = try HistoryWriter(path: path("a.history"), site: Topology(name: "Hall"), clock: clock)
    await writer.close()
    let file = try HistoryFile(path: path("a.history"))
    #expect(try file.lease() == nil)
    let recorder = recorder("a.history")
    _ = try await recorder.take()
    #expect(try file.lease()?.process == getpid())
    await recorder.letGo()
  }

  @Test("a folder that nobody has made is said of a path that was typed") func folderMissing() async throws {
    await #expect(throws: RecordingRefusal.past(.folderMissing(path: path("none")))) {
      _ = try await recorder("none/a.history").take()
    }
    #expect(access(path("none"), F_OK) != 0)
  }

  @Test("whoever goes on is told where the record ends, before anything is written") func goesOn() async throws {
    let end = clock.now() - .seconds(3600)
    var batch = Batch(source: SourceID("bmc"), moment: end, layout: 1)
    batch.subjects = [.node("n1")]
    batch.readings = [Reading(0, .power, 100, at: end)]
    let writer = try HistoryWriter(path: path("a.history"), site: Topology(name: "Hall"), clock: FixedClock(end))
    await writer.append(batch)
    await writer.close()
    let told = Mutex<[Moment]>([])
    var subject = Recorder.Subject(Topology(name: "Hall"), by: .recorder)
    subject.goOn = { moment in told.withLock { $0.append(moment) } }
    for name in ["a.history", "new.history"] {
      let recorder = Recorder(path: path(name), of: subject, clock: clock)
      _ = try await recorder.take()
      await recorder.letGo()
    }
    #expect(told.withLock { $0 } == [end])
  }
}
