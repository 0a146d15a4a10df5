internal import Glibc
// In release builds the compiler takes `timespec` for a part of this module, and asks for its import.
internal import SwiftOverlayShims

/// The machine's wall clock (`CLOCK_REALTIME`).
package struct SystemClock: TimeSource {
  package init() {}

  package func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}
