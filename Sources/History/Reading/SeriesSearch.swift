internal import GRDB
internal import SiteModel

/// Looks for the values of one series after a moment and up to another.
struct SeriesSearch {
  let part: Int64
  let place: Int
  let layout: PartLayout
  let from: Int64
  let to: Int64
  let database: Database

  /// Values, at best one for every `step` nanoseconds.
  func values(step: Int64) throws -> [SpanValue] {
    let tier = Tier.allCases.last { $0.bucketLength <= step } ?? .readings
    var values = try values(in: tier, from: from, to: to)
    // Newer than what has been worked out of the tier, or older than what is kept of it.
    var finer = tier
    while let next = Tier(rawValue: finer.rawValue - 1) {
      finer = next
      let known = values.last.map { end(of: $0, tier: Tier(rawValue: finer.rawValue + 1) ?? tier) } ?? from
      values += try self.values(in: finer, from: max(from, known), to: to)
    }
    var coarser = tier
    while let next = Tier(rawValue: coarser.rawValue + 1) {
      coarser = next
      let known = values.first.map { $0.moment - 1 } ?? to
      guard known > from else { break }
      values = try self.values(in: coarser, from: from, to: known).filter { $0.moment <= known } + values
    }
    return values
  }

  /// The end of the span that a value stands for.
  private func end(of value: SpanValue, tier: Tier) -> Int64 {
    tier.bucketLength == 0 ? value.moment : (value.moment / tier.bucketLength + 1) * tier.bucketLength - 1
  }

  private func values(in tier: Tier, from: Int64, to: Int64) throws -> [SpanValue] {
    guard to >= from else { return [] }
    var values: [SpanValue] = []
    let slots = [tier.slot(of: Moment(nanoseconds: from)), tier.slot(of: Moment(nanoseconds: to))]
    try BlobStatement(
      database, "SELECT data FROM block WHERE part = ? AND tier = ? AND slot BETWEEN ? AND ? ORDER BY slot"
    ).forEach([part, Int64(tier.rawValue)] + slots) { row in
      // What is damaged is left out; `verify` tells.
      do throws(BlockFault) { try add(BlockView(row.bytes(0)), after: from, to: to, &values) } catch {}
      return true
    }
    if tier == .readings { try addSheets(slots, after: from, to: to, &values) }
    return values
  }

  private func add(_ block: BlockView, after from: Int64, to: Int64, _ values: inout [SpanValue]) throws(BlockFault) {
    guard let series = try block.series(place) else { return }
    var before = Int64.min
    series.forEach { entry in
      let came = block.moment(entry.batch)
      let moment = came &+ entry.offset
      defer { before = moment }
      guard came > from, came <= to, entry.quality != 3 else { return }
      if !block.isTier, moment == before || entry.batch == 0 && block.hasCarried { return }
      values.append(
        SpanValue(
          moment: block.isTier ? came : moment, least: entry.least, mean: entry.value, greatest: entry.greatest,
          count: entry.count))
    }
  }

  /// Readings that are not sealed yet.
  private func addSheets(_ slots: [Int64], after from: Int64, to: Int64, _ values: inout [SpanValue]) throws {
    let range = [
      SheetKey.first(bundle: part / SheetKey.bundleSize, slot: slots[0]),
      SheetKey.first(bundle: part / SheetKey.bundleSize, slot: slots[1] + 1),
    ]
    var before = values.last?.moment ?? .min
    try BlobStatement(database, "SELECT data FROM sheet WHERE id >= ? AND id < ? ORDER BY id").forEach(range) { row in
      do throws(BlockFault) {
        for entry in try SheetEncoding.entries(row.bytes(0))
        where entry.part == part && !entry.isCarried && entry.moment > from && entry.moment <= to {
          try entry.forEachReading(layout) { place, value, offset, quality in
            let moment = entry.moment &+ offset
            guard place == self.place, moment != before, quality != 3 else { return }
            before = moment
            values.append(SpanValue(moment: moment, least: value, mean: value, greatest: value, count: 1))
          }
        }
      } catch {}
      return true
    }
  }
}
