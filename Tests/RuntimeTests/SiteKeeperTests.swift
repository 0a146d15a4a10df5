import AisleTesting
import SiteModel
import Synchronization
import Testing

@testable import Runtime

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

/// Remembers what it is told.
private final class Listener: SiteTap {
  private let told = Mutex<[Delivery]>([])
  var all: [Delivery] { told.withLock { $0 } }
  func take(_ delivery: Delivery) { told.withLock { $0.append(delivery) } }
}

@Suite("What listens in on a keeper") struct SiteTapTests {
  @Test("is told of the sources there are, of all that comes, in order, and of nothing once it is disconnected")
  func told() async {
    let clock = ManualClock()
    let keeper = SiteKeeper(board: SiteBoard(Site(topology: Topology(name: "t"))), clock: clock) { _, _ in [:] }
    let source = SourceID("s")
    await keeper.register(SourceDescription(id: source, address: "here", cadence: .seconds(1)))
    let listener = Listener()
    await keeper.connect(listener)
    await keeper.apply(Batch(source: source, moment: clock.now()), took: .seconds(1))
    await keeper.apply(.timedOut(after: .seconds(1)), of: source, at: clock.now(), took: .seconds(1))
    await keeper.connect(nil)
    await keeper.apply(Batch(source: source, moment: clock.now()), took: .seconds(1))
    let kinds = listener.all.map { delivery in
      switch delivery {
      case .source(let description): "source \(description.id.name)"
      case .batch(let batch, let duration): "batch \(batch.source.name) \(Int(duration.seconds))"
      case .failure(_, let id, _, _): "failure \(id.name)"
      case .alarms: "alarms"
      case .memory: "memory"
      }
    }
    #expect(kinds == ["source s", "batch s 1", "memory", "failure s"])
  }

  @Test("a site read from a history takes the place of the one before it, and is a newer one") func adopted() async {
    let clock = ManualClock()
    let board = SiteBoard(Site(topology: Topology(name: "t")))
    let keeper = SiteKeeper(board: board, clock: clock) { _, _ in [.power: 7] }
    var recorded = Site(topology: Topology(name: "t"))
    recorded.apply(
      Batch(
        source: SourceID("s"), moment: clock.now(), subjects: [.node("n")], layout: 0,
        readings: [Reading(0, .power, 5, at: clock.now())]))
    await keeper.adopt(recorded)
    let first = await keeper.current
    await keeper.adopt(recorded)
    let second = await keeper.current
    #expect(second.version > first.version)
    #expect(second.value(of: .node(0), .power, at: clock.now()) == 5)
    // A feed's batch of the same layout number has subjects of its own.
    await keeper.apply(
      Batch(
        source: SourceID("s"), moment: clock.now(), subjects: [.node("m")], layout: 0,
        readings: [Reading(0, .power, 6, at: clock.now())]), took: .zero)
    let third = await keeper.current
    #expect(third.value(of: .node(0), .power, at: clock.now()) == 5)
    #expect(third.value(of: .node(1), .power, at: clock.now()) == 6)
  }
}
