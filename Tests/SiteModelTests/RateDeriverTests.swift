import SiteModel
import Testing

@Suite struct RateDeriverTests {
  let start = Moment(seconds: 1_000)

  func batch(_ readings: [Reading], subjects: [EntityKey] = [EntityKey(.processor, node: "n", name: "0")]) -> Batch {
    Batch(source: SourceID("s"), moment: start, subjects: subjects, layout: 1, readings: readings)
  }

  func rates(of batch: Batch, _ quantity: Quantity) -> [Double] {
    batch.readings.filter { $0.quantity == quantity }.map(\.value)
  }

  @Test func `a counter's first sample has no rate`() {
    var deriver = RateDeriver()
    #expect(rates(of: deriver.adding(to: batch([Reading(0, .energy, 100, at: start)])), .power) == [])
  }

  @Test func `energy becomes power`() {
    var deriver = RateDeriver()
    _ = deriver.adding(to: batch([Reading(0, .energy, 100, at: start)]))
    let second = deriver.adding(to: batch([Reading(0, .energy, 600, at: start + .seconds(5))]))
    #expect(rates(of: second, .power) == [100])
    #expect(second.readings.last?.quality == .derived)
  }

  @Test func `a building's meter counts too coarsely for a power`() {
    var deriver = RateDeriver()
    let subjects = [EntityKey.building(.powerDistributionUnit, "PDU-1")]
    _ = deriver.adding(to: batch([Reading(0, .energy, 360_000, at: start)], subjects: subjects))
    let second = deriver.adding(
      to: batch([Reading(0, .energy, 720_000, at: start + .seconds(10))], subjects: subjects))
    #expect(rates(of: second, .power) == [])
  }

  @Test func `a counter that wraps at a known range goes on`() {
    var deriver = RateDeriver()
    let range = Reading(0, .energyRange, 1_000, at: start)
    _ = deriver.adding(to: batch([range, Reading(0, .energy, 900, at: start)]))
    let second = deriver.adding(to: batch([range, Reading(0, .energy, 100, at: start + .seconds(2))]))
    #expect(rates(of: second, .power) == [100])
  }

  @Test func `a counter that was reset has no rate until the next sample`() {
    var deriver = RateDeriver()
    _ = deriver.adding(to: batch([Reading(0, .received, 900, at: start)]))
    let reset = deriver.adding(to: batch([Reading(0, .received, 10, at: start + .seconds(1))]))
    #expect(rates(of: reset, .receiveRate) == [])
    let after = deriver.adding(to: batch([Reading(0, .received, 30, at: start + .seconds(2))]))
    #expect(rates(of: after, .receiveRate) == [20])
  }

  @Test func `a power that the source measures is not overruled`() {
    var deriver = RateDeriver()
    _ = deriver.adding(to: batch([Reading(0, .energy, 0, at: start)]))
    let later = start + .seconds(1)
    let second = deriver.adding(to: batch([Reading(0, .energy, 500, at: later), Reading(0, .power, 480, at: later)]))
    #expect(rates(of: second, .power) == [480])
  }

  @Test func `busy and idle time become load`() {
    var deriver = RateDeriver()
    _ = deriver.adding(to: batch([Reading(0, .busyTime, 10, at: start), Reading(0, .idleTime, 10, at: start)]))
    let later = start + .seconds(4)
    let second = deriver.adding(
      to: batch([Reading(0, .busyTime, 13, at: later), Reading(0, .idleTime, 11, at: later)]))
    #expect(rates(of: second, .load) == [0.75])
  }

  @Test func `the same page served twice keeps the older sample`() {
    var deriver = RateDeriver()
    _ = deriver.adding(to: batch([Reading(0, .sent, 0, at: start)]))
    let again = deriver.adding(to: batch([Reading(0, .sent, 0, at: start)]))
    #expect(rates(of: again, .sendRate) == [])
    let third = deriver.adding(to: batch([Reading(0, .sent, 50, at: start + .seconds(10))]))
    #expect(rates(of: third, .sendRate) == [5])
  }

  @Test func `subjects out of range are ignored`() {
    var deriver = RateDeriver()
    _ = deriver.adding(to: batch([Reading(7, .energy, 1, at: start)]))
    #expect(deriver.adding(to: batch([Reading(7, .energy, 2, at: start + .seconds(1))])).readings.count == 1)
  }

  @Test func `a rate that the source itself reports stands alone`() {
    var deriver = RateDeriver()
    _ = deriver.adding(to: batch([Reading(0, .received, 100, at: start)]))
    let later = start + .seconds(1)
    let both = [Reading(0, .received, 900, at: later), Reading(0, .receiveRate, 80, at: later)]
    #expect(rates(of: deriver.adding(to: batch(both)), .receiveRate) == [80])
  }

  @Test func `a sample met twice, its age off by a millisecond, is no standstill`() {
    var deriver = RateDeriver()
    _ = deriver.adding(to: batch([Reading(0, .energy, 100, at: start)]))
    let again = deriver.adding(to: batch([Reading(0, .energy, 100, at: start + .milliseconds(1))]))
    #expect(rates(of: again, .power) == [])
    let next = deriver.adding(to: batch([Reading(0, .energy, 600, at: start + .seconds(5))]))
    #expect(rates(of: next, .power) == [100])
  }
}
