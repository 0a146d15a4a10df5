internal import History
internal import SiteModel

/// What the writer knows of a source: which series its readings belong to, and what they were last.
struct SourceTrack {
  let number: Int64
  private(set) var parts: [PartTrack] = []
  private var index: [PartLayout.Series: Int32] = [:]
  /// The subjects' numbers, while the batches' layout stays.
  private var things: [Int64] = []
  private var layout: UInt64?
  /// What the readings of the last batch were of, in order, and the places of their series; -1 for what is left out.
  private var pattern: [UInt64] = []
  private var places: [Int32] = []

  /// `known`: the parts that the file has of the source.
  init(number: Int64, known: [(number: Int64, layout: PartLayout)]) {
    self.number = number
    for (part, layout) in known {
      for (place, series) in layout.series.enumerated() {
        index[series] = Int32(parts.count * PartLayout.limit + place)
      }
      parts.append(PartTrack(number: part, layout: layout))
    }
  }

  var seriesCount: Int { parts.reduce(0) { $0 + $1.layout.series.count } }

  /// The place of each reading's series: number of the part times 256, and place in it. Makes series known.
  mutating func places(of batch: Batch, _ names: inout WriterNames) -> [Int32] {
    if layout != batch.layout || things.count != batch.subjects.count {
      things = batch.subjects.map { names.number(of: $0) }
      layout = batch.layout
      pattern = []
    }
    if parts.isEmpty || pattern.count != batch.readings.count || !follows(batch) { arrange(batch, &names) }
    return places
  }

  private func follows(_ batch: Batch) -> Bool {
    for (place, reading) in batch.readings.enumerated() where pattern[place] != Self.key(reading) { return false }
    return true
  }

  private static func key(_ reading: Reading) -> UInt64 {
    UInt64(reading.subject) << 8 | UInt64(reading.quantity.rawValue)
  }

  private mutating func arrange(_ batch: Batch, _ names: inout WriterNames) {
    pattern = batch.readings.map(Self.key)
    var added: [PartLayout.Series] = []
    // Places are dense: every part but the last is full.
    let known = seriesCount
    places = batch.readings.map { reading in
      guard Int(reading.subject) < things.count else { return -1 }
      let series = PartLayout.Series(
        thing: things[Int(reading.subject)], quantity: names.number(of: reading.quantity))
      if let place = index[series] { return place }
      let place = Int32(known + added.count)
      index[series] = place
      added.append(series)
      return place
    }
    if !added.isEmpty || parts.isEmpty { add(added, &names) }
  }

  private mutating func add(_ series: [PartLayout.Series], _ names: inout WriterNames) {
    var rest = series[...]
    if parts.isEmpty { parts.append(names.newPart(of: number)) }
    while !rest.isEmpty {
      if parts[parts.count - 1].layout.series.count == PartLayout.limit { parts.append(names.newPart(of: number)) }
      let room = PartLayout.limit - parts[parts.count - 1].layout.series.count
      parts[parts.count - 1].add(Array(rest.prefix(room)))
      names.define(parts[parts.count - 1])
      rest = rest.dropFirst(room)
    }
  }

  /// Notes what a batch brought of a part, and returns what must be said before it because a slot begins.
  mutating func note(_ row: ReadingRow, ofPart part: Int, at moment: Moment) -> ReadingRow? {
    parts[part].note(row, at: moment)
  }
}
