package import GRDB
package import SiteModel

/// The table that tells who writes a history: one row, or none.
package enum LeaseSchema {
  package static let table = """
    CREATE TABLE IF NOT EXISTS lease (
      one INTEGER PRIMARY KEY CHECK (one = 1), holder TEXT NOT NULL, process INTEGER NOT NULL, user INTEGER NOT NULL,
      user_name TEXT NOT NULL, boot TEXT NOT NULL, started INTEGER NOT NULL, renewed INTEGER NOT NULL,
      site_moment INTEGER NOT NULL, speed REAL NOT NULL, socket TEXT, lost INTEGER NOT NULL, fault TEXT)
    """

  /// Times in nanoseconds: since 1970, and `renewed` since the machine's start.
  package static let replacement = """
    INSERT OR REPLACE INTO lease (one, holder, process, user, user_name, boot, started, renewed, site_moment, speed,
      socket, lost, fault) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  package static let removal = "DELETE FROM lease WHERE process = ? AND started = ?"

  /// The lease that stands in a history; nil where none does or no table of it is there yet.
  package static func lease(in database: Database) throws -> Lease? {
    // Asked of the file: what the connection remembers of its tables may be from before this one was made.
    let isThere = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'lease')")
    guard isThere == true,
      let row = try GRDB.Row.fetchOne(database, sql: "SELECT * FROM lease WHERE one = 1")
    else { return nil }
    return Lease(row)
  }
}

extension Lease {
  /// Nil for a row that no Aisle wrote. Words from a file are as strange as words from outside.
  fileprivate init?(_ row: GRDB.Row) {
    guard let name: String = row["holder"], let holder = Holder(rawValue: name),
      let process = Int32(exactly: row["process"] as Int64? ?? -1),
      let user = UInt32(exactly: row["user"] as Int64? ?? -1),
      let boot: String = row["boot"], let started: Int64 = row["started"], let renewed: Int64 = row["renewed"],
      let moment: Int64 = row["site_moment"]
    else { return nil }
    let userName: String = row["user_name"] ?? ""
    self.init(
      holder: holder, process: process, user: user, userName: CleanText.cleaned(userName, limit: 64), boot: boot,
      started: Moment(nanoseconds: started), renewed: .nanoseconds(renewed), siteMoment: Moment(nanoseconds: moment),
      speed: row["speed"] ?? 1)
    socket = row["socket"]
    lost = row["lost"] ?? 0
    let words: String? = row["fault"]
    fault = words.map { CleanText.cleaned($0, limit: 200) }
  }
}
