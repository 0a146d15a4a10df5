extension ReadingTable {
  /// Unpacks a whole block, and looks at everything in it.
  package init(_ bytes: UnsafeRawBufferPointer) throws(BlockFault) {
    let block = try BlockView(bytes)
    self.init(batchCount: block.batchCount, seriesCount: block.seriesCount, isTier: block.isTier)
    hasCarried = block.hasCarried
    for batch in 0..<block.batchCount {
      moments[batch] = block.moment(batch)
      durations[batch] = block.duration(batch)
      // Only what is carried stands at the same moment as what follows.
      let isSame = batch == 1 && hasCarried && moments[1] == moments[0]
      if batch > 0, moments[batch] <= moments[batch - 1], !isSame { throw .malformed }
    }
    try block.forEachSeries { place, series throws(BlockFault) in
      series.forEach { entry in
        let target = place * batchCount + entry.batch
        values[target] = entry.value
        offsets[target] = entry.offset
        marks[target] = entry.quality
        guard isTier else { return }
        least[target] = entry.least
        greatest[target] = entry.greatest
        counts[target] = entry.count
      }
    }
  }
}
