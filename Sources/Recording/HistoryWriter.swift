internal import GRDB
internal import History
package import SiteModel

/// The one who writes a history.
package actor HistoryWriter {
  private let database: DatabasePool

  package init(path: String) throws(PastFailure) {
    do { database = try DatabasePool(path: path) } catch { throw .damaged(path: path, "\(error)") }
  }

  /// Adds what a source brought.
  package func append(_ batch: Batch) throws(PastFailure) {
    do { try database.write { try $0.execute(sql: "PRAGMA user_version = 1") } } catch {
      throw .damaged(path: database.path, "\(error)")
    }
  }
}
