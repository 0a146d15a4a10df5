internal import GRDB
package import SiteModel

/// How far a history has been written, to see at little cost whether there is anything new.
package struct HistoryMark: Hashable, Sendable {
  /// Changes when anything in the file does (`PRAGMA data_version`).
  private var change: Int
  /// The newest of the sheets that readings are written on.
  private var sheet: Int

  /// True when readings have come since another mark.
  package func isOfReadings(beyond mark: HistoryMark?) -> Bool { sheet != mark?.sheet }

  fileprivate init(_ database: Database) throws {
    change = try Int.fetchOne(database, sql: "PRAGMA data_version") ?? 0
    sheet = try Int.fetchOne(database, sql: "SELECT max(id) FROM sheet") ?? 0
  }
}

extension HistoryFile {
  package func mark() throws(PastFailure) -> HistoryMark { try read { try HistoryMark($0) } }
}
