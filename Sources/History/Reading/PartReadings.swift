internal import GRDB
internal import SiteModel

/// Readings as of one moment, gathered part by part.
struct PartReadings {
  /// What was found of a source.
  struct Found {
    /// Of the newest batch, in nanoseconds since 1970.
    var moment = Int64.min
    /// In microseconds.
    var duration: Int64 = 0
    var readings: [Reading] = []
  }

  /// What was found of a part in a slot: of each series the batch that it came with.
  private struct Row {
    var moment = Int64.min
    var duration: Int64 = 0
    var batches: [Int64]
    var row: ReadingRow
  }

  let moment: Int64
  var catalogue: PartCatalogue
  private let names: HistoryNames
  private(set) var bySource: [Int64: Found] = [:]
  /// By number of the part.
  private var isFound: [Bool]
  private var missing: Int
  /// Parts of the present slot that sheets speak of, and blocks perhaps, too.
  private var rows: [Int64: Row] = [:]

  init(at moment: Moment, catalogue: PartCatalogue, names: HistoryNames) {
    self.moment = moment.nanoseconds
    self.catalogue = catalogue
    self.names = names
    isFound = catalogue.parts.map { $0 == nil }
    missing = isFound.count { !$0 }
  }

  var isMissingAny: Bool { missing > 0 }

  /// True where readings of the moment are kept one by one.
  func areReadingsKept(from database: Database) throws -> Bool {
    var isKept = true
    try BlobStatement(database, "SELECT min(id) FROM block WHERE id < ?")
      .forEach([BlockKey.first(.minutes, slot: 0)]) { row in
        let slot = Tier.readings.slot(of: Moment(nanoseconds: moment))
        isKept = row.isNull(0) || row.number(0) < BlockKey.first(.readings, slot: slot + 1)
        return false
      }
    return isKept
  }

  // MARK: Sheets

  mutating func takeSheets(ofSlot slot: Int64, from database: Database) throws {
    let query = try BlobStatement(
      database, "SELECT data FROM sheet WHERE id >= ? AND id < ? ORDER BY id DESC")
    for bundle in 0...Int64(catalogue.parts.count) / SheetKey.bundleSize {
      var open = Set(
        (bundle * SheetKey.bundleSize..<(bundle + 1) * SheetKey.bundleSize)
          .filter { $0 < isFound.count && !isFound[Int($0)] })
      guard !open.isEmpty else { continue }
      let first = SheetKey.first(bundle: bundle, slot: slot)
      var end = first + SheetKey.timeLimit
      // A sheet that ends later may begin before: sheets span a few seconds.
      if slot == Tier.readings.slot(of: Moment(nanoseconds: moment)) {
        end = min(end, SheetKey.key(bundle: bundle, at: Moment(nanoseconds: moment)) + 10_000)
      }
      try query.forEach([first, end]) { row in
        // A sheet that is damaged says nothing; those before it do. `verify` tells.
        do throws(BlockFault) {
          for entry in try SheetEncoding.entries(row.bytes(0)).reversed() where open.contains(entry.part) {
            if try take(entry, from: database) { open.remove(entry.part) }
          }
        } catch {}
        return !open.isEmpty
      }
    }
  }

  /// Takes in what an entry says. True when nothing is missing of the part any more.
  private mutating func take(_ entry: SheetEntry, from database: Database) throws(BlockFault) -> Bool {
    guard entry.moment <= moment, let part = part(entry.part, with: entry.seriesCount, from: database) else {
      return false
    }
    var row = rows.removeValue(forKey: entry.part) ?? emptyRow(of: part)
    defer { rows[entry.part] = row }
    // What is carried came before everything else of the slot.
    let batch = entry.isCarried ? Int64.min + 1 : entry.moment
    if !entry.isCarried, entry.moment > row.moment { (row.moment, row.duration) = (entry.moment, entry.duration) }
    try entry.forEachReading(part.layout) { place, value, offset, quality in
      guard batch > row.batches[place] else { return }
      row.batches[place] = batch
      row.row.values[place] = value
      // From here on, the reading's own moment.
      row.row.offsets[place] = entry.moment &+ offset
      row.row.marks[place] = quality
    }
    return row.moment > .min && !row.row.marks.contains(ReadingTable.absent)
  }

  private func emptyRow(of part: PartCatalogue.Part) -> Row {
    let count = part.layout.series.count
    return Row(batches: Array(repeating: .min, count: count), row: ReadingRow(count: count))
  }

  private mutating func part(_ number: Int64, with count: Int, from database: Database) -> PartCatalogue.Part? {
    // A part that cannot be read is as good as none.
    try? catalogue.part(number, with: count, from: database, names)
  }

  // MARK: Blocks

