internal import GRDB
internal import History
internal import SiteModel

/// Turns the sheets of a bundle and a slot into blocks, one for each part.
enum Sealing {
  /// Seals one bundle's slot. Sheets that cannot be read stay where they are, for whoever looks into it.
  static func seal(_ first: Int64, in database: Database) throws {
    var sheets: [(key: Int64, bytes: [UInt8])] = []
    try BlobStatement(database, "SELECT id, data FROM sheet WHERE id >= ? AND id < ? ORDER BY id")
      .forEach([first, first + SheetKey.timeLimit]) { row in
        sheets.append((row.number(0), row.array(1)))
        return true
      }
    let slot = SheetKey.slot(of: first)
    let sealed = try unpacked(sheets, in: database)
    for (part, table) in sealed.tables.sorted(by: { $0.key < $1.key }) {
      try write(table, tier: .readings, slot: slot, part: part, to: database)
    }
    let remove = try BlobStatement(database, "DELETE FROM sheet WHERE id = ?")
    for key in sealed.keys { try remove.execute([key]) }
    if !sealed.tables.isEmpty {
      try Tiers.note(.minutes, slot: Tier.minutes.slot(of: Tier.readings.start(ofSlot: slot)), in: database)
    }
  }

  /// The tables of all parts, and the sheets that could be read.
  private static func unpacked(
    _ sheets: [(key: Int64, bytes: [UInt8])], in database: Database
  ) throws -> (tables: [Int64: ReadingTable], keys: [Int64]) {
    var keys: [Int64] = []
    let room = sheets.reduce(0) { $0 + $1.bytes.count }
    return try withUnsafeTemporaryAllocation(byteCount: max(1, room), alignment: 1) { buffer in
      var entries: [Int64: [SheetEntry]] = [:]
      var offset = 0
      for sheet in sheets {
        let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer[offset..<(offset + sheet.bytes.count)])
        bytes.copyBytes(from: sheet.bytes)
        offset += sheet.bytes.count
        do throws(BlockFault) {
          for entry in try SheetEncoding.entries(UnsafeRawBufferPointer(bytes)) {
            entries[entry.part, default: []].append(entry)
          }
          keys.append(sheet.key)
        } catch { continue }
      }
      var tables: [Int64: ReadingTable] = [:]
      for (part, entries) in entries {
        guard let layout = try layout(of: part, in: database) else { continue }
        tables[part] = try ReadingTable(entries, layout)
      }
      return (tables, keys)
    }
  }

  private static func layout(of part: Int64, in database: Database) throws -> PartLayout? {
    var layout: PartLayout?
    try BlobStatement(database, "SELECT series FROM part WHERE id = ?").forEach([part]) { row in
      layout = try PartLayout(from: row.bytes(0))
      return false
    }
    return layout
  }

  /// Writes a block; together with what the slot has of the part already.
  static func write(
    _ table: ReadingTable, tier: Tier, slot: Int64, part: Int64, to database: Database
  ) throws {
    let key = BlockKey.first(tier, slot: slot, part: part)
    var before: ReadingTable?
    try BlobStatement(database, "SELECT data FROM block WHERE id = ?").forEach([key]) { row in
      // What is there and cannot be read any more must not keep what is new from being written.
      do throws(BlockFault) { before = try ReadingTable(row.bytes(0)) } catch { before = nil }
      return false
    }
    let all = before.map { $0.merged(with: table) } ?? table
    try BlobStatement(
      database, "INSERT OR REPLACE INTO block (id, part, tier, slot, data) VALUES (?1, ?2, ?3, ?4, ?5)"
    ).execute([key, part, Int64(tier.rawValue), slot], BlockEncoding.bytes(of: all))
  }
}
