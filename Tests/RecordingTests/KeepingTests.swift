import AisleTesting
import GRDB
import Glibc
import History
import Recording
import SiteModel
import Testing

@Suite("A history through time") struct KeepingTests {
  @Test("keeps readings, minutes and quarters as long as it is told, and not much longer") func ages() async throws {
    var settings = RecordingSettings()
    settings.readingAge = .seconds(7200)
    settings.minuteAge = .seconds(6 * 3600)
    let folder = try TemporaryFolder()
    let play = Play(seconds: 0..<100_000, every: 60, width: 2)
    let end = Play.start + .seconds(100_000)
    let file = try await ReadingBackTests.recorded(play, in: folder, until: end, settings: settings)
    let tiers = try file.information().tiers
    // Minutes are kept to the end of their day: quarters are made of them.
    for (tier, age, slack) in [(0, 7200.0, 900.0), (1, 6 * 3600, 43_200)] {
      let span = try #require(tiers[tier].span)
      #expect((end - span.from).seconds >= age)
      #expect((end - span.from).seconds <= age + 2 * slack)
    }
    #expect(tiers[2].span?.from ?? end <= Play.start)
    // What readings no longer say minutes and quarters do.
    for hours in [1.0, 4, 20] {
      let site = try file.site(at: end - .seconds(hours * 3600))
      let id = try #require(site.directory.id(of: .accelerator("1", on: "node0")))
      #expect(site.observation(of: id, .temperature, at: end - .seconds(hours * 3600)).lastValue != nil, "\(hours) h")
    }
    #expect(try file.verify().isClean)
  }

  @Test("keeps to a size, but never gives up the newest hour") func size() async throws {
    var settings = RecordingSettings()
    settings.size = 100_000
    let folder = try TemporaryFolder()
    let play = Play(seconds: 0..<30_000, width: 4)
    let end = Play.start + .seconds(30_000)
    let file = try await ReadingBackTests.recorded(play, in: folder, until: end, settings: settings)
    let span = try #require(try file.information().tiers[0].span)
    #expect((end - span.from).seconds >= 3600)
    #expect((end - span.from).seconds < 3 * 3600)
  }

  @Test("stays at its size while it is written, and readers see all of it meanwhile") func bound() async throws {
    var settings = RecordingSettings()
    settings.size = 600_000
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/a.history"
    let play = Play(seconds: 0..<16_000, width: 30)
    let clock = ManualClock(at: Play.start)
    let writer = try HistoryWriter(path: path, site: play.topology, settings: settings, clock: clock)
    let file = try HistoryFile(path: path, topology: play.topology)
    let looking = Task.detached {
      var findings: [Verification.Finding] = []
      while !Task.isCancelled {
        findings += try file.verify().findings
        // Cancelled: looked at above.
        try? await Task.sleep(for: .milliseconds(20))
      }
      return findings
    }
    var largest = 0
    for (number, batch) in play.batches.enumerated() {
      clock.advance(by: max(.zero, batch.moment - clock.now()))
      await writer.append(batch)
      guard number % 30 == 29 else { continue }
      await writer.flush()
      while await !writer.tidy(for: .seconds(1)) {}
      largest = max(largest, try file.information().size)
    }
    looking.cancel()
    #expect(try await looking.value == [])
    #expect(largest > 600_000 && largest < 800_000, "\(largest)")
    let moment = clock.now() - .seconds(1800)
    #expect(try file.site(at: moment).cells() == play.site(at: moment).cells())
    await writer.close()
  }

  @Test("loses nothing when the clock is set back or forward by hours", arguments: [-7200, 7200, -90, 86_400])
  func clock(_ jump: Int) async throws {
    let folder = try TemporaryFolder()
    var random = SplitMix(seed: 4)
    let path = "\(folder.path)/a.db"
    let clock = ManualClock(at: Play.start)
    let writer = try HistoryWriter(path: path, site: Topology(name: "A"), clock: clock)
    var written: [Moment: Double] = [:]
    for step in 0..<400 {
      if step == 200 { clock.advance(by: .seconds(jump)) }
      clock.advance(by: .seconds(10))
      var batch = Batch(source: SourceID("a"), moment: clock.now() + .nanoseconds(Int64(step)), layout: 1)
      batch.subjects = [.node("n")]
      batch.readings = [Reading(0, .power, (random.share() * 100).rounded(), at: batch.moment)]
      written[batch.moment] = batch.readings[0].value
      await writer.append(batch)
      if step % 7 == 0 { await writer.flush() }
      if step % 40 == 0 { while await !writer.tidy(for: .seconds(5)) {} }
    }
    await writer.close()
    let file = try HistoryFile(path: path)
    let known = try file.values(
      of: .node("n"), .power, from: Moment(seconds: 0), to: Moment(seconds: 4e9), count: .max)
    #expect(known.map(\.moment) == written.keys.sorted())
    #expect(known.map(\.mean) == written.keys.sorted().map { written[$0] ?? .nan })
    #expect(try file.verify().isClean)
    // Replay goes by the clock: the newest reading that had that time or an earlier one.
    let moment = written.keys.sorted()[250] + .milliseconds(1)
    let site = try file.site(at: moment)
    let id = try #require(site.directory.id(of: .node("n")))
    #expect(site.columns.cell(id, .power)?.value == written[written.keys.sorted()[250]])
  }

  @Test("waits in memory while it cannot be written, up to a bound, and says since when") func memory() async throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/a.db"
    let clock = ManualClock(at: Play.start)
    var settings = RecordingSettings()
    settings.memory = 200_000
    let play = Play(seconds: 0..<3000)
    let writer = try HistoryWriter(path: path, site: play.topology, settings: settings, clock: clock)
    // As long as another holds the file for itself, nothing can be written.
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    await writer.append(play.batches[0])
    #expect(await !writer.flush())
    for batch in play.batches.dropFirst() {
      clock.advance(by: batch.moment - clock.now())
      await writer.append(batch)
    }
    let fault = try #require(await writer.fault)
    #expect(fault.lost > 0)
    #expect(fault.since == Play.start)
    #expect(fault.failure == .file(path: path, .system(code: EBUSY)))
    try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    #expect(await writer.flush())
    #expect(await writer.fault == nil)
    await writer.close()
    let file = try HistoryFile(path: path, topology: play.topology)
    #expect(try file.span()?.to ?? .never > (play.batches.last?.moment ?? .never) - .milliseconds(1))
    #expect(try file.verify().isClean)
  }
}
