import AisleTesting
import Glibc
import History
import Recording
import SiteModel
import Testing

@Suite("A recorder and its lease") struct RecorderTests {
  private let folder: TemporaryFolder
  private var path: String { "\(folder.path)/state/aisle/site.history" }
  private let clock = SystemClock()

  init() throws { folder = try TemporaryFolder() }

  private func recorder(_ holder: Lease.Holder, site: String = "Hall") -> Recorder {
    var subject = Recorder.Subject(Topology(name: site), by: holder)
    subject.makesFolder = true
    return Recorder(path: path, of: subject, clock: clock)
  }

  private func lease() throws -> Lease? { try HistoryFile(path: path).lease() }

  @Test("the history says who writes it, is renewed every second, and says nothing afterwards") func told() async throws
  {
    let recorder = recorder(.recorder)
    _ = try await recorder.take()
    let first = try #require(try lease())
    #expect(first.holder == .recorder && first.process == getpid() && first.user == geteuid())
    #expect(first.isAlive(onBoot: BootClock.boot, at: BootClock.uptime))
    var second = first
    for _ in 0..<80 where second.renewed == first.renewed {
      try await Task.sleep(for: .milliseconds(100))
      second = try #require(try lease())
    }
    #expect(second.renewed > first.renewed && second.started == first.started)
    await recorder.letGo()
    #expect(try lease() == nil)
  }

  @Test("what somebody has done is in the file before that is said, and long before the next two seconds are over")
  func secured() async throws {
    let recorder = recorder(.recorder)
    let tap = try await recorder.take()
    let id = AlarmID(.pumpFailed, .thing(.building(.pump, "P1")))
    let chen = Person(name: "chen", number: 1001)
    let alarm = Alarm(id, Finding(.pumpFailed, .high, .entity(EntityID(.pump, 0))), raisedAt: clock.now())
    let file = try HistoryFile(path: path)
    for number in 1...20 as ClosedRange<UInt64> {
      let event = AlarmEvent(.acknowledged, of: alarm, number: number, at: clock.now(), by: chen)
      let report = AlarmReport(AlarmOrder(.acknowledge, [id], seen: 1), done: [id])
      let act = AlarmAct(at: event.moment, by: chen, as: .operator, report)
      tap.take(.alarms(AlarmNews([event], board: AlarmBoard([], lastEvent: number), act: act, at: event.moment)))
      await recorder.secure()
      let known = try file.alarmEvents(after: .never, to: clock.now() + .seconds(1), about: nil)
      #expect(known.last?.number == number)
    }
    await recorder.letGo()
    await recorder.secure()
  }

  @Test("a second recorder and a console are told who has it") func second() async throws {
    let first = recorder(.recorder)
    _ = try await first.take()
    for holder in [Lease.Holder.recorder, .console] {
      let refusal = await #expect(throws: RecordingRefusal.self) { _ = try await recorder(holder).take() }
      guard case .held(let lease?) = refusal else {
        Issue.record("\(String(describing: refusal))")
        continue
      }
      #expect(lease.process == getpid() && lease.holder == .recorder)
    }
    await first.letGo()
    let next = recorder(.console)
    _ = try await next.take()
    await next.letGo()
  }

  @Test("of many started at the same moment one has it", arguments: [Lease.Holder.recorder, .console])
  func together(holder: Lease.Holder) async throws {
    let all = (0..<8).map { _ in recorder(holder) }
    let taken = await withTaskGroup(of: Bool.self) { group in
      for one in all {
        group.addTask {
          do throws(RecordingRefusal) { _ = try await one.take() } catch { return false }
          return true
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(taken == 1)
    for one in all { await one.letGo() }
  }

  @Test("a console gives it to a recorder that waits") func handedOver() async throws {
    let console = recorder(.console)
    _ = try await console.take()
    #expect(await !console.isWanted)
    let next = recorder(.recorder)
    let taking = Task { _ = try await next.take() }
    while await !console.isWanted { try await Task.sleep(for: .milliseconds(10)) }
    // Nobody else comes between.
    await #expect(throws: RecordingRefusal.self) { _ = try await recorder(.console).take() }
    await console.letGo()
    try await taking.value
    #expect(try lease()?.holder == .recorder)
    await next.letGo()
  }

  @Test("a lease left by one that was killed counts for nothing, whatever number its process had") func stale()
    async throws
  {
    let first = recorder(.recorder)
    _ = try await first.take()
    let left = try #require(try lease())
    await first.letGo()
    // As a kill leaves it: the row stands, the lock is free, and the number may be another process' by now.
    let second = recorder(.recorder)
    _ = try await second.take()
    let row = try #require(try lease())
    #expect(row.started > left.started)
    await second.letGo()
  }

  @Test("without the lock's file others could take it: the recorder notices and ends") func lockGone() async throws {
    let recorder = recorder(.recorder)
    _ = try await recorder.take()
    unlink(path + ".lock")
    for _ in 0..<30 where await recorder.end == nil { try await Task.sleep(for: .milliseconds(100)) }
    #expect(await recorder.end == .past(.file(path: path + ".lock", .system(code: ENOENT))))
    await recorder.letGo()
  }

  @Test("of another site, no history, from a later Aisle: each is said, and the lease is free again") func unusable()
    async throws
  {
    let first = recorder(.recorder)
    _ = try await first.take()
    await first.letGo()
    await #expect(throws: RecordingRefusal.past(.otherSite(path: path, name: "Hall"))) {
      _ = try await recorder(.recorder, site: "Other").take()
    }
    let next = recorder(.console)
    _ = try await next.take()
    await next.letGo()
    try folder.write(String(repeating: "not a history ", count: 400), to: "other.history")
    let other = Recorder(
      path: "\(folder.path)/other.history", of: Recorder.Subject(Topology(name: "Hall"), by: .console), clock: clock)
    let refusal = await #expect(throws: RecordingRefusal.self) { _ = try await other.take() }
    guard case .past(.damaged) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
  }
}
