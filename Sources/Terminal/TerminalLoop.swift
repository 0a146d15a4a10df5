internal import Canvas
internal import CNCurses
internal import Glibc
internal import Interaction
package import Theming

/// Runs a program on the terminal, on the main thread, until it ends; the terminal is then as it was.
///
/// Keys paint at once; news paints at most ten times a second. All that has been typed is taken in before a frame is
/// drawn, and of a frame goes out only what the line has room for (`LinePace`): a slow line costs frames, never keys. A
/// frame that a key asked for takes the place of one that is still on its way; news waits until that has arrived.
package struct TerminalLoop {
  private var device: TerminalDevice
  private var screen: CursesScreen
  private var decoder: InputDecoder
  private var errors = ErrorStore()
  private let waker: TerminalWaker
  private var signals: (read: Int32, write: Int32) = (-1, -1)

  private var pace: LinePace
  /// There is something to draw; urgent when somebody waits for it: a key, a new size, the first frame.
  private var isDirty = true
  private var isUrgent = true
  /// What of a frame is on its way is urgent.
  private var isHastening = true
  private var hasNews = false
  private var lastNews = ContinuousClock.now
  private var lastTick = ContinuousClock.now
  private var end: TerminalEnd?
  /// Called before the process is stopped, with the terminal as it was, and once it goes on.
  package var whenStopping: () -> Void = {}
  package var whenGoingOn: () -> Void = {}

  /// Takes the terminal. `sevenBit` and `depth` override what locale and environment say; without the mouse, its
  /// presses stay the terminal's own. Throws a line of advice before anything has been changed.
  package init(
    waker: TerminalWaker, sevenBit: Bool? = nil, depth: ColorDepth? = nil, hasMouse: Bool = true
  ) throws(TerminalError) {
    device = try TerminalDevice()
    screen = try CursesScreen(sevenBit: sevenBit, depth: depth, hasMouse: hasMouse)
    decoder = InputDecoder(known: CursesScreen.knownKeys())
    self.waker = waker
    pace = LinePace(canAsk: screen.canAnswer, at: .now)
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
    // Who reads behind a shell is stopped.
    if end != nil { return }
    let received = device.received()
    take(decoder.decode(received), &program)
    pace.answers(decoder.takeAnswers(), at: .now)
    if !received.isEmpty { keyDeadline = ContinuousClock.now + decoder.patience }
    if device.isGone { end = end ?? .gone }
    device.drain()
    noteWhatWasTaken()
    if let sequence = copied, device.isIdle, !screen.hasMore {
      copied = nil
      send(sequence, hasMore: false)
    }
    // Between frames: in the middle of a sequence a bell would be part of it.
    if isRinging, device.isIdle, !screen.hasMore {
      isRinging = false
      send([0x07], hasMore: false)
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
    if end == nil { paint(&program) }
  }

  /// Sends of a frame, or of a new one, what the line has room for.
  private mutating func paint(_ program: inout some TerminalProgram) {
    if isDirty || screen.hasMore, device.isIdle, pace.wantsProbe(at: .now) { ask() }
    if isDirty, isUrgent || !screen.hasMore, device.isIdle, pace.mayBegin(isUrgent: isUrgent, at: .now) {
      let frame = program.frame(for: screen.size)
      screen.begin(frame.buffer, in: frame.theme, cursor: frame.cursor)
      isHastening = isUrgent
      isDirty = false
      isUrgent = false
    }
    while device.isIdle {
      let room = pace.room(isUrgent: isHastening, at: .now)
      let bytes = room > 0 ? screen.next(within: pace.piece(of: room)) : []
      if bytes.isEmpty {
        // The terminal showed all of that already.
        if room > 0, screen.hasMore { continue }
        if pace.lacksQuestion { ask() }
        return
      }
      send(bytes, hasMore: screen.hasMore)
    }
  }

  private mutating func send(_ bytes: [UInt8], hasMore: Bool) {
    let asks = pace.asks(after: bytes.count, hasMore: hasMore)
    send(asks ? bytes + LinePace.question : bytes, asking: asks, hasMore: hasMore)
  }

  /// A question alone.
  private mutating func ask() {
    if screen.canAnswer { send(LinePace.question, asking: true, hasMore: screen.hasMore) }
  }

  private mutating func send(_ bytes: [UInt8], asking: Bool, hasMore: Bool) {
    pace.sent(bytes.count, asking: asking, hasMore: hasMore, at: .now)
    device.send(bytes)
    noteWhatWasTaken()
  }

  private mutating func noteWhatWasTaken() {
    pace.kernelHas(taken: device.taken, isFull: device.hasOutput, at: .now)
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
  /// The bell is to be sounded.
  private var isRinging = false

  /// Milliseconds until something is due of itself.
  private var timeout: Int32 {
    if decoder.isWaiting, decoder.patience < .seconds(1) { return 40 }
    var longest = hasNews ? Duration.milliseconds(100) : .seconds(1)
    if device.hasOutput { return Int32(longest / .milliseconds(1)) }
    if screen.hasMore {
      longest = min(longest, pace.delay(isUrgent: isHastening, at: .now))
    } else if isDirty {
      longest = min(longest, pace.delay(isUrgent: isUrgent, at: .now))
    }
    return Int32(max(1, (longest / .milliseconds(1)).rounded(.up)))
  }

  private mutating func take(_ messages: [Message], _ program: inout some TerminalProgram) {
    let all = pendingKeys + messages
    pendingKeys = []
    for message in all where end == nil {
      carryOut(program.handle(message), &program)
      isDirty = true
      isUrgent = true
    }
  }

  private mutating func carryOut(_ effects: [Effect], _ program: inout some TerminalProgram) {
    for effect in effects {
      switch effect {
      case .quit: end = end ?? .quit
      case .suspend: suspend()
      case .redraw: redraw()
      case .copy(let text): copied = Clipboard.sequence(for: text)
      case .ring: isRinging = true
      default: break
      }
    }
  }

  private mutating func takeSignals(_ program: inout some TerminalProgram) {
    let numbers = newSignals()
    // The one that ends us comes before the one that continues us, which may stop us again.
    if let number = Self.ending(numbers) {
      end = end ?? .signal(number)
      return
    }
    for number in numbers {
      switch number {
      case SIGTSTP: suspend()
      case SIGCONT: resume()
      default: redraw()
      }
    }
  }

  private static func ending(_ numbers: Set<Int32>) -> Int32? {
    numbers.subtracting([SIGCONT, SIGTSTP, SIGWINCH]).min()
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
    isUrgent = true
  }

  private var isEntered = false

  private mutating func enter() {
    // Continued without having been left, questions are still open.
    if !isEntered { pace = LinePace(canAsk: screen.canAnswer, at: .now) }
    isEntered = true
    device.makeRaw()
    errors.begin()
    let restoring = screen.restoring
    var saved = device.saved
    cn_arm_crash(device.descriptor, &saved, restoring, restoring.count, errors.original, errors.store)
    ask()
    send(screen.entering(), hasMore: false)
    redraw()
  }

  private mutating func leave() {
    guard isEntered else { return }
    isEntered = false
    if !device.isGone { device.finish(with: screen.restoring) }
    let isUnanswered = !awaitAnswers()
    // Behind a shell they are the shell's.
    if device.isInForeground { device.restoreModes(discarding: isUnanswered) }
    cn_arm_crash(-1, nil, nil, 0, -1, -1)
    errors.end()
  }

  /// Answers that are still to come belong to us, not to the shell. False when some may come later.
  private mutating func awaitAnswers() -> Bool {
    guard device.isInForeground, let limit = pace.parting(at: .now) else { return true }
    while pace.parting(at: .now) != nil, !device.isGone, ContinuousClock.now < limit {
      var waiting = pollfd(fd: device.descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&waiting, 1, 20)
      _ = decoder.decode(device.received())
      pace.answers(decoder.takeAnswers(), at: .now)
    }
    return pace.parting(at: .now) == nil
  }

  private mutating func suspend() {
    leave()
    whenStopping()
    cn_stop()
    resume()
    whenGoingOn()
  }

  /// Takes the terminal back once it is ours. Continued behind a shell, we stop again, unless what continued us came
  /// with a signal that ends us.
  private mutating func resume() {
    while end == nil, !device.isInForeground {
      var watched = pollfd(fd: signals.read, events: Int16(POLLIN), revents: 0)
      for _ in 0..<5 where end == nil {
        _ = poll(&watched, 1, 20)
        end = Self.ending(newSignals()).map { .signal($0) }
      }
      if end == nil { cn_stop() }
    }
    if end == nil { enter() }
  }
}
