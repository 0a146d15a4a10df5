/// The different courses that the moments of series take beside those of their batches. Most sources have one clock, and
/// read everything by it.
struct ReadingClocks {
  /// Each one's moments less the batches'.
  private(set) var columns: [[Int64]] = []
  private(set) var ofSeries: [Int] = []

  init(of table: ReadingTable) {
    var isCertain: [[Bool]] = []
    for series in 0..<table.seriesCount {
      let places = series * table.batchCount..<(series + 1) * table.batchCount
      let present = places.map { table.marks[$0] != ReadingTable.absent }
      // What a column is not sure of, for want of a reading, another series may say.
      let known = columns.indices.first { column in
        (0..<table.batchCount).allSatisfy { batch in
          !present[batch] || !isCertain[column][batch]
            || columns[column][batch] == table.offsets[places.lowerBound + batch]
        }
      }
      let column = known ?? columns.count
      if known == nil {
        columns.append(Array(repeating: 0, count: table.batchCount))
        isCertain.append(Array(repeating: false, count: table.batchCount))
      }
      for batch in 0..<table.batchCount where present[batch] && !isCertain[column][batch] {
        columns[column][batch] = table.offsets[places.lowerBound + batch]
        isCertain[column][batch] = true
      }
      ofSeries.append(column)
    }
  }
}
