internal import CNCurses
internal import Glibc

/// The terminal itself: its modes, and bytes to and from it, never waiting for it.
struct TerminalDevice {
  let descriptor: Int32
  private(set) var saved = termios()
  /// Bytes that the terminal has not taken yet; at most one frame and a few short sequences.
  private var outbox: [UInt8] = []
  private(set) var isGone = false
  /// All that the kernel has taken, in bytes.
  private(set) var taken = 0

  init() throws(TerminalError) {
    guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
    // A description of our own, so that O_NONBLOCK does not stay on the shell's.
    let own = open("/dev/tty", O_RDWR | O_NONBLOCK | O_CLOEXEC)
    // A process without a controlling terminal (in some containers) still has the one on its input.
    descriptor = own >= 0 ? own : open("/proc/self/fd/0", O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(String(cString: strerror(errno))) }
    guard tcgetattr(descriptor, &saved) == 0 else { throw .cannotOpen(String(cString: strerror(errno))) }
  }

  var isIdle: Bool { outbox.isEmpty && cn_queued(descriptor) < 1024 }
  var hasOutput: Bool { !outbox.isEmpty }

  var size: (width: Int, height: Int) {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard cn_window_size(descriptor, &rows, &columns) == 0, rows > 0, columns > 0 else { return (80, 24) }
    return (min(Int(columns), 1000), min(Int(rows), 1000))
  }

  /// False while a shell has the terminal and we run behind it.
  var isInForeground: Bool {
    let group = tcgetpgrp(descriptor)
    // A terminal that is not ours to control has no foreground.
    return group < 0 || group == getpgrp()
  }

  func makeRaw() {
    var raw = saved
    cfmakeraw(&raw)
    tcsetattr(descriptor, TCSANOW, &raw)
  }

  /// `discarding`: what has come in and nobody has read must not reach the shell.
  func restoreModes(discarding: Bool) {
    var modes = saved
    if discarding { tcflush(descriptor, TCIFLUSH) }
    tcsetattr(descriptor, TCSANOW, &modes)
  }

  mutating func send(_ bytes: [UInt8]) {
    outbox += bytes
    drain()
  }

  /// Writes what the terminal takes now.
  mutating func drain() {
    while !outbox.isEmpty {
      let count = write(descriptor, outbox, outbox.count)
      if count > 0 {
        outbox.removeFirst(count)
        taken += count
      } else if count < 0, errno == EINTR {
        continue
      } else {
        if count < 0, errno != EAGAIN { isGone = true }
        return
      }
    }
  }

  /// The last words: given a second, then given up, so that a stuck line cannot hold the program.
  mutating func finish(with bytes: [UInt8]) {
    // What is left of a cut-off frame would only delay; CAN ends a sequence cut in the middle.
    if !outbox.isEmpty { outbox = [0x18] }
    outbox += bytes
    for _ in 0..<100 where !outbox.isEmpty && !isGone {
      drain()
      if !outbox.isEmpty {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, 10)
      }
    }
    outbox = []
  }

  /// What has been typed, at most 4 KiB at a time: a flood must not put off frames and signals for seconds.
  mutating func received() -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while bytes.count < part.count {
      let count = read(descriptor, &part, part.count)
      if count > 0 {
        bytes += part[0..<count]
      } else {
        if count == 0 || (errno != EAGAIN && errno != EINTR) { isGone = true }
        break
      }
    }
    return bytes
  }
}
