internal import CNCurses
internal import Glibc

/// Tells a running loop, from any thread, that there is news to draw. Many calls before the next frame are one.
package final class TerminalWaker: Sendable {
  let descriptor: Int32

  package init() { descriptor = cn_eventfd() }
  deinit { close(descriptor) }

  package func wake() {
    var one: UInt64 = 1
    _ = write(descriptor, &one, 8)
  }

  func clear() {
    var count: UInt64 = 0
    _ = read(descriptor, &count, 8)
  }
}
