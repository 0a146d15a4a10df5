import AisleTesting
import Analysis
import Canvas
import Glibc
import Interaction
import Runtime
import SiteModel
import Terminal
import Theming
import Views

/// The console as `aisle` runs it, over 10,000 nodes x 8 accelerators that change every ten seconds. The loop has the
/// main thread to itself; what the other threads use is the feed's. With the argument "bare" there is no feed and no
/// history: what a console begins with.
@main
enum LargeConsole {
  static func main() throws {
    let plan = LargeSite.topology()
    let isBare = CommandLine.arguments.contains("bare")
    let trends = isBare ? Trends() : filledTrends(plan)
    let clock = SystemClock()
    let board = SiteBoard(Site(topology: plan, trends: trends))
    let keeper = SiteKeeper(board: board, clock: clock) { site, now in
      totals(of: site, at: now)
    }
    let waker = TerminalWaker()
    board.onPost { waker.wake() }
    let session = ConsoleSession(
      board: board, clock: clock, console: Console(), theme: .fallback, maker: SceneMaker(),
      outside: .init(themes: [], theme: { _ in .failure(.init("none")) }, export: { _ in "" }),
      desk: DigestDesk { waker.wake() })
    var loop = try TerminalLoop(waker: waker)
    if !isBare { Task.detached { await feed(keeper, plan, clock) } }
    var program = Program(session: session)
    _ = try loop.run(&program)
  }

  /// A history as full as it gets: memory is measured at its worst.
  private static func filledTrends(_ plan: Topology) -> Trends {
    var trends = Trends(capacity: 60, interval: .seconds(60))
    let now = SystemClock().now()
    for step in 0..<60 {
      let rows = Trends.tracked.map { kind, _ in
        [Float](repeating: Float(step), count: plan.nodes.count * (kind == .accelerator ? 8 : 1))
      }
      trends.take(rows, totals: [.power: 5e7], at: now - .seconds((60 - step) * 60))
    }
    return trends
  }

  private static func feed(_ keeper: SiteKeeper, _ plan: Topology, _ clock: SystemClock) async {
    var step = 0
    while !Task.isCancelled {
      for source in 0..<100 {
        var batch = LargeSite.batch(source: source, of: 100, plan: plan, at: clock.now())
        for index in batch.readings.indices { batch.readings[index].value *= 1 + 0.01 * Double((step + index) % 5) }
        await keeper.apply(batch, took: .milliseconds(12))
      }
      step += 1
      // Cancelled, the loop ends.
      try? await Task.sleep(for: .seconds(10))
    }
  }
}

private struct Program: TerminalProgram {
  var session: ConsoleSession

  mutating func handle(_ message: Message) -> [Effect] { session.handle(message) }

  mutating func frame(for size: Size) -> TerminalFrame {
    let stage = session.stage(for: size)
    return TerminalFrame(stage.buffer, cursor: stage.cursor, theme: session.theme)
  }
}
