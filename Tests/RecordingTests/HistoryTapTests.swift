import Recording
import SiteModel
import Testing

@Suite("What listens in on a site") struct HistoryTapTests {
  private func batch(_ count: Int) -> Delivery {
    let readings = (0..<count).map { _ in
      Reading(0, .power, 1, at: Moment(seconds: 1))
    }
    return .batch(
      Batch(source: SourceID("a"), moment: Moment(seconds: 1), subjects: [.node("n")], readings: readings), took: .zero)
  }

  @Test("what finds the queue full is lost and counted, and the site never waits") func full() {
    let tap = HistoryTap(limit: 100)
    tap.take(batch(60))
    tap.take(batch(60))
    tap.take(batch(7))
    #expect(tap.lost == 60)
  }

  @Test("what is larger than the whole queue is taken when nothing else waits") func large() {
    let tap = HistoryTap(limit: 10)
    tap.take(batch(1000))
    #expect(tap.lost == 0)
    tap.take(batch(1))
    #expect(tap.lost == 1)
  }
}
