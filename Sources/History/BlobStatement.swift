package import GRDB
internal import GRDBSQLite

/// A statement over rows with bytes, which are read where SQLite has them.
package struct BlobStatement {
  private let database: Database
  private let statement: OpaquePointer

  package init(_ database: Database, _ text: String) throws {
    self.database = database
    statement = try database.cachedStatement(sql: text).sqliteStatement
  }

  /// Binds numbers to the first places of the statement, and bytes to the one behind them.
  private func bind(_ numbers: [Int64], _ bytes: [UInt8]?) throws {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
    for (place, number) in numbers.enumerated() { try check(sqlite3_bind_int64(statement, CInt(place + 1), number)) }
    guard let bytes else { return }
    let code = bytes.withUnsafeBytes { bytes in
      // SQLite copies them: a static destructor would have it keep a pointer that ends here.
      sqlite3_bind_blob64(
        statement, CInt(numbers.count + 1), bytes.baseAddress, UInt64(bytes.count),
        unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    }
    try check(code)
  }

  /// Goes through the rows until `body` says that it has enough.
  package func forEach(_ numbers: [Int64], _ body: (BlobRow) throws -> Bool) throws {
    try bind(numbers, nil)
    defer { sqlite3_reset(statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: if try !body(BlobRow(statement: statement)) { return }
      case SQLITE_DONE: return
      case let code: throw failure(code)
      }
    }
  }

  /// Runs a statement that gives no rows.
  package func execute(_ numbers: [Int64], _ bytes: [UInt8]? = nil) throws {
    try bind(numbers, bytes)
    defer { sqlite3_reset(statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: continue
      case SQLITE_DONE: return
      case let code: throw failure(code)
      }
    }
  }

  private func check(_ code: CInt) throws { if code != SQLITE_OK { throw failure(code) } }

  private func failure(_ code: CInt) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database.sqliteConnection)),
      message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
  }
}

/// The row that a statement stands at.
package struct BlobRow {
  let statement: OpaquePointer

  package func number(_ column: Int) -> Int64 { sqlite3_column_int64(statement, CInt(column)) }

  package func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, CInt(column)) == SQLITE_NULL }

  /// The bytes of a column, which are gone with the next row.
  package func bytes(_ column: Int) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(statement, CInt(column))
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, CInt(column))))
  }

  package func array(_ column: Int) -> [UInt8] { Array(bytes(column)) }
}
