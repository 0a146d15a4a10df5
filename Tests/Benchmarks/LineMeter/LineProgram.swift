import Canvas
import Glibc
import Interaction
import Terminal
import Theming

/// A program whose frames say what they are: it changes a fifth of its cells ten times a second, and at a key all of
/// them. The first row and the last say the number of the key, in letters all of which change with it (only what changes
/// goes out); `!` or `~` in the last cell ends a frame. When keys were applied is written to a file.
struct LineProgram: TerminalProgram {
  private var keys = 0
  private var news = 0

  static func run() throws -> Int32 {
    let waker = TerminalWaker()
    var loop = try TerminalLoop(waker: waker)
    var program = LineProgram()
    Task.detached {
      while !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(100))
        waker.wake()
      }
    }
    _ = try loop.run(&program)
    return 0
  }

  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Letters from `first`, that of A or a, none of which is the same for the next key.
  static func mark(_ key: Int, _ first: UInt8) -> String {
    String(decoding: (0..<4).map { first + UInt8((key + 7 * $0) % 26) }, as: UTF8.self)
  }

  mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .key(.character("q")): return [.quit]
    case .key:
      keys += 1
      if let path = getenv("AISLE_LINE_LOG"), let log = fopen(path, "a") {
        fputs("\(Self.milliseconds)\n", log)
        fclose(log)
      }
    case .refreshed: news += 1
    case .mouse, .paste, .command: break
    }
    return []
  }

  mutating func frame(for size: Size) -> TerminalFrame {
    var buffer = CellBuffer(size: size)
    let inks: [Ink] = [.text, .strong, .faint]
    for y in 0..<size.height {
      var line = ""
      for word in 0..<(size.width / 8) {
        // Every fifth word is news.
        let turn = (word + y) % 5 == 0 ? news : 0
        let number = (word &* 7919 &+ y &* 104_729 &+ turn &* 31 &+ keys &* 37) % 9_000 + 1_000
        line += "load \(number % 100) "
      }
      buffer.write(line, at: Point(0, y), ink: inks[(y + keys) % inks.count])
    }
    buffer.write(Self.mark(keys, 0x41) + " ", at: Point(0, 0))
    let end = " " + Self.mark(keys, 0x61) + (news % 2 == 0 ? "!" : "~")
    buffer.write(end, at: Point(max(0, size.width - end.count), size.height - 1))
    return TerminalFrame(buffer, theme: .fallback)
  }
}
