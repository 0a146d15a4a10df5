/// A series within a block, read where it lies. Must not outlive the block's bytes.
package struct SeriesView {
  private let flags: BlockEncoding.SeriesFlags
  private let batchCount: Int
  private let quality: UInt8
  private var presence: PackedBits?
  private var qualities: PackedBits?
  private var clock: WholeColumn?
  private let values: NumberColumn
  private var extremes: (least: NumberColumn, greatest: NumberColumn, counts: WholeColumn)?

  init(_ bytes: ByteReader, of block: borrowing BlockView) throws(BlockFault) {
    var reader = bytes
    let first = try reader.byte()
    flags = BlockEncoding.SeriesFlags(rawValue: first)
    batchCount = block.batchCount
    quality = first >> BlockEncoding.SeriesFlags.qualityShift & 3
    var count = batchCount
    if !flags.contains(.isEverywhere) {
      let bits = try reader.packed(width: 1, count: batchCount)
      presence = bits
      count = bits.bytes.reduce(0) { $0 + $1.nonzeroBitCount }
    }
    let place = flags.contains(.hasCommonMoments) ? 0 : try reader.count(upTo: PartLayout.limit)
    guard place < block.clocks.count, count > 0, count <= batchCount else { throw .malformed }
    clock = block.clocks[place]
    if !flags.contains(.hasOneQuality) { qualities = try reader.packed(width: 2, count: batchCount) }
    values = try NumberColumn(count: count, from: &reader)
    if block.isTier, !flags.contains(.isSingle) {
      extremes = (
        try NumberColumn(count: count, from: &reader), try NumberColumn(count: count, from: &reader),
        try WholeColumn(count: count, from: &reader)
      )
    }
    guard reader.isAtEnd else { throw .malformed }
  }

  /// A reading, its moment as a distance from its batch's in nanoseconds.
  package struct Entry: Hashable, Sendable {
    package var batch: Int
    package var value: Double
    package var offset: Int64
    package var quality: UInt8
    package var least: Double
    package var greatest: Double
    package var count: Int64
  }

  /// The reading of a batch, or of the last before it that has one; nil when none has.
  @inline(__always)
  package func last(upTo batch: Int) -> Entry? {
    guard let presence else { return entry(batch, place: batch) }
    var batch = batch
    while presence[batch] == 0 {
      if batch == 0 { return nil }
      batch -= 1
    }
    return entry(batch, place: Self.rank(batch, in: presence))
  }

  /// All readings, oldest first.
  package func forEach(_ body: (Entry) -> Void) {
    var place = 0
    for batch in 0..<batchCount {
      if let presence, presence[batch] == 0 { continue }
      body(entry(batch, place: place))
      place += 1
    }
  }

  @inline(__always)
  private func entry(_ batch: Int, place: Int) -> Entry {
    let value = values[place]
    return Entry(
      batch: batch, value: value, offset: clock.map { $0[batch] } ?? 0,
      quality: qualities.map { UInt8(truncatingIfNeeded: $0[batch]) } ?? quality,
      least: extremes?.least[place] ?? value, greatest: extremes?.greatest[place] ?? value,
      count: extremes?.counts[place] ?? 1)
  }

  /// How many readings come before a batch's.
  static func rank(_ batch: Int, in presence: PackedBits) -> Int {
    var count = 0
    for place in 0..<(batch >> 3) { count += presence.bytes[place].nonzeroBitCount }
    let rest = presence.bytes[batch >> 3] & (1 << UInt8(batch & 7) - 1)
    return count + rest.nonzeroBitCount
  }
}
