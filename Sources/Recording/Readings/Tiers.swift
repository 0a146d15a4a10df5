internal import GRDB
internal import History
internal import SiteModel

/// Works out the coarser tiers, some parts at a time.
enum Tiers {
  /// Notes that a slot of a tier is to be worked out, once it is over.
  static func note(_ tier: Tier, slot: Int64, in database: Database) throws {
    try BlobStatement(database, "INSERT OR REPLACE INTO due (tier, slot, part) VALUES (?, ?, 0)")
      .execute([Int64(tier.rawValue), slot])
  }

  /// The oldest slot that is due and over at `moment`, and the part to go on from.
  static func due(
    at moment: Moment, in database: Database
  ) throws -> (tier: Tier, slot: Int64, part: Int64)? {
    var found: (tier: Tier, slot: Int64, part: Int64)?
    try BlobStatement(database, "SELECT tier, slot, part FROM due ORDER BY tier, slot").forEach([]) { row in
      guard let tier = Tier(rawValue: Int(row.number(0))) else { return true }
      let now = tier.slot(of: moment - .seconds(60))
      // A clock that was set back leaves slots ahead of it, which are as complete as those behind.
      guard row.number(1) < now || row.number(1) > tier.slot(of: moment) + 1 else { return true }
      found = (tier, row.number(1), row.number(2))
      return false
    }
    return found
  }

  /// Works out the tier for the next parts. Returns true while there are more.
  static func work(on due: (tier: Tier, slot: Int64, part: Int64), in database: Database) throws -> Bool {
    guard let finer = Tier(rawValue: due.tier.rawValue - 1) else { return false }
    let count = due.tier.slotLength / finer.slotLength
    let slots = due.slot * count..<(due.slot + 1) * count
    let parts = try nextParts(in: slots, of: finer, from: due.part, limit: 8, database)
    for part in parts {
      let tables = try slots.compactMap { try table(finer, slot: $0, part: part, in: database) }
      guard let table = ReadingTable.tier(of: tables, every: due.tier.bucketLength) else { continue }
      try replace(table, tier: due.tier, slot: due.slot, part: part, in: database)
    }
    if let last = parts.last {
      try BlobStatement(database, "UPDATE due SET part = ?3 WHERE tier = ?1 AND slot = ?2")
        .execute([Int64(due.tier.rawValue), due.slot, last + 1])
      return true
    }
    try BlobStatement(database, "DELETE FROM due WHERE tier = ? AND slot = ?")
      .execute([Int64(due.tier.rawValue), due.slot])
    if let coarser = Tier(rawValue: due.tier.rawValue + 1) {
      try note(coarser, slot: coarser.slot(of: due.tier.start(ofSlot: due.slot)), in: database)
    }
    return false
  }

  private static func nextParts(
    in slots: Range<Int64>, of tier: Tier, from part: Int64, limit: Int64, _ database: Database
  ) throws -> [Int64] {
    var parts: Set<Int64> = []
    let query = try BlobStatement(database, "SELECT part FROM block WHERE id >= ? AND id < ? ORDER BY id LIMIT ?")
    for slot in slots {
      let range = [BlockKey.first(tier, slot: slot, part: part), BlockKey.first(tier, slot: slot + 1), limit]
      try query.forEach(range) { row in
        parts.insert(row.number(0))
        return true
      }
    }
    return Array(parts.sorted().prefix(Int(limit)))
  }

  /// Nil when there is none, or none that can be read.
  private static func table(_ tier: Tier, slot: Int64, part: Int64, in database: Database) throws -> ReadingTable? {
    var table: ReadingTable?
    try BlobStatement(database, "SELECT data FROM block WHERE id = ?")
      .forEach([BlockKey.first(tier, slot: slot, part: part)]) { row in
        // A tier lacks what is damaged below it; `verify` tells.
        do throws(BlockFault) { table = try ReadingTable(row.bytes(0)) } catch { table = nil }
        return false
      }
    return table
  }

  /// A block that some of the finer ones are gone of is not replaced by one of the rest.
  private static func replace(
    _ table: ReadingTable, tier: Tier, slot: Int64, part: Int64, in database: Database
  ) throws {
    var newer = table
    if let before = try self.table(tier, slot: slot, part: part, in: database) {
      newer = before.mergedSpans(with: table, every: tier.bucketLength)
    }
    try BlobStatement(
      database, "INSERT OR REPLACE INTO block (id, part, tier, slot, data) VALUES (?1, ?2, ?3, ?4, ?5)"
    ).execute(
      [BlockKey.first(tier, slot: slot, part: part), part, Int64(tier.rawValue), slot],
      BlockEncoding.bytes(of: newer))
  }
}
