internal import GRDB
internal import Glibc
internal import SiteModel

/// Opens histories so that nothing here can write them.
enum HistoryConnection {
  /// A connection of its own, for one reader at a time. Another user's file can be read whether its writer runs, has
  /// stopped or was killed.
  static func open(_ path: String) throws(PastFailure) -> DatabaseQueue {
    do {
      do {
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try check(database, path: path)
        return database
      } catch let error as DatabaseError
        where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) && !isBeingWritten(path)
      {
        // There is no index of the log beside it, and this user may make none. Without a log the file is all there is.
        let database = try DatabaseQueue(path: immutable(path), configuration: configuration)
        try check(database, path: path)
        return database
      }
    } catch { throw PastFailure(error, at: path) }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(2)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA mmap_size = 17179869184; PRAGMA cache_size = -8192") }
    return configuration
  }

  /// True while there is a log with something in it.
  private static func isBeingWritten(_ path: String) -> Bool {
    var status = stat()
    return stat(RealPath.of(path) + "-wal", &status) == 0 && status.st_size > 0
  }

  private static func immutable(_ path: String) -> String {
    let plain = path.utf8.map { byte in
      let isPlain = byte > 0x20 && byte < 0x7F && byte != 0x25 && byte != 0x3F && byte != 0x23
      return isPlain ? String(UnicodeScalar(byte)) : "%" + String(0x100 + Int(byte), radix: 16).dropFirst()
    }
    return "file:\(plain.joined())?immutable=1"
  }

  private static func check(_ database: DatabaseQueue, path: String) throws {
    let (application, version) = try database.read { database in
      (
        try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      )
    }
    if application != HistoryFormat.application { throw PastFailure.damaged(path: path, "not a history of Aisle") }
    if version > HistoryFormat.version { throw PastFailure.tooNew(path: path, version: version) }
  }
}
