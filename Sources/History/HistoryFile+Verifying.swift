internal import GRDB
package import SiteModel

extension HistoryFile {
  /// Looks at every block and sheet: checksum, each value, the order of batches, that they belong where they lie; and has
  /// SQLite look at its own structures.
  package func verify() throws(PastFailure) -> Verification {
    try read { database in
      var verification = Verification()
      try verifyStructure(database, &verification)
      try verifyLives(database, &verification)
      let (names, catalogue) = try memory.names(from: database)
      let places = RowPlaces(names: names, catalogue: catalogue)
      try BlobStatement(database, "SELECT id, part, tier, slot, data FROM block ORDER BY id").forEach([]) { row in
        verification.blockCount += 1
        do throws(BlockFault) { verification.valueCount += try verified(row, catalogue) } catch {
          verification.findings.append(Verification.Finding(places.block(row.number(0), part: row.number(1)), error))
        }
        return true
      }
      try BlobStatement(database, "SELECT id, data FROM sheet ORDER BY id").forEach([]) { row in
        verification.sheetCount += 1
        do throws(BlockFault) { verification.valueCount += try verifiedSheet(row, catalogue) } catch {
          verification.findings.append(Verification.Finding(places.sheet(row.number(0)), error))
        }
        return true
      }
      return verification
    }
  }

  private func verifyStructure(_ database: Database, _ verification: inout Verification) throws {
    for words in try String.fetchAll(database, sql: "PRAGMA integrity_check(20)") where words != "ok" {
      verification.findings.append(Verification.Finding(CleanText.cleaned(words, limit: 200)))
    }
  }

  private func verified(_ row: BlobRow, _ catalogue: PartCatalogue) throws(BlockFault) -> Int {
    let table = try ReadingTable(row.bytes(4))
    let (part, slot) = (row.number(1), row.number(3))
    guard let tier = Tier(rawValue: Int(row.number(2))), table.isTier == (tier != .readings),
      row.number(0) == BlockKey.first(tier, slot: slot, part: part), part > 0, part < catalogue.parts.count,
      let owner = catalogue.parts[Int(part)], owner.layout.series.count >= table.seriesCount,
      table.moments.allSatisfy({ tier.slot(of: Moment(nanoseconds: $0)) == slot })
    else { throw .malformed }
    return table.marks.count { $0 != ReadingTable.absent }
  }

  private func verifiedSheet(_ row: BlobRow, _ catalogue: PartCatalogue) throws(BlockFault) -> Int {
    let key = row.number(0)
    var count = 0
    for entry in try SheetEncoding.entries(row.bytes(1)) {
      guard entry.part / SheetKey.bundleSize == SheetKey.bundle(of: key), entry.part > 0,
        Tier.readings.slot(of: Moment(nanoseconds: entry.moment)) == SheetKey.slot(of: key),
        entry.part < catalogue.parts.count, let part = catalogue.parts[Int(entry.part)]
      else { throw .malformed }
      try entry.forEachReading(part.layout) { _, _, _, _ in count += 1 }
    }
    return count
  }
}

/// What rows of readings hold, in words that lead to it.
private struct RowPlaces {
  let names: HistoryNames
  let catalogue: PartCatalogue

  /// "block 42, readings of node-a01 from 2026-01-05T11:00:00Z"
  func block(_ key: Int64, part: Int64) -> String {
    guard let tier = Tier(rawValue: Int(key / BlockKey.tierLength)) else { return "block \(key)" }
    let slot = key % BlockKey.tierLength / BlockKey.partLimit
    let own = part > 0 && part < catalogue.parts.count ? catalogue.parts[Int(part)] : nil
    let source = own.flatMap { names.sources[$0.source]?.name }.map { " of \($0)" } ?? ""
    return "block \(key), \(tier)\(source) from \(tier.start(ofSlot: slot).timestamp)"
  }

  /// "sheet 42, newest readings from 2026-01-05T11:00:00Z"
  func sheet(_ key: Int64) -> String {
    let moment =
      Tier.readings.start(ofSlot: SheetKey.slot(of: key)) + .seconds(Double(key % SheetKey.timeLimit) / 1_000)
    return "sheet \(key), newest readings from \(moment.timestamp)"
  }
}
