package import GRDB

/// The bundles' slots that have sheets.
package enum SheetSlots {
  /// By their first possible row.
  package static func all(in database: Database) throws -> Set<Int64> {
    var slots: Set<Int64> = []
    let next = try BlobStatement(database, "SELECT id FROM sheet WHERE id >= ? ORDER BY id LIMIT 1")
    var from: Int64? = 0
    while let start = from {
      from = nil
      try next.forEach([start]) { row in
        let slot = row.number(0) / SheetKey.timeLimit * SheetKey.timeLimit
        slots.insert(slot)
        from = slot + SheetKey.timeLimit
        return false
      }
    }
    return slots
  }
}
