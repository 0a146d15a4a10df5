internal import Canvas
internal import CNCurses
internal import Glibc
package import Interaction
package import Theming

/// Runs a program on the terminal, on the main thread, until it ends; the terminal is then as it was.
///
/// Keys paint at once; news paints at most ten times a second. All that has been typed is taken in before a frame is
/// drawn, and a frame is drawn only when the terminal has taken the one before: a slow line costs frames, never keys.
package struct TerminalLoop {
  private var device: TerminalDevice
  private var screen: CursesScreen
  private var decoder: InputDecoder
  private var errors = ErrorStore()
  private let waker: TerminalWaker
  private var signals: (read: Int32, write: Int32) = (-1, -1)

  private var isDirty = true
  private var hasNews = false
  private var lastNews = ContinuousClock.now
  private var lastTick = ContinuousClock.now
  private var end: TerminalEnd?

  /// Takes the terminal. `sevenBit` and `depth` override what locale and environment say; without the mouse, its
  /// presses stay the terminal's own. Throws a line of advice before anything has been changed.
  package init(
    waker: TerminalWaker, sevenBit: Bool? = nil, depth: ColorDepth? = nil, hasMouse: Bool = true
  ) throws(TerminalError) {
    device = try TerminalDevice()
    screen = try CursesScreen(sevenBit: sevenBit, depth: depth, hasMouse: hasMouse)
    decoder = InputDecoder(known: CursesScreen.knownKeys())
    self.waker = waker
  }

  package mutating func run(_ program: inout some TerminalProgram) throws -> TerminalEnd {
    var pipes: [Int32] = [-1, -1]
    guard cn_pipe(&pipes) == 0 else {
      throw TerminalError.cannotOpen(String(cString: strerror(errno)))
    }
    signals = (pipes[0], pipes[1])
    cn_watch_signals(signals.write)
    cn_obey_job_control()
    enter()
    defer {
      leave()
      cn_unwatch_signals()
      screen.close()
      close(device.descriptor)
      close(signals.read)
      close(signals.write)
    }
    while end == nil { turn(&program) }
    return end ?? .quit
  }

  /// One turn: wait, take everything in, draw if there is reason and room.
  private mutating func turn(_ program: inout some TerminalProgram) {
    wait()
    takeSignals(&program)
    let received = device.received()
    take(decoder.decode(received), &program)
    if !received.isEmpty { keyDeadline = ContinuousClock.now + decoder.patience }
    if device.isGone { end = end ?? .gone }
    device.drain()
    if let sequence = copied, device.isIdle {
      copied = nil
      device.send(sequence)
    }
    let now = ContinuousClock.now
    if hasNews || now - lastTick >= .seconds(1), now - lastNews >= .milliseconds(100) {
      hasNews = false
      lastNews = now
      lastTick = now
      waker.clear()
      carryOut(program.handle(.refreshed), &program)
      isDirty = true
      // Not every change of size comes with a signal.
      if device.size != (screen.size.width, screen.size.height) { redraw() }
    }
    guard isDirty, device.isIdle, end == nil else { return }
    isDirty = false
    let frame = program.frame(for: screen.size)
    device.send(screen.compose(frame.buffer, in: frame.theme, cursor: frame.cursor))
  }

  private mutating func wait() {
    let output = device.hasOutput ? Int16(POLLOUT) : 0
    var watched = [
      pollfd(fd: device.descriptor, events: Int16(POLLIN) | output, revents: 0),
      pollfd(fd: signals.read, events: Int16(POLLIN), revents: 0),
      // Once there is news, more of it need not wake us before it is drawn.
      pollfd(fd: hasNews ? -1 : waker.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let isAnswered = poll(&watched, 3, timeout) > 0
    if decoder.isWaiting, watched[0].revents & Int16(POLLIN) == 0, ContinuousClock.now >= keyDeadline {
      pendingKeys = decoder.flush()
    }
    if isAnswered, watched[2].revents != 0 { hasNews = true }
    if isAnswered, watched[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { end = end ?? .gone }
  }

  private var pendingKeys: [Message] = []
  /// When the beginning of a sequence that has been taken in is a key by itself. Traffic of other kinds must not put
  /// that off: Esc has to work while a slow line is busy.
  private var keyDeadline = ContinuousClock.now
  /// For the clipboard, when the line is free: only the last copy counts.
  private var copied: [UInt8]?

  /// Milliseconds until something is due of itself.
  private var timeout: Int32 {
    if decoder.isWaiting, decoder.patience < .seconds(1) { return 40 }
    if isDirty { return device.hasOutput ? 1000 : 20 }
    if hasNews { return 100 }
    return 1000
  }

  private mutating func take(_ messages: [Message], _ program: inout some TerminalProgram) {
    let all = pendingKeys + messages
    pendingKeys = []
    for message in all where end == nil {
      carryOut(program.handle(message), &program)
      isDirty = true
    }
  }

  private mutating func carryOut(_ effects: [Effect], _ program: inout some TerminalProgram) {
    for effect in effects {
      switch effect {
      case .quit: end = end ?? .quit
      case .suspend: suspend()
      case .redraw: redraw()
      case .copy(let text): copied = Clipboard.sequence(for: text)
      case .export, .useTheme, .previewTheme, .useLanguage: break
      }
    }
  }

  private mutating func takeSignals(_ program: inout some TerminalProgram) {
    for number in newSignals() {
      switch number {
      case SIGWINCH: redraw()
      case SIGTSTP: suspend()
      case SIGCONT: resume()
      default: end = end ?? .signal(number)
      }
    }
  }

  private func newSignals() -> Set<Int32> {
    var numbers = [UInt8](repeating: 0, count: 256)
    let count = read(signals.read, &numbers, numbers.count)
    return Set(numbers.prefix(max(0, count)).map(Int32.init))
  }

  private mutating func redraw() {
    let size = device.size
    screen.resize(to: Size(size.width, size.height))
    isDirty = true
  }

  private var isEntered = false

  private mutating func enter() {
    isEntered = true
    device.makeRaw()
    errors.begin()
    let restoring = screen.restoring
    var saved = device.saved
    cn_arm_crash(device.descriptor, &saved, restoring, restoring.count, errors.original, errors.store)
    device.send(screen.entering())
    redraw()
  }

  private mutating func leave() {
    guard isEntered else { return }
    isEntered = false
    if !device.isGone { device.finish(with: screen.restoring) }
    // Behind a shell they are the shell's.
    if device.isInForeground { device.restoreModes() }
    cn_arm_crash(-1, nil, nil, 0, -1, -1)
    errors.end()
  }

  private mutating func suspend() {
    leave()
    cn_stop()
    resume()
  }

  /// Takes the terminal back once it is ours. Continued behind a shell, we stop again, unless what continued us came
  /// with a signal that ends us.
  private mutating func resume() {
    while end == nil, !device.isInForeground {
      var watched = pollfd(fd: signals.read, events: Int16(POLLIN), revents: 0)
      for _ in 0..<5 where end == nil {
        _ = poll(&watched, 1, 20)
        let ending = newSignals().subtracting([SIGCONT, SIGTSTP, SIGWINCH]).min()
        end = ending.map { .signal($0) }
      }
      if end == nil { cn_stop() }
    }
    if end == nil { enter() }
  }
}
