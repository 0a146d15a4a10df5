internal import Glibc

extension ReadingTable {
  /// What tables of readings, or of a finer tier, come to in a coarser one: of each span of `length` nanoseconds least,
  /// mean, greatest and count of each series. Nil when nothing falls into any.
  ///
  /// What was reported as bad counts for nothing, nor does a reading that was met before: a source that is asked more
  /// often than it measures. A span has the gravest quality of its values, and the moment of its last batch. Means are
  /// rounded to a hundredth of the step in which the values are given (or to 24 binary digits, where there is none).
  package static func tier(of tables: [ReadingTable], every length: Int64) -> ReadingTable? {
    var last: [Int64: Int64] = [:]
    for table in tables {
      for batch in table.batches {
        let moment = table.moments[batch]
        last[moment / length] = max(last[moment / length] ?? .min, moment)
      }
    }
    guard !last.isEmpty else { return nil }
    let spans = last.keys.sorted()
    let places = Dictionary(uniqueKeysWithValues: spans.enumerated().map { ($1, $0) })
    var tier = ReadingTable(
      batchCount: spans.count, seriesCount: tables.reduce(0) { max($0, $1.seriesCount) }, isTier: true)
    for (place, span) in spans.enumerated() { tier.moments[place] = last[span] ?? 0 }
    for table in tables {
      let targets = table.moments.map { places[$0 / length] ?? 0 }
      for series in 0..<table.seriesCount { tier.add(series, of: table, to: targets) }
    }
    for series in 0..<tier.seriesCount { tier.finish(series) }
    return tier
  }

  /// The batches that came within the table's span.
  private var batches: Range<Int> { (hasCarried ? 1 : 0)..<batchCount }

  private mutating func add(_ series: Int, of table: ReadingTable, to targets: [Int]) {
    var before = Int64.min
    for batch in 0..<table.batchCount {
      let source = series * table.batchCount + batch
      let mark = table.marks[source]
      guard mark != Self.absent else { continue }
      let moment = table.moments[batch] &+ table.offsets[source]
      defer { before = moment }
      if !table.isTier, moment == before || batch == 0 && table.hasCarried || mark == 3 { continue }
      let target = series * batchCount + targets[batch]
      let value = table.values[source]
      let isNew = counts[target] == 0
      let (low, high) = table.isTier ? (table.least[source], table.greatest[source]) : (value, value)
      let count = table.isTier ? table.counts[source] : 1
      least[target] = isNew ? low : min(least[target], low)
      greatest[target] = isNew ? high : max(greatest[target], high)
      marks[target] = isNew ? mark : max(marks[target], mark)
      // A sum, until all are there.
      values[target] += value * Double(count)
      counts[target] += count
    }
  }

  /// Makes means of the sums.
  private mutating func finish(_ series: Int) {
    let places = series * batchCount..<(series + 1) * batchCount
    let given = places.flatMap { counts[$0] > 0 ? [least[$0], greatest[$0]] : [] }
    guard !given.isEmpty else { return }
    let step = withUnsafeTemporaryAllocation(of: Int64.self, capacity: given.count) { room in
      given.withUnsafeBufferPointer { NumberScale.fit($0, into: room).decimals }
    }
    for place in places where counts[place] > 0 {
      if least[place] == greatest[place] {
        values[place] = least[place]
        continue
      }
      let mean = values[place] / Double(counts[place])
      values[place] = min(greatest[place], max(least[place], Self.rounded(mean, decimals: step.map { $0 + 2 })))
    }
  }

  private static func rounded(_ mean: Double, decimals: Int?) -> Double {
    guard let decimals else { return Double(Float(mean)).isFinite ? Double(Float(mean)) : mean }
    let power = NumberScale.powers[min(decimals, NumberScale.powers.count - 1)]
    let near = (mean * power).rounded()
    return abs(near) < 9_007_199_254_740_992 ? near / power : mean
  }
}

extension NumberScale {
  /// The decimal places that numbers of the scale have; nil where they have no end.
  var decimals: Int? {
    switch self {
    case .bits: nil
    case .divided(let place): place
    case .multiplied(let place) where Self.steps[place] == 1 / 255.0 || Self.steps[place] == 1 / 1024.0: nil
    case .multiplied(let place): Int(-floor(log10(Self.steps[place]) + 1e-9))
    }
  }
}
