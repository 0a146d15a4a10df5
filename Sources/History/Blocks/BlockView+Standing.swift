extension BlockView {
  /// Goes through the series that have a reading with a batch or before it, in order: the last such reading of each.
  ///
  /// The same as `SeriesView.last(upTo:)` of each, but reads only what leads to that one value: a moment of a large site
  /// is a million of them.
  @inline(__always)
  package func forEachStanding(
    at batch: Int, _ body: (Int, SeriesView.Entry) throws(BlockFault) -> Void
  ) throws(BlockFault) {
    var reader = self.body
    let common = clocks.first.map { $0[batch] } ?? 0
    for place in 0..<seriesCount {
      let part = try reader.part()
      guard !part.isAtEnd, let entry = try standing(part, at: batch, commonOffset: common) else { continue }
      try body(place, entry)
    }
    guard reader.isAtEnd else { throw .malformed }
  }

  /// `commonOffset`: of the first column of moments, at the batch.
  @inline(__always)
  private func standing(
    _ bytes: ByteReader, at wanted: Int, commonOffset: Int64
  ) throws(BlockFault) -> SeriesView.Entry? {
    var reader = bytes
    let first = try reader.byte()
    let flags = BlockEncoding.SeriesFlags(rawValue: first)
    var (batch, place, count) = (wanted, wanted, batchCount)
    if !flags.contains(.isEverywhere) {
      let presence = try reader.packed(width: 1, count: batchCount)
      count = presence.bytes.reduce(0) { $0 + $1.nonzeroBitCount }
      while batch >= 0, presence[batch] == 0 { batch -= 1 }
      place = batch < 0 ? -1 : SeriesView.rank(batch, in: presence)
    }
    let clock = flags.contains(.hasCommonMoments) ? 0 : try reader.count(upTo: PartLayout.limit)
    guard clock < clocks.count, count > 0, count <= batchCount else { throw .malformed }
    guard place >= 0 else { return nil }
    var quality = first >> BlockEncoding.SeriesFlags.qualityShift & 3
    if !flags.contains(.hasOneQuality) {
      quality = UInt8(truncatingIfNeeded: try reader.packed(width: 2, count: batchCount)[batch])
    }
    let value = try NumberColumn.number(at: place, of: count, from: &reader)
    var entry = SeriesView.Entry(
      batch: batch, value: value, offset: clock == 0 && batch == wanted ? commonOffset : clocks[clock][batch],
      quality: quality, least: value, greatest: value, count: 1)
    if isTier, !flags.contains(.isSingle) {
      entry.least = try NumberColumn.number(at: place, of: count, from: &reader)
      entry.greatest = try NumberColumn.number(at: place, of: count, from: &reader)
      entry.count = try WholeColumn(count: count, from: &reader)[place]
    }
    guard reader.isAtEnd else { throw .malformed }
    return entry
  }
}
