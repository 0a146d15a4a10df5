import AisleTesting
import Interaction
import Orders
import SiteModel
import Synchronization
import Testing
import Theming
import Views
import Wording

@testable import Runtime

/// Something that ends when it is told to.
private actor Gate {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func open() {
    isOpen = true
    for one in waiting { one.resume() }
    waiting = []
  }

  func pass() async {
    if isOpen { return }
    await withCheckedContinuation { waiting.append($0) }
  }
}

@Suite("Orders beside the console") struct OrderDeskTests {
  private let gate = Gate()
  private let clock = ManualClock(at: SampleSite.now)
  private let order = SchedulerOrder(.hold, on: [OrderTarget(.job, "18481")], queue: "slurm")

  private func desk() -> OrderDesk {
    let gate = gate
    return OrderDesk(whenNews: {}) { order, progress in
      progress(OrderProgress(order.verb, done: 0, total: order.targets.count))
      await gate.pass()
      let outcome: OrderResult.Outcome = Task.isCancelled ? .refused : .done
      return OrderReport(order, results: order.targets.map { OrderResult($0, outcome) })
    }
  }

  private func session(_ desk: OrderDesk?, mayAct: Bool = true) -> ConsoleSession {
    var console = Console()
    if mayAct { console.schedulersAtHand = ["slurm"] }
    console.go(to: .jobs)
    var outside = ConsoleSession.Outside(themes: [], theme: { _ in .failure(.init(Saying(.noData, []))) }) { _ in
      Saying(.noData, [])
    }
    outside.orders = desk
    return ConsoleSession(
      board: SiteBoard(SampleSite.queued()), clock: clock, console: console, theme: .fallback, maker: SceneMaker(),
      outside: outside)
  }

  private func give(_ session: inout ConsoleSession) {
    session.console.selections["jobs"] = .job(JobReference(queue: 0, id: "18481"))
    _ = session.handle(.command("hold"))
    _ = session.handle(.key(.enter))
  }

  private func settle(_ desk: OrderDesk) async throws {
    for _ in 0..<500 where desk.isAtWork { try await Task.sleep(for: .milliseconds(10)) }
    #expect(!desk.isAtWork)
  }

  @Test("Keys stay alive while an order runs, one order at a time, and how it went comes by itself") func alive()
    async throws
  {
    let desk = desk()
    var session = session(desk)
    give(&session)
    #expect(desk.isAtWork && session.console.orderProgress == OrderProgress(.hold, done: 0, total: 1))
    #expect(session.handle(.key(.character("3"))).isEmpty && session.console.page == .nodes)
    #expect(!desk.begin(order))
    _ = session.handle(.key(.character("4")))
    _ = session.handle(.command("hold"))
    #expect(session.console.notice?.saying.word == .orderStillRuns && session.console.layers.isEmpty)
    await gate.open()
    try await settle(desk)
    #expect(session.handle(.refreshed).isEmpty)
    #expect(session.console.orderReport?.results.map(\.outcome) == [.done] && session.console.orderProgress == nil)
    #expect(session.console.layers == [.orderReport(scroll: 0)])
    #expect(session.handle(.command("quit")) == [.quit])
  }

  @Test("Quitting waits for the order under way, and the second time ends it early") func leaving() async throws {
    let desk = desk()
    var session = session(desk)
    give(&session)
    #expect(session.handle(.key(.character("q"))).isEmpty && session.console.notice?.saying.word == .orderQuitWaits)
    #expect(session.handle(.refreshed).isEmpty)
    #expect(session.handle(.key(.control("c"))).isEmpty)
    await gate.open()
    try await settle(desk)
    #expect(session.handle(.refreshed) == [.quit])
    #expect(session.console.orderReport?.results.map(\.outcome) == [.refused], "the second time it was told to stop")
  }

  @Test("A session without hands gives no order, whatever it is sent") func none() {
    let desk = desk()
    for (desk, mayAct) in [(nil, true), (desk, false)] as [(OrderDesk?, Bool)] {
      var session = session(desk, mayAct: mayAct)
      give(&session)
      #expect(session.console.orderProgress == nil)
    }
    #expect(!desk.isAtWork)
  }
}
