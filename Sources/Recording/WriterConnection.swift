internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import History
internal import SiteModel

/// Opens histories to write.
enum WriterConnection {
  /// `keepsPlan`: the plan in the file stays what it is, for who only gives up what is old.
  static func open(_ path: String, site: Topology, keepsPlan: Bool, at moment: Moment) throws -> DatabaseQueue {
    try checkNames(of: path)
    var configuration = Configuration()
    configuration.busyMode = .timeout(2)
    configuration.prepareDatabase { try prepare($0) }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try database.writeWithoutTransaction { database in
      try check(database, path: path)
      try Migration.run(on: database)
      try claim(database, for: site, keepsPlan: keepsPlan, path: path, at: moment)
    }
    return database
  }

  /// A history has one name: SQLite's log goes by the name, and who writes by another has another log.
  static func checkNames(of path: String) throws(PastFailure) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink > 1 else { return }
    throw .manyNames(path: path, count: Int(status.st_nlink))
  }

  private static func prepare(_ database: Database) throws {
    // The first two have their effect on a new file only.
    try database.execute(
      sql: """
        PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
        PRAGMA journal_size_limit = 16777216; PRAGMA cache_size = -16384
        """)
    // The log and its index stay when the writer goes: who may only read could not make them.
    var isKept: CInt = 1
    _ = withUnsafeMutablePointer(to: &isKept) {
      sqlite3_file_control(database.sqliteConnection, nil, SQLITE_FCNTL_PERSIST_WAL, $0)
    }
  }

  private static func check(_ database: Database, path: String) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if version > HistoryFormat.version { throw PastFailure.tooNew(path: path, version: version) }
    let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
    if application != HistoryFormat.application, !isEmpty {
      throw PastFailure.damaged(path: path, "not a history of Aisle")
    }
  }

  /// A history is of one site, simulated or real, from its first day.
  private static func claim(
    _ database: Database, for site: Topology, keepsPlan: Bool, path: String, at moment: Moment
  ) throws {
    let name = try String.fetchOne(database, sql: "SELECT value FROM about WHERE name = 'site'")
    let isSimulated = try Bool.fetchOne(database, sql: "SELECT value FROM about WHERE name = 'simulated'")
    if let name, name != site.name || isSimulated != site.isSimulated {
      throw PastFailure.otherSite(path: path, name: CleanText.cleaned(name))
    }
    if !keepsPlan { try PlanTable.check(database, isOf: site, path: path) }
    try database.inTransaction {
      if name == nil {
        try database.execute(
          sql: "INSERT INTO about (name, value) VALUES ('site', ?), ('simulated', ?), ('since', ?)",
          arguments: [site.name, site.isSimulated, moment.nanoseconds])
      }
      if !keepsPlan { try note(PlanStamp(of: site), in: database) }
      return .commit
    }
  }

  /// Readers tell by it whether the site is recorded by a plan like theirs.
  private static func note(_ plan: PlanStamp, in database: Database) throws {
    guard try PlanTable.plan(in: database) != plan else { return }
    for row in PlanTable.rows(of: plan) {
      try database.execute(
        sql: "INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)", arguments: [row.name, row.value])
    }
  }
}
