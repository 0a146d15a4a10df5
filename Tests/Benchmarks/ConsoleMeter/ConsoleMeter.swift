import AisleTesting
import Glibc

/// Holds the other end of a console's terminal and says what the console costs:   ConsoleMeter PROGRAM [ARGUMENTS]
/// Lines of name, tab, figure in the unit that the name ends with. AISLE_SECONDS: how long it is watched idle (30).
@main
enum ConsoleMeter {
  static func main() throws {
    guard CommandLine.arguments.count > 1 else {
      complain("usage: ConsoleMeter PROGRAM [ARGUMENT ...]")
      exit(64)
    }
    let seconds = getenv("AISLE_SECONDS").flatMap { Double(String(cString: $0)) } ?? 30
    let arguments = Array(CommandLine.arguments.dropFirst(2))
    for _ in 0..<3 {
      let (terminal, time) = opened(arguments + ["bare"])
      say("first frame, ms", time)
      end(terminal)
    }
    let (terminal, _) = opened(arguments)
    // Two full batches: the site is whole, and what grows has grown.
    pause(terminal, 15)
    for page in ["1", "2", "3"] { watch(terminal, page: page, seconds: seconds / 3) }
    keys(terminal)
    say("highest memory (VmHWM), MB", Double(ProcessFigures(terminal.process).highestMemory) / 1e6)
    end(terminal)
  }

  /// The program on a terminal of 200x60, and the milliseconds until its first frame was there.
  private static func opened(_ arguments: [String]) -> (Pseudoterminal, Double) {
    let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent", "PATH": "/usr/bin:/bin"]
    let start = ContinuousClock.now
    // The hint line comes last.
    guard
      let terminal = Pseudoterminal(
        CommandLine.arguments[1], arguments, environment: environment, columns: 200, rows: 60),
      terminal.wait(for: "quit")
    else {
      complain("no first frame")
      exit(1)
    }
    return (terminal, milliseconds(since: start))
  }

  private static func end(_ terminal: Pseudoterminal) {
    terminal.type("q")
    if terminal.waitForEnd(seconds: 5) == nil { complain("the console had to be killed") }
  }

  /// A page left alone: processor time of the console's own thread and of the feed's, bytes of each frame.
  private static func watch(_ terminal: Pseudoterminal, page: String, seconds: Double) {
    terminal.type(page)
    pause(terminal, 1)
    let before = ProcessFigures(terminal.process)
    let start = ContinuousClock.now
    var frames: [Double] = []
    while milliseconds(since: start) < seconds * 1000 {
      let count = terminal.output.count
      // Frames of their own come at least 100 ms apart.
      pause(terminal, 0.05)
      if terminal.output.count > count { frames.append(Double(terminal.output.count - count)) }
    }
    let after = ProcessFigures(terminal.process)
    let span = milliseconds(since: start) / 1000
    say("page \(page): console thread, % of a core", 100 * (after.mainThread - before.mainThread) / span)
    say("page \(page): feed threads, % of a core", 100 * (after.others - before.others) / span)
    frames.sort()
    guard let largest = frames.last else { return }
    say("page \(page): \(frames.count) frames left alone, the median, bytes", frames[frames.count / 2])
    say("page \(page): the largest, with a full batch in it, bytes", largest)
  }

  /// From a key to the frame that it makes.
  private static func keys(_ terminal: Pseudoterminal) {
    var times: [Double] = []
    let keys = ["3"] + Array(repeating: ["j", "j", "k", "2", "l", "h", "1", "3"], count: 40).flatMap(\.self)
    for key in keys {
      terminal.wait(for: "\u{0}", seconds: 0.02)
      let start = ContinuousClock.now
      terminal.type(key)
      if terminal.wait(for: "\u{1B}", seconds: 2) { times.append(milliseconds(since: start)) }
    }
    times.sort()
    guard !times.isEmpty else { return }
    say("key to frame p50, ms", times[times.count / 2])
    say("key to frame p99, ms", times[times.count * 99 / 100])
    say("keys that made a frame", Double(times.count))
  }

  /// Reads what comes for some seconds.
  private static func pause(_ terminal: Pseudoterminal, _ seconds: Double) {
    // A NUL is never sent: this waits all the time.
    terminal.wait(for: "\u{0}", seconds: seconds)
  }

  private static func milliseconds(since start: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - start) / .milliseconds(1)
  }

  private static func complain(_ text: String) {
    let bytes = Array("\(text)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  private static func say(_ name: String, _ figure: Double) { print("\(name)\t\((figure * 100).rounded() / 100)") }
}
