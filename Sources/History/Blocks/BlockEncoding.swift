/// Packs a table into the bytes of a block.
///
/// A block is: version, counts, when each batch came and how long it took; the columns of what readings' moments differ
/// from their batch's (mostly one, of zeros); each series with its length before it; the checksum of all that.
package enum BlockEncoding {
  static let readings: UInt8 = 1
  static let tier: UInt8 = 2

  /// What the first byte of a series says.
  struct SeriesFlags: OptionSet {
    var rawValue: UInt8
    static let isEverywhere = SeriesFlags(rawValue: 1)
    static let hasOneQuality = SeriesFlags(rawValue: 2)
    /// Its moments are in the first column.
    static let hasCommonMoments = SeriesFlags(rawValue: 16)
    /// In a tier: every span has one value only.
    static let isSingle = SeriesFlags(rawValue: 32)
    static let qualityShift: UInt8 = 2
  }

  package static func bytes(of table: ReadingTable) -> [UInt8] {
    var writer = ByteWriter()
    writer.bytes.reserveCapacity(64 + table.values.count * 2)
    writer.write(byte: table.isTier ? tier : readings)
    writer.write(count: table.batchCount)
    writer.write(count: table.seriesCount)
    writer.write(byte: table.hasCarried ? 1 : 0)
    WholeColumn.write(table.moments, to: &writer)
    WholeColumn.write(table.durations, to: &writer)
    let clocks = ReadingClocks(of: table)
    writer.write(count: clocks.columns.count)
    for column in clocks.columns { WholeColumn.write(column, to: &writer) }
    let count = max(table.batchCount, 1)
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: count) { room in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { numbers in
        for series in 0..<table.seriesCount {
          writer.write(self.series(series, of: table, clock: clocks.ofSeries[series], room: room, numbers: numbers))
        }
      }
    }
    seal(&writer)
    return writer.bytes
  }

  /// Adds the checksum.
  static func seal(_ writer: inout ByteWriter) {
    let sum = writer.bytes.withUnsafeBytes { Checksum.of($0) }
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: sum).littleEndian) { writer.bytes.append(contentsOf: $0) }
  }

  /// The bytes before the checksum, once that has been looked at.
  package static func opened(_ bytes: UnsafeRawBufferPointer) throws(BlockFault) -> UnsafeRawBufferPointer {
    guard bytes.count > 4 else { throw .cutShort }
    let content = UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - 4)])
    let sum = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: content.count, as: UInt32.self))
    guard sum == UInt32(truncatingIfNeeded: Checksum.of(content)) else { throw .checksum }
    return content
  }

  /// One series; nothing at all when it has no reading.
  private static func series(
    _ series: Int, of table: ReadingTable, clock: Int, room: UnsafeMutableBufferPointer<Int64>,
    numbers: UnsafeMutableBufferPointer<Double>
  ) -> ByteWriter {
    var writer = ByteWriter()
    let places = series * table.batchCount..<(series + 1) * table.batchCount
    let marks = table.marks[places]
    let present = places.filter { table.marks[$0] != ReadingTable.absent }
    guard let first = present.first else { return writer }
    var flags: SeriesFlags = []
    if present.count == places.count { flags.insert(.isEverywhere) }
    let hasOneQuality = present.allSatisfy { table.marks[$0] == table.marks[first] }
    if hasOneQuality { flags.insert(.hasOneQuality) }
    if clock == 0 { flags.insert(.hasCommonMoments) }
    let isSingle = table.isTier && present.allSatisfy { table.counts[$0] == 1 }
    if isSingle { flags.insert(.isSingle) }
    let quality = hasOneQuality ? table.marks[first] << SeriesFlags.qualityShift : 0
    writer.write(byte: flags.rawValue | quality)
    if present.count < places.count {
      writer.write(packed: marks.lazy.map { $0 == ReadingTable.absent ? 0 : 1 }, width: 1)
    }
    if clock != 0 { writer.write(count: clock) }
    if !hasOneQuality {
      writer.write(packed: marks.lazy.map { $0 == ReadingTable.absent ? 0 : UInt64($0) }, width: 2)
    }
    write(table.values, at: present, to: &writer, room: room, numbers: numbers)
    if table.isTier, !isSingle {
      write(table.least, at: present, to: &writer, room: room, numbers: numbers)
      write(table.greatest, at: present, to: &writer, room: room, numbers: numbers)
      WholeColumn.write(present.map { table.counts[$0] }, to: &writer)
    }
    return writer
  }

  private static func write(
    _ values: [Double], at present: [Int], to writer: inout ByteWriter, room: UnsafeMutableBufferPointer<Int64>,
    numbers: UnsafeMutableBufferPointer<Double>
  ) {
    for (place, source) in present.enumerated() { numbers[place] = values[source] }
    NumberColumn.write(
      UnsafeBufferPointer(rebasing: UnsafeBufferPointer(numbers)[..<present.count]), to: &writer, room: room)
  }
}
