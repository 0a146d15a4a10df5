import AisleTesting
import History
import Testing

@Suite("A block") struct BlockTests {
  @Test("gives back the table it was made of") func roundTrip() throws {
    var random = SplitMix(seed: 11)
    for round in 0..<60 {
      let table = Self.table(round, &random)
      let bytes = BlockEncoding.bytes(of: table)
      try bytes.withUnsafeBytes { bytes in
        Self.expectSame(try ReadingTable(bytes), table)
        let block = try BlockView(bytes)
        for batch in 0..<table.batchCount {
          var standing: [Int: SeriesView.Entry] = [:]
          try block.forEachStanding(at: batch) { standing[$0] = $1 }
          for series in 0..<table.seriesCount {
            Self.expect(standing[series], isLastOf: table, series, upTo: batch)
          }
        }
        for series in 0..<table.seriesCount {
          let view = try block.series(series)
          for batch in 0..<table.batchCount {
            Self.expect(view?.last(upTo: batch), isLastOf: table, series, upTo: batch)
          }
        }
      }
    }
  }

  @Test("of a tier is one of a tier, also where no series has a value: a scheduler only answers") func empty() throws {
    var readings = ReadingTable(batchCount: 3, seriesCount: 0)
    readings.moments = [10, 20, 30].map { $0 * 1_000_000_000 }
    let minutes = try #require(ReadingTable.tier(of: [readings], every: 60_000_000_000))
    #expect(minutes.isTier && minutes.batchCount == 1)
    let again = try BlockEncoding.bytes(of: minutes).withUnsafeBytes { try ReadingTable($0) }
    #expect(again.isTier && again.moments == minutes.moments)
  }

  @Test("that was cut short or has a wrong bit is refused") func damage() throws {
    var random = SplitMix(seed: 12)
    let bytes = BlockEncoding.bytes(of: Self.table(5, &random))
    for length in 0..<bytes.count {
      #expect(throws: BlockFault.self) { try Array(bytes[..<length]).withUnsafeBytes { try ReadingTable($0) } }
    }
    for bit in 0..<bytes.count * 8 {
      var wrong = bytes
      wrong[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: BlockFault.checksum) { try wrong.withUnsafeBytes { try ReadingTable($0) } }
    }
  }

  @Test("the checksum is XXH64") func checksum() {
    // The specification's own examples, seed 0.
    #expect([UInt8]().withUnsafeBytes { Checksum.of($0) } == 0xEF46_DB37_51D8_E999)
    #expect(Array("abc".utf8).withUnsafeBytes { Checksum.of($0) } == 0x44BC_2CF5_AD77_0999)
    let long = Array("Nobody inspects the spammish repetition".utf8)
    #expect(long.withUnsafeBytes { Checksum.of($0) } == 0xFBCE_A83C_8A37_8BF1)
  }

  @Test("tables of one part go together by time, and the newer one wins") func merging() {
    var (a, b) = (ReadingTable(batchCount: 2, seriesCount: 1), ReadingTable(batchCount: 2, seriesCount: 2))
    (a.moments, a.values, a.marks) = ([10, 30], [1, 3], [0, 0])
    (b.moments, b.values, b.marks) = ([20, 30], [2, 4, 5, 6], [0, 0, 0, 1])
    let merged = a.merged(with: b)
    #expect(merged.moments == [10, 20, 30])
    #expect(merged.values == [1, 2, 4, 0, 5, 6])
    #expect(merged.marks == [0, 0, 0, ReadingTable.absent, 0, 1])
  }

  private static func table(_ round: Int, _ random: inout SplitMix) -> ReadingTable {
    let (batches, series) = (1 + round * 3 % 97, round % 9)
    var table = ReadingTable(batchCount: batches, seriesCount: series, isTier: round % 4 == 3)
    table.hasCarried = round % 5 == 1
    for batch in 0..<batches {
      table.moments[batch] = 1_767_592_800_000_000_000 + Int64(batch) * 10_000_000_000 + Int64(random.next() % 1000)
      table.durations[batch] = Int64(random.next() % 5000)
    }
    for place in table.values.indices where random.share() < (round % 3 == 0 ? 1 : 0.8) {
      table.values[place] = Series.all[place / batches % Series.all.count].make(place, random.share(), random.next())
      table.marks[place] = random.share() < 0.9 ? 0 : UInt8(random.next() % 4)
      table.offsets[place] = place / batches % 3 == 2 ? -Int64(random.next() % 3_000_000_000) : 0
      guard table.isTier else { continue }
      table.counts[place] = 1 + Int64(random.next() % 6)
      table.least[place] = table.values[place]
      table.greatest[place] = table.values[place] + (table.counts[place] > 1 ? 1 : 0)
    }
    return table
  }

  private static func expectSame(_ a: ReadingTable, _ b: ReadingTable) {
    #expect(a.moments == b.moments)
    #expect(a.durations == b.durations)
    #expect(a.hasCarried == b.hasCarried)
    #expect(a.marks == b.marks)
    #expect(a.values.map(\.bitPattern) == b.values.map(\.bitPattern))
    #expect(a.offsets == b.offsets)
    #expect(a.counts == b.counts)
    #expect(a.least.map(\.bitPattern) == b.least.map(\.bitPattern))
    #expect(a.greatest.map(\.bitPattern) == b.greatest.map(\.bitPattern))
  }

  private static func expect(
    _ entry: SeriesView.Entry?, isLastOf table: ReadingTable, _ series: Int, upTo batch: Int
  ) {
    let place = (0...batch).last { table.marks[series * table.batchCount + $0] != ReadingTable.absent }
    #expect(entry?.batch == place)
    guard let entry, let place else { return }
    let target = series * table.batchCount + place
    #expect(entry.value.bitPattern == table.values[target].bitPattern)
    #expect(entry.offset == table.offsets[target])
    #expect(entry.quality == table.marks[target])
  }
}
