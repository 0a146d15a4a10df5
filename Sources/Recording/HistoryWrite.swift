internal import GRDB

/// Something to be written with the next transaction. Done again when that fails: it may change nothing but the file.
struct HistoryWrite: Sendable {
  /// What it holds in memory, about, in bytes.
  var size: Int
  var perform: @Sendable (Database) throws -> Void

  init(size: Int, _ perform: @escaping @Sendable (Database) throws -> Void) {
    self.size = size
    self.perform = perform
  }

  /// One statement.
  init(_ statement: String, _ arguments: [(any DatabaseValueConvertible)?]) {
    let values = arguments.map { $0?.databaseValue ?? .null }
    size = 64 + 32 * values.count
    perform = { try $0.cachedStatement(sql: statement).execute(arguments: StatementArguments(values)) }
  }
}
