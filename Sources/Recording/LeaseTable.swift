internal import GRDB
internal import History
internal import SiteModel

/// The row of a history that tells who writes it, written by that process alone, over a connection of its own: it is
/// renewed while readings are still being written.
struct LeaseTable: Sendable {
  private let path: String
  private let database: DatabaseQueue

  /// Opens a history that is there.
  init(of path: String) throws(PastFailure) {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(2)
    // What a lease says is worth nothing once the machine has stopped: it need not be safe on the disk. The log is the
    // writer's to tidy up.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0") }
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
      try database.write { try $0.execute(sql: LeaseSchema.table) }
    } catch { throw PastFailure(error, at: path) }
  }

  /// Puts the lease in the row's place; where another process is at work that one's is returned and stays.
  func write(_ lease: Lease) throws(PastFailure) -> Lease? {
    do {
      return try database.write { database in
        if let standing = try LeaseSchema.lease(in: database), standing.isRival(of: lease) { return standing }
        try database.execute(
          sql: LeaseSchema.replacement,
          arguments: [
            lease.holder.rawValue, lease.process, lease.user, lease.userName, lease.boot, lease.started.nanoseconds,
            lease.renewed.nanoseconds, lease.siteMoment.nanoseconds, lease.speed, lease.socket, lease.lost, lease.fault,
          ])
        return nil
      }
    } catch { throw PastFailure(error, at: path) }
  }

  /// Says that whoever has written this lease writes no more; what another has written since stays.
  func clear(_ lease: Lease) throws(PastFailure) {
    do {
      try database.write {
        try $0.execute(sql: LeaseSchema.removal, arguments: [lease.process, lease.started.nanoseconds])
      }
    } catch { throw PastFailure(error, at: path) }
  }

  func close() {
    // What cannot be closed is closed by the end of the process.
    try? database.close()
  }
}
