extension ReadingTable {
  /// The batches of both, by when they came; of two that came at one moment the `newer` table's. One that is carried
  /// stays only where it is the oldest of all.
  package func merged(with newer: ReadingTable) -> ReadingTable {
    struct Source {
      var isNewer: Bool
      var batch: Int
      var moment: Int64
      var isCarried: Bool
    }
    let all =
      moments.indices.map {
        Source(isNewer: false, batch: $0, moment: moments[$0], isCarried: hasCarried && $0 == 0)
      }
      + newer.moments.indices.map {
        Source(isNewer: true, batch: $0, moment: newer.moments[$0], isCarried: newer.hasCarried && $0 == 0)
      }
    let sorted = all.sorted {
      ($0.moment, $0.isCarried ? 0 : 1, $0.isNewer ? 1 : 0) < ($1.moment, $1.isCarried ? 0 : 1, $1.isNewer ? 1 : 0)
    }
    var kept: [Source] = []
    for source in sorted {
      if source.isCarried, !kept.isEmpty { continue }
      if let last = kept.last, last.moment == source.moment, !last.isCarried { kept.removeLast() }
      kept.append(source)
    }
    var table = ReadingTable(
      batchCount: kept.count, seriesCount: max(seriesCount, newer.seriesCount), isTier: isTier)
    table.hasCarried = kept.first?.isCarried ?? false
    for (batch, source) in kept.enumerated() {
      table.take(batch: source.batch, of: source.isNewer ? newer : self, as: batch)
    }
    return table
  }

  /// Of two tables of a tier the newer's spans, and those that only this one has.
  package func mergedSpans(with newer: ReadingTable, every length: Int64) -> ReadingTable {
    let known = Set(newer.moments.map { $0 / length })
    let kept = moments.indices.filter { !known.contains(moments[$0] / length) }
    guard !kept.isEmpty else { return newer }
    var rest = ReadingTable(batchCount: kept.count, seriesCount: seriesCount, isTier: true)
    for (batch, source) in kept.enumerated() { rest.take(batch: source, of: self, as: batch) }
    return rest.merged(with: newer)
  }

  private mutating func take(batch source: Int, of table: ReadingTable, as batch: Int) {
    moments[batch] = table.moments[source]
    durations[batch] = table.durations[source]
    for series in 0..<table.seriesCount {
      let (from, to) = (series * table.batchCount + source, series * batchCount + batch)
      values[to] = table.values[from]
      offsets[to] = table.offsets[from]
      marks[to] = table.marks[from]
      guard isTier, table.isTier else { continue }
      least[to] = table.least[from]
      greatest[to] = table.greatest[from]
      counts[to] = table.counts[from]
    }
  }

  /// The entries of one part from sheets, by when they came; of two at one moment the one written later.
  package init(_ entries: [SheetEntry], _ layout: PartLayout) throws(BlockFault) {
    let sorted = entries.enumerated().sorted {
      ($0.element.moment, $0.element.isCarried ? 0 : 1, $0.offset)
        < ($1.element.moment, $1.element.isCarried ? 0 : 1, $1.offset)
    }.map(\.element)
    var kept: [SheetEntry] = []
    for entry in sorted {
      if entry.isCarried, !kept.isEmpty { continue }
      if let last = kept.last, last.moment == entry.moment, !last.isCarried { kept.removeLast() }
      kept.append(entry)
    }
    self.init(batchCount: kept.count, seriesCount: kept.reduce(0) { max($0, $1.seriesCount) })
    hasCarried = kept.first?.isCarried ?? false
    for (batch, entry) in kept.enumerated() {
      moments[batch] = entry.moment
      durations[batch] = entry.duration
      try entry.forEachReading(layout) { place, value, offset, quality in
        let target = place * batchCount + batch
        values[target] = value
        offsets[target] = offset
        marks[target] = quality
      }
    }
  }
}
