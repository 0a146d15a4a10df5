internal import GRDB

/// Something to be written with the next transaction. Done again when that fails: it may change nothing but the file.
///
/// A transaction that seems to have failed may be in the file all the same (when only the last `fsync` did), so every
/// write must come to the same when it is done twice.
struct HistoryWrite: Sendable {
  /// What it holds in memory, about, in bytes.
  var size: Int
  /// A number that no other row of the file has, for a row that nothing else tells from others. It stays when the write is
  /// done again.
  var row: Int64 = 0
  private let work: @Sendable (Database, Int64) throws -> Void

  /// `work` is given the number for its row.
  init(size: Int, _ work: @escaping @Sendable (Database, Int64) throws -> Void) {
    self.size = size
    self.work = work
  }

  /// One statement.
  init(_ statement: String, _ arguments: [(any DatabaseValueConvertible)?]) {
    let values = arguments.map { $0?.databaseValue ?? .null }
    self.init(size: 64 + 32 * values.count) { database, _ in
      try database.cachedStatement(sql: statement).execute(arguments: StatementArguments(values))
    }
  }

  func perform(on database: Database) throws { try work(database, row) }

  /// The greatest number that a row has which was numbered so; of a damaged file, the greatest that leaves room.
  static func lastRow(in database: Database) throws -> Int64 {
    var last: Int64 = 0
    for table in ["life", "act", "total"] {
      let newest = try Int64.fetchOne(database, sql: "SELECT max(id) FROM \(table) WHERE id < 1 << 60")
      last = max(last, newest ?? 0)
    }
    return last
  }
}
