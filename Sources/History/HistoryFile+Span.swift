package import GRDB
package import SiteModel

extension HistoryFile {
  /// The oldest and the newest moment of which something is recorded; nil while nothing is.
  package func span() throws(PastFailure) -> PastSpan? {
    try read { database in
      var (oldest, newest) = (Int64.max, Int64.min)
      func take(_ moment: Int64) {
        oldest = min(oldest, moment)
        newest = max(newest, moment)
      }
      for tier in Tier.allCases {
        let range = [BlockKey.first(tier, slot: 0), BlockKey.first(tier, slot: 0) + BlockKey.tierLength - 1]
        // Blocks of one slot begin and end with it, but for those of sources that come and go.
        for order in ["ASC", "DESC"] {
          try BlobStatement(database, "SELECT data FROM block WHERE id BETWEEN ? AND ? ORDER BY id \(order) LIMIT 32")
            .forEach(range) { row in
              guard let block = try? BlockView(row.bytes(0)) else { return true }
              take(block.moment(0))
              take(block.moment(block.batchCount - 1))
              return true
            }
        }
      }
      for slot in try SheetSlots.all(in: database) {
        for order in ["ASC", "DESC"] {
          try BlobStatement(
            database, "SELECT data FROM sheet WHERE id >= ? AND id < ? ORDER BY id \(order) LIMIT 1"
          ).forEach([slot, slot + SheetKey.timeLimit]) { row in
            for entry in (try? SheetEncoding.entries(row.bytes(0))) ?? [] { take(entry.moment) }
            return false
          }
        }
      }
      return newest == .min
        ? nil : PastSpan(from: Moment(nanoseconds: oldest), to: Moment(nanoseconds: newest))
    }
  }
}

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
