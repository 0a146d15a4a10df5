import Canvas
import Glibc
import Interaction
import Terminal
import Theming

/// A small program for the tests: shows what it was told last, `q` quits, `c` crashes. From `w` on it shows glyphs of all
/// kinds, others after every key; `t` changes the theme, `s` stops without leaving the terminal, `Y` copies as much
/// as can be copied.
struct Probe: TerminalProgram {
  var last = "started"
  var count = 0
  var isBusy = false
  var theme = Theme.fallback

  mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .key(.character("q")): return [.quit]
    case .key(.character("c")): abort()
    case .key(.character("s")): kill(getpid(), SIGSTOP)
    case .key(.control("z")): return [.suspend]
    case .key(.character("y")): return [.copy("名")]
    case .key(.character("Y")): return [.copy(String(repeating: "long ", count: 12_000))]
    case .key(.control("l")): return [.redraw]
    case .key(.character("w")): isBusy = true
    case .key(.character("t")): theme.name += "+"
    case .key(let key): last = "key \(key.name)"
    case .mouse(let mouse): last = "mouse \(mouse.x),\(mouse.y)"
    case .paste(let text): last = "paste \(text.count)"
    case .refreshed, .command: return []
    }
    count += 1
    return []
  }

  mutating func frame(for size: Size) -> TerminalFrame {
    var buffer = CellBuffer(size: size)
    buffer.fill(buffer.bounds, with: "·", ink: .faint)
    if isBusy { fill(&buffer) }
    buffer.write("<\(last)> 节点 ▲ é \(size)", at: Point(0, 0))
    buffer.write("角", at: Point(size.width - 2, size.height - 1), ink: .strong)
    return TerminalFrame(buffer, theme: theme)
  }

  private func fill(_ buffer: inout CellBuffer) {
    let words = ["节点", "load", "e\u{301}te\u{301}", "   ", "温度 ", "▲", "o\u{308}", "x"]
    let inks: [Ink] = [.text, .strong, .faint, .text.with(.underline), .text.with(.reverse), .strong.with(.selected)]
    var state = UInt64(count &* 7919 &+ 1)
    for y in 0..<buffer.size.height {
      var x = 0
      while x < buffer.size.width {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let number = Int(state >> 33)
        x = buffer.write(words[number % words.count], at: Point(x, y), ink: inks[number / 64 % inks.count])
      }
    }
  }
}

@main
enum TerminalProbe {
  static func main() {
    do {
      var loop = try TerminalLoop(waker: TerminalWaker())
      var probe = Probe()
      switch try loop.run(&probe) {
      case .quit: exit(0)
      case .signal(let number): exit(128 + number)
      case .gone: exit(3)
      }
    } catch {
      print(error)
      exit(64)
    }
  }
}
