import Testing

@testable import Runtime

@Suite("What somebody at a screen can have seen") struct SeenEventsTests {
  private let start = ContinuousClock.now

  private func after(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

  @Test("The first picture has been looked at, and nothing before there was one") func first() {
    var seen = SeenEvents()
    #expect(seen.number(at: start) == 0)
    seen.note(7, at: start)
    #expect(seen.number(at: start) == 7)
  }

  @Test("Who presses a key when a picture comes up meant the one before it") func reaction() {
    var seen = SeenEvents()
    seen.note(7, at: start)
    seen.note(8, at: after(5_000))
    #expect(seen.number(at: after(5_010)) == 7)
    #expect(seen.number(at: after(5_199)) == 7)
    #expect(seen.number(at: after(5_200)) == 8)
  }

  @Test("Pictures that follow each other faster than anybody sees are each counted from when it came") func fast() {
    var seen = SeenEvents()
    for number in 0..<100 as Range<UInt64> { seen.note(number, at: after(Int(number) * 50)) }
    #expect(seen.number(at: after(99 * 50)) == 95)
    #expect(seen.number(at: after(99 * 50 + 200)) == 99)
    // The same again is the same picture.
    seen.note(99, at: after(99 * 50 + 300))
    #expect(seen.number(at: after(99 * 50 + 300)) == 99)
  }
}
