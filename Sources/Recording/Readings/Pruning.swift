internal import GRDB
internal import History
internal import SiteModel

/// Gives up what is older than the settings say, and the oldest where the file is too large.
enum Pruning {
  /// Rows that are given up in one transaction.
  private static let stride: Int64 = 64

  /// Gives up one piece. False when nothing is to be given up.
  static func step(_ settings: RecordingSettings, at now: Moment, in database: Database) throws -> Bool {
    let ages: [(tier: Tier, age: Duration)] = [
      (.readings, settings.readingAge), (.minutes, settings.minuteAge), (.quarters, settings.quarterAge),
    ]
    for (tier, age) in ages {
      let bound = tier.slot(of: now - max(age, .seconds(3600)))
      if try giveUp(tier, before: bound, in: database) { return true }
    }
    if try LifePruning.step(before: now - max(settings.eventAge, .seconds(3600)), in: database) { return true }
    guard let limit = settings.size else { return false }
    let (size, free) = try size(of: database)
    // Room that is free within the file is given back piece by piece where the file is too large for it.
    if size > limit, free > min(1 << 20, limit / 16) {
      for _ in try Row.fetchAll(database, sql: "PRAGMA incremental_vacuum(256)") {}
      return true
    }
    guard size - free > limit else { return false }
    // The newest hour is kept, and what a coarser tier still needs.
    for (tier, _) in ages where try giveUp(tier, before: tier.slot(of: now - .seconds(3600)), in: database) {
      return true
    }
    return false
  }

  /// Bytes that the file takes, and of them those that are free in it.
  private static func size(of database: Database) throws -> (all: Int, free: Int) {
    func number(_ name: String) throws -> Int { try Int.fetchOne(database, sql: "PRAGMA \(name)") ?? 0 }
    let page = try number("page_size")
    return (try number("page_count") * page, try number("freelist_count") * page)
  }

  /// Deletes some of the oldest blocks of a tier. What the next tier has not been worked out from yet stays.
  private static func giveUp(_ tier: Tier, before bound: Int64, in database: Database) throws -> Bool {
    var bound = bound
    if let coarser = Tier(rawValue: tier.rawValue + 1) {
      try BlobStatement(database, "SELECT min(slot) FROM due WHERE tier = ?").forEach([Int64(coarser.rawValue)]) {
        row in
        if !row.isNull(0) { bound = min(bound, row.number(0) * (coarser.slotLength / tier.slotLength)) }
        return false
      }
    }
    try BlobStatement(
      database, "DELETE FROM block WHERE id IN (SELECT id FROM block WHERE id >= ? AND id < ? ORDER BY id LIMIT ?)"
    ).execute([BlockKey.first(tier, slot: 0), BlockKey.first(tier, slot: max(0, bound)), stride])
    return database.changesCount > 0
  }
}
