internal import CLinux
internal import Glibc
internal import Launch
internal import Runtime

/// The signals that end a recorder in order: TERM, INT, and HUP where nobody has had it ignored (nohup).
struct EndSignals {
  private let descriptor: Int32

  /// From now on these signals end nothing by themselves.
  init() throws {
    descriptor = clinux_end_signals()
    guard descriptor >= 0, fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 else {
      throw CommandEnding.failure("aisle: cannot catch SIGTERM", .failure)
    }
    clinux_end_signal(SIGHUP)
  }

  /// True once one has come.
  var hasCome: Bool {
    var event: UInt64 = 0
    return read(descriptor, &event, 8) == 8
  }
}
