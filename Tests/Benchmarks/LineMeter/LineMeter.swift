import AisleTesting
import Glibc

/// Puts a slow line between a console and its terminal and says what an operator at the far end sees.   LineMeter
/// Lines of name, tab, figure in the unit that the name ends with. AISLE_SECONDS: how long each line is watched (40).
///
/// The line is a queue of 64 KB, as kernels and ssh have them, out of which so many bytes a second reach the terminal. The
/// terminal answers requests for its status when they reach it, or it answers nothing.
@main
enum LineMeter {
  static func main() throws {
    if CommandLine.arguments.dropFirst().first == "program" { exit(try LineProgram.run()) }
    let seconds = getenv("AISLE_SECONDS").flatMap { Double(String(cString: $0)) } ?? 40
    for speed in [9_600, 115_200] {
      for terminal in [SlowLine.Terminal.answering, .answeringLate, .silent] {
        report(SlowLine(bitsPerSecond: speed, terminal: terminal).watched(seconds: seconds), speed, terminal)
      }
    }
  }

  private static func report(_ seen: SlowLine.Seen, _ speed: Int, _ terminal: SlowLine.Terminal) {
    let name = "\(speed) bit/s, terminal \(terminal.rawValue)"
    say(
      "\(name): keys whose frame came whole, of \(seen.keys), %",
      100 * Double(seen.late.count) / Double(max(1, seen.keys)))
    say("\(name): from a key to its being applied, the worst, ms", seen.applied.max() ?? -1)
    say("\(name): a key's frame beyond its own line time, median, ms", middle(seen.late))
    say("\(name): a key's frame beyond its own line time, the worst, ms", seen.late.max() ?? -1)
    say("\(name): a key's frame, median, bytes", middle(seen.sizes))
    say("\(name): waiting in the line at a key, the worst, ms", seen.waiting.max() ?? -1)
    say("\(name): frames left alone, a second, Hz", seen.framesASecond)
    say("\(name): the line was in use, %", seen.use)
  }

  private static func middle(_ values: [Double]) -> Double {
    values.isEmpty ? -1 : values.sorted()[values.count / 2]
  }

  private static func say(_ name: String, _ figure: Double) { print("\(name)\t\((figure * 100).rounded() / 100)") }
}
