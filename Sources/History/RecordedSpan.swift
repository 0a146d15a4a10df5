package import GRDB
package import SiteModel

/// From when to when something is recorded.
package enum RecordedSpan {
  /// The newest moment of anything in the file; nil while there is nothing.
  package static func newest(in database: Database) throws -> Moment? {
    var newest = try ofReadings(in: database)?.to
    for query in ["SELECT max(moment) FROM total", "SELECT moment FROM life ORDER BY id DESC LIMIT 1"] {
      guard let moment = try Int64.fetchOne(database, sql: query) else { continue }
      newest = max(newest ?? .never, Moment(nanoseconds: moment))
    }
    return newest
  }

  /// The moments of the oldest and the newest reading.
  static func ofReadings(in database: Database) throws -> PastSpan? {
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
