internal import Glibc
internal import SiteFile
package import SiteModel
package import StrictYAML
internal import Synchronization

/// Who may do what with alarms, as a file says. It is read again when it has changed, so that what is taken from somebody
/// is taken at once.
package final class RoleBook: Sendable {
  private struct State {
    var stamp: Stamp?
    /// Nil while the file makes no sense.
    var roles: Roles?
  }

  private let path: String?
  private let keeper: UInt32
  private let state: Mutex<State>

  /// `path`: a file that has to be there; nil: the one in its usual place, if there is one. `keeper`: the number of the
  /// account that keeps the alarms.
  package init(path: String?, keeper: UInt32 = geteuid()) throws(FileError) {
    self.path = path
    self.keeper = keeper
    let stamp = (path ?? RolesFile.standardPath).flatMap { Stamp($0) }
    state = Mutex(State(stamp: stamp, roles: try Self.roles(path, keeper)))
  }

  /// What an account may do; nil while the file makes no sense.
  package func role(of account: Account) -> Role? {
    let stamp = (path ?? RolesFile.standardPath).flatMap { Stamp($0) }
    let (path, keeper) = (path, keeper)
    return state.withLock { state in
      if stamp != state.stamp { state = State(stamp: stamp, roles: try? Self.roles(path, keeper)) }
      return state.roles?.role(of: account)
    }
  }

  private static func roles(_ path: String?, _ keeper: UInt32) throws(FileError) -> Roles {
    guard let path = path ?? RolesFile.standardPath else { return Roles(onlyOwner: keeper) }
    return try RolesFile.load(path: path, keeper: keeper)
  }
}

/// Which file, and in what state: by it is seen that it has changed.
private struct Stamp: Hashable {
  var path: String
  var device: UInt64
  var file: UInt64
  var size: Int64
  /// Of its contents, and of its owner and mode, in ns.
  var changed: Int64

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.path = path
    (device, file, size) = (UInt64(status.st_dev), UInt64(status.st_ino), Int64(status.st_size))
    changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
  }
}
