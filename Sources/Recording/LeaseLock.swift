internal import Glibc
internal import History
package import SiteModel

/// The locks on a file beside a history, `NAME.history.lock`: whoever has the first writes the history. The kernel gives
/// them back when their process ends, however it ends, so that no process number has to be believed.
///
/// They are locks of the open file (`F_OFD_SETLK`, fcntl(2)), a byte each. The file is for its owner alone: who can only
/// read the history cannot keep others from writing it.
package final class LeaseLock: Sendable {
  package enum Part: Int64, Sendable {
    /// Held by the one who writes.
    case lease = 0
    /// Held by a recorder that wants to write or does: a console that has the lease then gives it back.
    case recorder = 1
  }

  package let path: String
  private let descriptor: Int32

  /// Opens the file beside the history that `path` leads to, and makes it where there is none. Nothing is locked yet.
  package init(beside path: String) throws(PastFailure) {
    self.path = RealPath.of(path) + ".lock"
    descriptor = open(self.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0o600)
    guard descriptor >= 0 else { throw .file(path: self.path, .system(code: errno)) }
  }

  deinit { close(descriptor) }

  /// True when the lock is this file's now; false while another has it.
  package func take(_ part: Part) throws(PastFailure) -> Bool {
    var lock = Self.lock(part, Int16(F_WRLCK))
    if fcntl(descriptor, Self.setLock, &lock) == 0 { return true }
    guard errno == EAGAIN || errno == EACCES else { throw .file(path: path, .system(code: errno)) }
    return false
  }

  package func letGo(_ part: Part) {
    var lock = Self.lock(part, Int16(F_UNLCK))
    // Cannot fail on an open file.
    _ = fcntl(descriptor, Self.setLock, &lock)
  }

  /// True while another has the lock.
  package func isTaken(_ part: Part) -> Bool {
    var lock = Self.lock(part, Int16(F_WRLCK))
    return fcntl(descriptor, Self.getLock, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
  }

  /// False once the file has been taken away or another stands in its place: others would lock that one.
  package var isInPlace: Bool {
    var (own, there) = (stat(), stat())
    guard fstat(descriptor, &own) == 0, lstat(path, &there) == 0 else { return false }
    return own.st_ino == there.st_ino && own.st_dev == there.st_dev
  }

  /// `F_OFD_GETLK` and `F_OFD_SETLK`, which the C library shows only under _GNU_SOURCE.
  private static let getLock: Int32 = 36
  private static let setLock: Int32 = 37

  private static func lock(_ part: Part, _ type: Int16) -> flock {
    var lock = flock()
    lock.l_type = type
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(part.rawValue)
    lock.l_len = 1
    return lock
  }
}