  mutating func takeBlocks(of tier: Tier, slot: Int64, from database: Database) throws {
    let range = [BlockKey.first(tier, slot: slot), BlockKey.first(tier, slot: slot + 1)]
    try BlobStatement(database, "SELECT part, data FROM block WHERE id >= ? AND id < ? ORDER BY id")
      .forEach(range) { row in
        take(row, of: tier, from: database)
        return isMissingAny
      }
  }

  /// The last block before of each part that is still missing.
  mutating func lookBack(in tier: Tier, from database: Database) throws {
    guard isMissingAny else { return }
    let query = try BlobStatement(
      database,
      """
      SELECT part, data FROM block WHERE part = ? AND tier = ? AND slot <= ? ORDER BY slot DESC LIMIT 2
      """)
    for number in isFound.indices where !isFound[number] {
      try query.forEach([Int64(number), Int64(tier.rawValue), tier.slot(of: Moment(nanoseconds: moment))]) { row in
        take(row, of: tier, from: database)
        return !isFound[number]
      }
    }
    finishSlot()
  }

  private mutating func take(_ row: BlobRow, of tier: Tier, from database: Database) {
    let number = row.number(0)
    guard number > 0, number < isFound.count, !isFound[Int(number)] else { return }
    // A block that is damaged says nothing; those before it do. `verify` tells.
    do throws(BlockFault) {
      let block = try BlockView(row.bytes(1))
      guard let part = part(number, with: block.seriesCount, from: database),
        let batch = batch(of: block, tier)
      else { return }
      if var row = rows.removeValue(forKey: number) {
        try merge(block, batch, into: &row)
        rows[number] = row
      } else {
        try add(block, batch, of: part)
        markFound(number)
      }
    } catch {}
  }

  /// The batch that holds at the moment; in a tier, the span that the moment is in, or the last before it.
  private func batch(of block: BlockView, _ tier: Tier) -> Int? {
    guard tier != .readings else { return block.batch(at: moment) }
    return block.batch(at: (moment / tier.bucketLength + 1) * tier.bucketLength - 1)
  }

  /// Adds the readings of a block that nothing else is known beside.
  private mutating func add(_ block: BlockView, _ batch: Int, of part: PartCatalogue.Part) throws(BlockFault) {
    var found = bySource.removeValue(forKey: part.source) ?? Found()
    defer { bySource[part.source] = found }
    let last = min(moment, block.moment(batch))
    if last > found.moment { (found.moment, found.duration) = (last, block.duration(batch)) }
    if found.readings.isEmpty { found.readings.reserveCapacity(part.layout.series.count) }
    let moment = moment
    try block.forEachStanding(at: batch) { place, entry throws(BlockFault) in
      guard let quantity = part.quantities[place] else { return }
      let own = (entry.batch == batch ? last : min(moment, block.moment(entry.batch))) &+ entry.offset
      found.readings.append(
        Reading(
          Int(part.subjects[place]), quantity, block.isTier ? entry.value(of: quantity) : entry.value,
          at: Moment(nanoseconds: own), quality: QualityCode.qualities[Int(entry.quality & 3)]))
    }
  }

  private func merge(_ block: BlockView, _ batch: Int, into row: inout Row) throws(BlockFault) {
    if block.moment(batch) > row.moment { (row.moment, row.duration) = (block.moment(batch), block.duration(batch)) }
    try block.forEachSeries { place, series throws(BlockFault) in
      guard place < row.batches.count, let entry = series.last(upTo: batch) else { return }
      let came = entry.batch == 0 && block.hasCarried ? Int64.min + 1 : block.moment(entry.batch)
      guard came > row.batches[place] else { return }
      row.batches[place] = came
      row.row.values[place] = entry.value
      row.row.offsets[place] = block.moment(entry.batch) &+ entry.offset
      row.row.marks[place] = entry.quality
    }
  }

  private mutating func markFound(_ number: Int64) {
    guard !isFound[Int(number)] else { return }
    isFound[Int(number)] = true
    missing -= 1
  }

  /// Adds what sheets said of the slot, now that its blocks have been looked at, too.
  mutating func finishSlot() {
    for (number, row) in rows where row.moment > .min {
      guard let part = catalogue.parts[Int(number)] else { continue }
      var found = bySource.removeValue(forKey: part.source) ?? Found()
      if row.moment > found.moment { (found.moment, found.duration) = (row.moment, row.duration) }
      for place in row.batches.indices where row.row.marks[place] != ReadingTable.absent {
        guard let quantity = part.quantities[place] else { continue }
        found.readings.append(
          Reading(
            Int(part.subjects[place]), quantity, row.row.values[place],
            at: Moment(nanoseconds: row.row.offsets[place]),
            quality: QualityCode.qualities[Int(row.row.marks[place] & 3)]))
      }
      bySource[part.source] = found
      markFound(number)
    }
    rows = [:]
  }
}
