import AisleTesting
import History
import Recording
import SiteModel
import Testing

@Suite("Readings that were recorded") struct ReadingBackTests {
  @Test("make the site of any moment again, sealed or not") func sites() async throws {
    let play = Play(seconds: 0..<4000)
    let folder = try TemporaryFolder()
    let clock = ManualClock(at: Play.start)
    let writer = try HistoryWriter(path: "\(folder.path)/a.db", site: play.topology, clock: clock)
    let file = try HistoryFile(path: "\(folder.path)/a.db", topology: play.topology)
    var random = SplitMix(seed: 2)
    for (number, batch) in play.batches.enumerated() {
      clock.advance(by: batch.moment - clock.now())
      await writer.append(batch)
      if number % 5 == 0 { #expect(await writer.flush()) }
      if number % 300 == 299 {
        await writer.flush()
        try Self.compare(file, play, at: batch.moment, until: batch.moment)
        while await !writer.tidy(for: .seconds(5)) {}
        for _ in 0..<3 {
          let back = Duration.seconds(random.share() * (batch.moment - Play.start).seconds)
          try Self.compare(file, play, at: batch.moment - back, until: batch.moment)
        }
      }
    }
    await writer.close()
    #expect(try file.verify().isClean)
  }

  private static func compare(_ file: HistoryFile, _ play: Play, at moment: Moment, until end: Moment) throws {
    let (was, known) = (play.site(at: moment).cells(), try file.site(at: moment).cells())
    #expect(was.count == known.count, "at \((moment - Play.start).seconds) of \((end - Play.start).seconds)")
    for (name, cell) in was where known[name] != cell {
      Issue.record(
        "\(name) at \((moment - Play.start).seconds) of \((end - Play.start).seconds): \(String(describing: known[name])), not \(cell)"
      )
      break
    }
  }

  @Test("are had one by one, each as it was") func values() async throws {
    let play = Play(seconds: 0..<4000)
    let folder = try TemporaryFolder()
    let file = try await Self.recorded(play, in: folder, until: Play.start + .seconds(4000))
    for quantity in Play.quantities {
      let key = EntityKey.accelerator("3", on: "node2")
      let known = try file.values(
        of: key, quantity, from: Play.start - .seconds(1), to: Play.start + .seconds(4000), count: 100_000)
      let was = play.batches.flatMap { batch in
        batch.readings.filter { $0.quantity == quantity && batch.subjects[Int($0.subject)] == key }
      }
      #expect(known.map(\.mean) == was.map(\.value))
      #expect(known.map(\.moment) == was.map(\.moment))
    }
  }

  @Test("come to least, mean, greatest and count of each minute and quarter") func tiers() async throws {
    let play = Play(seconds: 0..<90_000, every: 60, width: 8)
    let folder = try TemporaryFolder()
    let file = try await Self.recorded(play, in: folder, until: Play.start + .seconds(150_000))
    let key = EntityKey.accelerator("3", on: "node0")
    for (length, quantity) in [(900, Quantity.power), (900, .temperature), (900, .load)] {
      let known = try file.values(
        of: key, quantity, from: Play.start - .seconds(1), to: Play.start + .seconds(59_400), count: 59_400 / length)
      let all = play.batches.filter { $0.source.name == "whole" && $0.moment < Play.start + .seconds(59_400) }
      let spans = Dictionary(grouping: all) { Int(($0.moment - Play.start).seconds) / length }
      #expect(known.count == spans.count)
      for (value, span) in zip(known, spans.keys.sorted()) {
        let values = (spans[span] ?? []).flatMap { batch in
          batch.readings.filter { $0.quantity == quantity && batch.subjects[Int($0.subject)] == key }.map(\.value)
        }
        let mean = values.reduce(0, +) / Double(values.count)
        #expect(value.least == values.min())
        #expect(value.greatest == values.max())
        // Quarters are made of rounded minutes.
        #expect(abs(value.mean - mean) <= max(0.01, mean * 1e-6))
      }
    }
  }

  /// A history of a play, whose writer has done all that there is to do at `end` and is gone.
  static func recorded(
    _ play: Play, in folder: TemporaryFolder, until end: Moment, settings: RecordingSettings = RecordingSettings()
  ) async throws -> HistoryFile {
    let clock = ManualClock(at: Play.start)
    let path = "\(folder.path)/a.db"
    let writer = try HistoryWriter(path: path, site: play.topology, settings: settings, clock: clock)
    for (number, batch) in play.batches.enumerated() {
      clock.advance(by: batch.moment - clock.now())
      await writer.append(batch)
      if number % 100 == 0 { await writer.flush() }
    }
    clock.advance(by: end - clock.now())
    await writer.flush()
    while await !writer.tidy(for: .seconds(5)) {}
    await writer.close()
    return try HistoryFile(path: path, topology: play.topology)
  }
}
