internal import GRDB
internal import SiteModel

/// Gives up what was recorded beside readings and is too old.
enum LifePruning {
  /// Rows that are given up in one transaction.
  private static let stride = 512

  /// Gives up one piece of what is older than `bound`. False when nothing is to be given up. Of each list the key frame
  /// stays that tells how things stood then, and all after it.
  static func step(before bound: Moment, in database: Database) throws -> Bool {
    for topic in try Int64.fetchAll(database, sql: "SELECT id FROM life_topic") {
      let key = try Int64.fetchOne(
        database, sql: "SELECT id FROM life WHERE topic = ? AND is_key = 1 AND moment <= ? ORDER BY id DESC LIMIT 1",
        arguments: [topic, bound.nanoseconds])
      guard let key else { continue }
      for isKey in [0, 1] {
        try database.execute(
          sql: """
            DELETE FROM life WHERE id IN
              (SELECT id FROM life WHERE topic = ? AND is_key = ? AND id < ? ORDER BY id LIMIT ?)
            """, arguments: [topic, isKey, key, stride])
        if database.changesCount > 0 { return true }
      }
    }
    for table in ["alarm_event", "act", "total"] {
      try database.execute(
        sql: "DELETE FROM \(table) WHERE rowid IN (SELECT rowid FROM \(table) WHERE moment < ? LIMIT ?)",
        arguments: [bound.nanoseconds, stride])
      if database.changesCount > 0 { return true }
    }
    return false
  }
}
