import Canvas
import Glibc
import Interaction
import Terminal
import Theming

/// A small program for the tests: shows what it was told last, `q` quits, `c` crashes.
struct Probe: TerminalProgram {
  var last = "started"
  var count = 0

  mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .key(.character("q")): return [.quit]
    case .key(.character("c")): abort()
    case .key(.control("z")): return [.suspend]
    case .key(.character("y")): return [.copy("名")]
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
    buffer.write("<\(last)> 节点 ▲ é \(size)", at: Point(0, 0))
    buffer.write("角", at: Point(size.width - 2, size.height - 1), ink: .strong)
    return TerminalFrame(buffer, theme: .fallback)
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
