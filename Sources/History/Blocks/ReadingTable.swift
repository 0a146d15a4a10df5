/// Readings of the series of a part over some batches, unpacked: what a block holds. By series and then by batch.
package struct ReadingTable: Sendable {
  /// A mark for a place without a reading; others are the codes of qualities.
  package static let absent: UInt8 = 0xFF

  package let batchCount: Int
  package let seriesCount: Int
  /// True for a tier's, also where no series has a value: a scheduler only answers.
  package let isTier: Bool
  /// When each batch came, in nanoseconds since 1970, ascending. In tiers: the last of each span that has one.
  package var moments: [Int64]
  /// How long each took, in microseconds. In tiers: nothing.
  package var durations: [Int64]
  /// True when the first batch is no batch but repeats, for who reads from here on, what was known before it.
  package var hasCarried = false
  package var values: [Double]
  /// Each reading's own moment less its batch's, in nanoseconds.
  package var offsets: [Int64]
  package var marks: [UInt8]
  /// Only in tiers: what the values of a span, of which `values` has the mean, go from and to, and how many they were.
  package var least: [Double] = []
  package var greatest: [Double] = []
  package var counts: [Int64] = []

  package init(batchCount: Int, seriesCount: Int, isTier: Bool = false) {
    self.batchCount = batchCount
    self.seriesCount = seriesCount
    self.isTier = isTier
    let count = batchCount * seriesCount
    moments = Array(repeating: 0, count: batchCount)
    durations = Array(repeating: 0, count: batchCount)
    values = Array(repeating: 0, count: count)
    offsets = Array(repeating: 0, count: count)
    marks = Array(repeating: Self.absent, count: count)
    guard isTier else { return }
    least = values
    greatest = values
    counts = offsets
  }
}
