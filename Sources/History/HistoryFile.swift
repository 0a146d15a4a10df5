internal import GRDB
package import SiteModel

/// The file that a site is recorded in, opened to read: nothing here can write it.
package struct HistoryFile: Sendable {
  package let path: String
  private let reader: any DatabaseReader

  package init(path: String) throws(PastFailure) {
    self.path = path
    var configuration = Configuration()
    configuration.readonly = true
    do { reader = try DatabasePool(path: path, configuration: configuration) } catch {
      throw .damaged(path: path, "\(error)")
    }
  }

  /// The version of the file's schema.
  package func version() throws(PastFailure) -> Int {
    do { return try reader.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 } } catch {
      throw .damaged(path: path, "\(error)")
    }
  }
}
