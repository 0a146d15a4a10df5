import AisleTesting
import GRDB
import History
import Recording
import SiteModel
import Testing

@Suite("Gaps of a history") struct GapTests {
  private static let begin = Play.start
  private static let source = SourceDescription(id: SourceID("a"), address: "a", cadence: .seconds(10))

  private static func batch(_ second: Int, width: Int = 1) -> Batch {
    var batch = Batch(source: source.id, moment: begin + .seconds(second), layout: 1)
    batch.subjects = (0..<width).map { .node("n\($0)") }
    batch.readings = (0..<width).map {
      Reading($0, .power, Double(second * 7919 % 1009) / 3 + Double($0), at: batch.moment)
    }
    return batch
  }

  private static func span(_ from: Int, _ to: Int) -> PastSpan {
    PastSpan(from: begin + .seconds(from), to: begin + .seconds(to))
  }

  /// Writes what one writer after another does: the seconds at which each is answered, and then silence.
  private func recorded(
    _ writers: [[Int]], cadence: Int = 10, failing: Set<Int> = []
  ) async throws -> (folder: TemporaryFolder, gaps: [PastSpan]) {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/a.history"
    var source = Self.source
    source.cadence = .seconds(cadence)
    for seconds in writers {
      let writer = try HistoryWriter(path: path, site: Topology(name: "A"), clock: ManualClock(at: Self.begin))
      await writer.register(source)
      for second in seconds {
        if failing.contains(second) {
          await writer.append(.noConnection, of: source.id, at: Self.begin + .seconds(second))
        } else {
          await writer.append(Self.batch(second))
        }
      }
      await writer.close()
    }
    return (folder, try HistoryFile(path: path).gaps())
  }

  private static func steps(_ from: Int, _ to: Int, by step: Int = 10) -> [Int] {
    Array(stride(from: from, through: to, by: step))
  }

  @Test("are told to the second from half a minute on") func restart() async throws {
    let gaps = try await recorded([Self.steps(0, 600), Self.steps(640, 900), Self.steps(920, 1000)]).gaps
    #expect(gaps == [Self.span(600, 640)])
  }

  @Test("of whole quarters of an hour are one gap, from the last reading to the next") func long() async throws {
    let gaps = try await recorded([Self.steps(0, 600), Self.steps(9000, 9600)]).gaps
    #expect(gaps == [Self.span(600, 9000)])
  }

  @Test("are none where a slow source has its turns, or where all that was asked failed") func slow() async throws {
    #expect(try await recorded([Self.steps(0, 600, by: 60), Self.steps(720, 900, by: 60)], cadence: 60).gaps.isEmpty)
    let failing = Set(Self.steps(100, 800))
    #expect(try await recorded([Self.steps(0, 1000)], failing: failing).gaps.isEmpty)
  }

  @Test("a clock that is set forward leaves one, one that is set back none") func clock() async throws {
    #expect(try await recorded([Self.steps(0, 100) + Self.steps(400, 500)]).gaps == [Self.span(100, 400)])
    #expect(try await recorded([Self.steps(0, 500) + Self.steps(200, 600)]).gaps.isEmpty)
  }

  @Test("what was given up while the file could not be written is one") func lost() async throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/a.history"
    var settings = RecordingSettings()
    settings.memory = 8_000
    let clock = ManualClock(at: Self.begin)
    let writer = try HistoryWriter(path: path, site: Topology(name: "A"), settings: settings, clock: clock)
    await writer.register(Self.source)
    for second in Self.steps(0, 300) { await writer.append(Self.batch(second, width: 200)) }
    #expect(await writer.flush())
    // As long as another holds the file for itself, nothing can be written.
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    await writer.append(Self.batch(310, width: 200))
    #expect(await !writer.flush())
    for second in Self.steps(320, 900) { await writer.append(Self.batch(second, width: 200)) }
    #expect(await writer.fault?.lost ?? 0 > 0)
    try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    #expect(await writer.flush())
    for second in Self.steps(910, 1200) { await writer.append(Self.batch(second, width: 200)) }
    await writer.close()
    let gaps = try HistoryFile(path: path).gaps()
    #expect(gaps.count == 1)
    let gap = try #require(gaps.first)
    #expect(gap.from == Self.begin + .seconds(310) && gap.to > gap.from + .seconds(100), "\(gap)")
    #expect(gap.to < Self.begin + .seconds(900))
  }
}
