internal import Glibc
internal import History
internal import SiteModel

/// Looks whether anybody writes one of some histories. A file is opened once, and anew when another stands in its place.
struct LeaseLookout: Sendable {
  private struct Opened: Sendable {
    var file: HistoryFile
    var inode: UInt
  }

  private let candidates: [String]
  private var opened: [String: Opened] = [:]

  init(candidates: [String]) { self.candidates = candidates }

  /// The first history that another process writes now, and its lease. `own`: the one that this process writes.
  mutating func lease(at uptime: Duration, except own: String? = nil) -> (path: String, lease: Lease)? {
    for path in candidates where path != own {
      guard let lease = lease(of: path), lease.isAlive(onBoot: BootClock.boot, at: uptime) else { continue }
      return (path, lease)
    }
    return nil
  }

  /// Nil for a history that cannot be read, too: whoever wants to write or read it says why.
  private mutating func lease(of path: String) -> Lease? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      opened[path] = nil
      return nil
    }
    if opened[path]?.inode != status.st_ino {
      opened[path] = (try? HistoryFile(path: path)).map { Opened(file: $0, inode: status.st_ino) }
    }
    guard let file = opened[path]?.file else { return nil }
    do throws(PastFailure) { return try file.lease() } catch {
      opened[path] = nil
      return nil
    }
  }
}
