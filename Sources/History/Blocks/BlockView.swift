/// A block's bytes, read where they lie. Must not outlive them.
package struct BlockView {
  package let isTier: Bool
  package let batchCount: Int
  package let seriesCount: Int
  /// True when the first batch only repeats what was known before.
  package let hasCarried: Bool
  private let moments: WholeColumn
  private let durations: WholeColumn
  let clocks: [WholeColumn]
  /// At the first series.
  let body: ByteReader

  /// No quarter of an hour has more batches, and no day more spans.
  private static let batchLimit = 1 << 20

  /// Looks at the checksum, then reads what stands before the series.
  package init(_ bytes: UnsafeRawBufferPointer) throws(BlockFault) {
    var reader = ByteReader(try BlockEncoding.opened(bytes))
    switch try reader.byte() {
    case BlockEncoding.readings: isTier = false
    case BlockEncoding.tier: isTier = true
    default: throw .malformed
    }
    batchCount = try reader.count(upTo: Self.batchLimit)
    seriesCount = try reader.count(upTo: PartLayout.limit)
    hasCarried = try reader.byte() & 1 != 0
    guard batchCount > 0 else { throw .malformed }
    moments = try WholeColumn(count: batchCount, from: &reader)
    durations = try WholeColumn(count: batchCount, from: &reader)
    let count = try reader.count(upTo: PartLayout.limit)
    var clocks: [WholeColumn] = []
    for _ in 0..<count { clocks.append(try WholeColumn(count: batchCount, from: &reader)) }
    self.clocks = clocks
    body = reader
  }

  /// When a batch came, in nanoseconds since 1970.
  package func moment(_ batch: Int) -> Int64 { moments[batch] }
  /// In microseconds.
  package func duration(_ batch: Int) -> Int64 { durations[batch] }

  /// The last batch that came at `moment` or before; nil when all came later.
  package func batch(at moment: Int64) -> Int? {
    var (low, high) = (0, batchCount)
    while low < high {
      let middle = (low + high) / 2
      if moments[middle] <= moment { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  /// Goes through the series that have readings, in order.
  @inline(__always)
  package func forEachSeries(_ body: (Int, SeriesView) throws(BlockFault) -> Void) throws(BlockFault) {
    var reader = self.body
    for place in 0..<seriesCount {
      let part = try reader.part()
      if !part.isAtEnd { try body(place, SeriesView(part, of: self)) }
    }
    guard reader.isAtEnd else { throw .malformed }
  }

  /// One series; nil when it has no reading here.
  package func series(_ place: Int) throws(BlockFault) -> SeriesView? {
    guard place < seriesCount else { return nil }
    var reader = body
    for _ in 0..<place { _ = try reader.part() }
    let part = try reader.part()
    return part.isAtEnd ? nil : try SeriesView(part, of: self)
  }
}
