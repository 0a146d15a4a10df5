internal import GRDB
package import SiteModel

/// What a history is made of.
package struct HistoryInformation: Hashable, Sendable {
  /// Blocks of one tier.
  package struct Share: Hashable, Sendable {
    package var tier: Tier
    package var blockCount: Int
    /// Of the blocks alone, in bytes.
    package var size: Int
    /// The start of the first slot, and the end of the last.
    package var span: PastSpan?
  }

  package var site: String
  package var isSimulated: Bool
  package var version: Int
  /// Of the file, and of what is free within it, in bytes.
  package var size: Int
  package var free: Int
  package var sourceCount: Int
  package var thingCount: Int
  package var seriesCount: Int
  package var tiers: [Share]
  /// What is not sealed yet.
  package var sheetCount: Int
  package var sheetSize: Int
  package var span: PastSpan?
}

extension HistoryFile {
  package func information() throws(PastFailure) -> HistoryInformation {
    let span = try span()
    return try read { database in
      func number(_ text: String) throws -> Int { try Int.fetchOne(database, sql: text) ?? 0 }
      let (_, catalogue) = try memory.names(from: database)
      let page = try number("PRAGMA page_size")
      return HistoryInformation(
        site: topology.name, isSimulated: topology.isSimulated, version: try number("PRAGMA user_version"),
        size: try number("PRAGMA page_count") * page, free: try number("PRAGMA freelist_count") * page,
        sourceCount: try number("SELECT count(*) FROM source"), thingCount: try number("SELECT count(*) FROM thing"),
        seriesCount: catalogue.parts.reduce(0) { $0 + ($1?.layout.series.count ?? 0) },
        tiers: try Tier.allCases.map { try share(of: $0, in: database) },
        sheetCount: try number("SELECT count(*) FROM sheet"),
        sheetSize: try number("SELECT total(length(data)) FROM sheet"), span: span)
    }
  }

  private func share(of tier: Tier, in database: Database) throws -> HistoryInformation.Share {
    var share = HistoryInformation.Share(tier: tier, blockCount: 0, size: 0)
    let range = [BlockKey.first(tier, slot: 0), BlockKey.first(tier, slot: 0) + BlockKey.tierLength - 1]
    try BlobStatement(
      database, "SELECT count(*), total(length(data)), min(slot), max(slot) FROM block WHERE id BETWEEN ? AND ?"
    ).forEach(range) { row in
      (share.blockCount, share.size) = (Int(row.number(0)), Int(row.number(1)))
      if share.blockCount > 0 {
        share.span = PastSpan(from: tier.start(ofSlot: row.number(2)), to: tier.start(ofSlot: row.number(3) + 1))
      }
      return false
    }
    return share
  }
}
