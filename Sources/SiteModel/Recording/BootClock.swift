internal import Glibc
// In release builds the compiler takes `timespec` for a part of this module, and asks for its import.
internal import SwiftOverlayShims

/// Time since this machine was started, which goes on while it sleeps and which no one sets.
package enum BootClock {
  /// Since the start (CLOCK_BOOTTIME).
  package static var uptime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }

  /// Which start this is: the same for all processes until the next one. Empty where the kernel does not tell.
  package static let boot: String = {
    let descriptor = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)).prefix { $0 > 0x20 }, as: UTF8.self)
  }()
}
