import AisleTesting
import SiteModel
import Testing

@testable import Runtime

@Suite("A site that is recorded here") struct SiteWatchTests {
  @Test("At the end orders are no longer taken before the history is closed, and the feeds end last") func end()
    async throws
  {
    let hand = SlowHand()
    let clock = ManualClock(at: TroubledSite.now)
    let board = SiteBoard(TroubledSite.make())
    let keeper = SiteKeeper(board: board, clock: clock) { _, _ in [:] }
    var feeds = SiteWatch.Feeds(begin: { hand.note("begun") }, end: { hand.note("ended") })
    feeds.close = { hand.note("closed") }
    let watch = SiteWatch(
      HistorySetup(candidates: [], hand: hand), of: Topology(name: "t"), keeper: keeper, standing: StandingBoard(),
      clock: clock, feeds: feeds)
    let watching = Task { await watch.run() }
    while hand.log.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    // It notes that it records before it begins.
    watching.cancel()
    await watching.value
    #expect(hand.log == ["begun", "closed", "let go", "ended"])
  }
}
