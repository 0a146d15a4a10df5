internal import GRDB
internal import History
internal import SiteModel

/// A step of the schema forward, from the version before it. Steps are never changed once a release has them.
struct Migration: Sendable {
  let statements: String

  /// All, in order: the first makes version 1. Their count is `HistoryFormat.version`.
  static let all: [Migration] = [.readings, .lives]

  /// Brings the file to the newest version, in one transaction.
  static func run(on database: Database) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version < all.count else { return }
    try database.inTransaction {
      for migration in all[version...] { try database.execute(sql: migration.statements) }
      try database.execute(
        sql: "PRAGMA application_id = \(HistoryFormat.application); PRAGMA user_version = \(all.count)")
      return .commit
    }
  }
}
