import AisleTesting
import Runtime
import SiteModel
import Testing

@Suite struct SiteKeeperTests {
  @Test func `what is applied is soon on the board, and posts are fewer than batches`() async throws {
    let clock = ManualClock()
    let board = SiteBoard(Site(topology: Topology(name: "t")))
    let (posts, signal) = AsyncStream<Void>.makeStream()
    board.onPost { signal.yield() }
    let keeper = SiteKeeper(board: board, clock: clock) { _, _ in [.power: 7] }
    let source = SourceID("s")
    await keeper.register(SourceDescription(id: source, address: "here", cadence: .seconds(1)))
    for step in 0..<200 {
      let reading = Reading(0, .power, Double(step), at: clock.now())
      await keeper.apply(
        Batch(source: source, moment: clock.now(), subjects: [.node("n")], layout: 1, readings: [reading]), took: .zero)
    }
    var count = 0
    for await _ in posts {
      count += 1
      if board.site.value(of: .node(0), .power, at: clock.now()) == 199 { break }
    }
    #expect(count < 100)
    #expect(board.site.trends.values(of: .power) == [7])
  }
}
