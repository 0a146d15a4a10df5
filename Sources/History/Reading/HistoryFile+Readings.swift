internal import GRDB
package import SiteModel

extension HistoryFile {
  /// Goes through all series of a quantity, each with its readings after `from` and up to `to` in the order of their own
  /// moments, as they were: nothing put together, nothing of another tier. Of several readings at one moment the last one
  /// written counts. Blocks that are damaged are left out; `verify` tells.
  ///
  /// A part of a source is read at a time: memory is bounded by 256 series.
  package func forEachSeries(
    of quantity: Quantity, in tier: Tier, after from: Moment, to: Moment, where isWanted: (RecordedSeries) -> Bool,
    _ body: (RecordedSeries, [RecordedReading]) throws -> Void
  ) throws(PastFailure) {
    try read { database in
      let (names, catalogue) = try memory.names(from: database)
      for (number, part) in catalogue.parts.enumerated() {
        guard let part, let owner = catalogue.sources[part.source], let source = names.sources[part.source] else {
          continue
        }
        var wanted: [Int: RecordedSeries] = [:]
        for place in part.quantities.indices where part.quantities[place] == quantity {
          let series = RecordedSeries(
            thing: owner.subjects[Int(part.subjects[place])], quantity: quantity, source: source)
          if isWanted(series) { wanted[place] = series }
        }
        guard !wanted.isEmpty else { continue }
        var search = PartSearch(part: Int64(number), layout: part.layout, tier: tier, after: from, to: to)
        try search.look(for: Set(wanted.keys), in: database)
        for (place, series) in wanted.sorted(by: { $0.key < $1.key }) {
          let readings = search.ordered(place)
          if !readings.isEmpty { try body(series, readings) }
        }
      }
    }
  }
}

/// Gathers the readings of some series of one part.
private struct PartSearch {
  let part: Int64
  let layout: PartLayout
  let tier: Tier
  let after: Int64
  let to: Int64
  private var found: [Int: [RecordedReading]] = [:]

  init(part: Int64, layout: PartLayout, tier: Tier, after: Moment, to: Moment) {
    self.part = part
    self.layout = layout
    self.tier = tier
    self.after = after.nanoseconds
    self.to = to.nanoseconds
  }

  /// The readings of a series by their moments.
  func ordered(_ place: Int) -> [RecordedReading] {
    var readings: [RecordedReading] = []
    // Stable: of two at one moment the one written later is behind.
    for reading in (found[place] ?? []).enumerated().sorted(by: { ($0.1.moment, $0.0) < ($1.1.moment, $1.0) }).map(\.1)
    {
      if readings.last?.moment == reading.moment { readings.removeLast() }
      readings.append(reading)
    }
    return readings
  }

  mutating func look(for places: Set<Int>, in database: Database) throws {
    let slots = [tier.slot(of: Moment(nanoseconds: after)), tier.slot(of: Moment(nanoseconds: to))]
    var found = self.found
    try BlobStatement(
      database, "SELECT data FROM block WHERE part = ? AND tier = ? AND slot BETWEEN ? AND ? ORDER BY slot"
    ).forEach([part, Int64(tier.rawValue)] + slots) { row in
      do throws(BlockFault) { try take(BlockView(row.bytes(0)), places, &found) } catch {}
      return true
    }
    if tier == .readings { try takeSheets(slots, places, in: database, &found) }
    self.found = found
  }

  private func take(
    _ block: BlockView, _ places: Set<Int>, _ found: inout [Int: [RecordedReading]]
  ) throws(BlockFault) {
    for place in places {
      guard let series = try block.series(place) else { continue }
      series.forEach { entry in
        // The first batch of a block repeats what was known before.
        guard !block.hasCarried || entry.batch != 0 else { return }
        let came = block.moment(entry.batch)
        guard came > after, came <= to else { return }
        found[place, default: []].append(
          RecordedReading(
            moment: Moment(nanoseconds: block.isTier ? came : came &+ entry.offset), value: entry.value,
            quality: QualityCode.qualities[Int(entry.quality & 3)], least: entry.least, greatest: entry.greatest,
            count: entry.count))
      }
    }
  }

  /// Readings that are not sealed yet.
  private func takeSheets(
    _ slots: [Int64], _ places: Set<Int>, in database: Database, _ found: inout [Int: [RecordedReading]]
  ) throws {
    let bundle = part / SheetKey.bundleSize
    let range = [SheetKey.first(bundle: bundle, slot: slots[0]), SheetKey.first(bundle: bundle, slot: slots[1] + 1)]
    try BlobStatement(database, "SELECT data FROM sheet WHERE id >= ? AND id < ? ORDER BY id").forEach(range) { row in
      do throws(BlockFault) {
        for entry in try SheetEncoding.entries(row.bytes(0))
        where entry.part == part && !entry.isCarried && entry.moment > after && entry.moment <= to {
          try entry.forEachReading(layout) { place, value, offset, quality in
            guard places.contains(place) else { return }
            found[place, default: []].append(
              RecordedReading(
                moment: Moment(nanoseconds: entry.moment &+ offset), value: value,
                quality: QualityCode.qualities[Int(quality & 3)], least: value, greatest: value, count: 1))
          }
        }
      } catch {}
      return true
    }
  }
}
