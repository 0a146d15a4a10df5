internal import GRDB
package import SiteModel

/// The file that a site is recorded in, opened to read: nothing here can write it.
package struct HistoryFile: Past {
  package let path: String
  /// The site as it is planned, into which the past is put.
  package let topology: Topology
  let database: DatabaseQueue
  let memory = HistoryMemory()

  /// Opens a history; of that site where one is given.
  package init(path: String, topology: Topology? = nil) throws(PastFailure) {
    self.path = path
    database = try HistoryConnection.open(path)
    let (name, isSimulated) = try Self.site(in: database, path: path)
    if let topology, topology.name != name { throw .otherSite(path: path, name: name) }
    var plain = Topology(name: name)
    plain.isSimulated = isSimulated
    self.topology = topology ?? plain
    if let topology { try read { try PlanTable.check($0, isOf: topology, path: path) } }
  }

  private static func site(in database: DatabaseQueue, path: String) throws(PastFailure) -> (String, Bool) {
    do {
      return try database.read { database in
        let name = try String.fetchOne(database, sql: "SELECT value FROM about WHERE name = 'site'") ?? ""
        let isSimulated = try Bool.fetchOne(database, sql: "SELECT value FROM about WHERE name = 'simulated'")
        return (CleanText.cleaned(name), isSimulated ?? false)
      }
    } catch { throw PastFailure(error, at: path) }
  }

  /// The version of the file's schema.
  package func version() throws(PastFailure) -> Int {
    try read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
  }

  /// Runs a query on one state of the file.
  func read<Value>(_ query: (Database) throws -> Value) throws(PastFailure) -> Value {
    do { return try database.read(query) } catch { throw PastFailure(error, at: path) }
  }

  /// The site as it was known at a moment; of one of which nothing is recorded, a site of which nothing is known: whoever
  /// shows it asks `span()` first.
  package func site(at moment: Moment) throws(PastFailure) -> Site {
    var site = try rebuilt(at: moment)
    site.lookUpTrends(in: self)
    return site
  }

  private func rebuilt(at moment: Moment) throws(PastFailure) -> Site {
    try read { database in
      let (names, catalogue) = try memory.names(from: database)
      var site = Reconstruction(
        moment: moment, site: memory.site(of: topology), names: names, catalogue: catalogue)
      let parts = Restorations.all(memory)
      for part in parts { try part.prepare(&site, from: database) }
      memory.keep(site.catalogue)
      site.applyAnswers()
      for part in parts { try part.complete(&site, from: database) }
      return site.site
    }
  }
}
