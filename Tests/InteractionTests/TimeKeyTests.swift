import AisleTesting
import Canvas
import Interaction
import Orders
import SiteModel
import Testing
import Wording

@Suite("Keys that go back in time") struct TimeKeyTests {
  private static let now = SampleSite.now

  private func seat(_ past: PastStanding? = nil) throws -> Seat {
    var seat = Seat(at: SamplePast.present)
    seat.past = try past ?? PastStanding(of: SamplePast())
    return seat
  }

  private func back(_ seat: Seat) -> Double? { seat.console.replay.map { (Self.now - $0.wanted).seconds } }

  @Test("[ and ] step by the pace of the sources, { and } by an hour") func steps() throws {
    var seat = try seat()
    seat.type("[")
    #expect(back(seat) == 10)
    seat.uptime += .seconds(2)
    seat.type("[")
    #expect(back(seat) == 20)
    seat.type("{")
    #expect(back(seat) == 3_620)
    seat.type("}")
    seat.uptime += .seconds(2)
    seat.type("]")
    #expect(back(seat) == 10)
  }

  @Test("a key that is held goes in longer and longer steps") func held() throws {
    var seat = try seat()
    var steps: [Double] = []
    for _ in 0..<40 {
      let before = back(seat) ?? 0
      seat.type("[")
      steps.append((back(seat) ?? 0) - before)
      seat.uptime += .milliseconds(33)
    }
    #expect(steps.first == 10 && steps[8] == 60 && steps[16] == 300 && steps[24] == 900)
    seat.uptime += .seconds(1)
    let before = back(seat) ?? 0
    seat.type("]")
    #expect(before - (back(seat) ?? 0) == 10)
  }

  @Test("the record's ends are told, and nothing is beyond them") func ends() throws {
    var seat = try seat()
    seat.run("time first")
    #expect(seat.console.replay?.wanted == SamplePast.span.from)
    seat.type("{")
    #expect(
      seat.console.replay?.wanted == SamplePast.span.from && seat.noticeText.contains("nothing is recorded before"))
    seat.run("time last")
    seat.type("]")
    #expect(seat.console.replay?.wanted == SamplePast.span.to && seat.noticeText.contains("nothing is recorded after"))
    seat.type("L")
    #expect(seat.console.replay == nil)
    seat.type("]")
    #expect(seat.console.replay == nil && seat.noticeText.contains("nothing later"))
  }

  @Test("t asks for a time, and says what is understood when it is none") func typed() throws {
    var seat = try seat()
    seat.type("t")
    #expect(seat.console.layers == [.commandLine(text: "time ", cursor: 5, choice: nil)])
    seat.type("10:30")
    seat.press(.enter)
    // 03:04:05 UTC is 11:04:05 there.
    #expect(back(seat) == 2_045)
    seat.run("time noon")
    #expect(seat.noticeText.contains("“noon”") && seat.noticeText.contains("yesterday 3:00"))
    #expect(back(seat) == 2_045)
    seat.run("time 2027-01-01 10:00")
    #expect(seat.noticeText.contains("still to come"))
    seat.run("at -10m")
    #expect(back(seat) == 2_645)
  }

  @Test("Esc does not leave the past, L does, and Z holds it") func leaving() throws {
    var seat = try seat()
    seat.type("[")
    seat.press(.escape, .escape)
    #expect(seat.console.replay != nil)
    seat.type("p")
    #expect(seat.console.replay?.isPlaying == true)
    seat.type("Z")
    #expect(seat.console.replay?.isPlaying == false && seat.console.frozenAt == nil)
    seat.type("L")
    #expect(seat.console.isLive)
    seat.type("Z")
    seat.now = seat.now + .seconds(60)
    seat.type("[")
    #expect(seat.console.replay?.wanted == Self.now - .seconds(10), "from what was frozen")
    #expect(seat.console.frozenAt == nil)
  }

  @Test("p plays at 1 to 600 times, + and _ change that, and the end stops it") func playing() throws {
    var seat = try seat()
    seat.type("p")
    #expect(seat.console.replay == nil && seat.noticeText.contains("only the past"))
    seat.run("time -1h")
    seat.run("play 60")
    seat.uptime += .seconds(2)
    seat.send(.refreshed)
    #expect(back(seat) == 3_480)
    seat.type("p")
    seat.uptime += .seconds(9)
    seat.send(.refreshed)
    #expect(back(seat) == 3_480)
    seat.type("+")
    #expect(seat.console.replaySpeed == 120)
    seat.type("__")
    #expect(seat.console.replaySpeed == 30)
    for speed in ["0", "601", "x", "1.5"] {
      seat.run("play \(speed)")
      #expect(seat.console.replaySpeed == 30 && seat.noticeText.contains("1 to 600"))
    }
    seat.run("play ×600")
    seat.uptime += .seconds(60)
    seat.send(.refreshed)
    #expect(
      back(seat) == 0 && seat.console.replay?.isPlaying == false
        && seat.noticeText.contains("nothing is recorded after"))
  }

  @Test("( and ) walk along the alarms") func alarms() throws {
    var seat = try seat()
    seat.type("(")
    #expect(back(seat) == 1_200)
    seat.type("((")
    #expect(seat.console.replay?.wanted == SamplePast.fault)
    seat.type(")")
    #expect(seat.console.replay?.wanted == SamplePast.fault + .seconds(20))
    seat.type("))")
    #expect(back(seat) == 1_200 && seat.noticeText.contains("no later alarm"))
    seat.run("time first")
    seat.type("(")
    #expect(seat.noticeText.contains("no earlier alarm"))
  }

  @Test("a press on the time line goes there") func pressed() throws {
    var seat = try seat()
    try seat.sit(in: SamplePast(), at: SamplePast.fault)
    seat.now = Self.now
    // The line stands above the banner, between the times of its ends.
    seat.send(.mouse(Mouse(.press, x: 40, y: 21)))
    let wanted = try #require(seat.console.replay?.wanted)
    let share = (wanted - SamplePast.span.from).seconds / 10_800
    #expect(share > 0.4 && share < 0.6)
  }

  @Test(
    "without a record every key says so, and how one comes to be",
    arguments: Array("[]{}t()d").map(String.init))
  func nothing(key: String) throws {
    var seat = try seat(.notKept)
    seat.type(key)
    #expect(seat.console.replay == nil && seat.console.layers.isEmpty)
    #expect(seat.noticeText.contains("aisle record"))
    seat = try self.seat(.failed(.tooNew(path: "a.history", version: 9)))
    seat.type(key)
    #expect(seat.console.replay == nil && seat.noticeText.contains("later Aisle"))
    seat = try self.seat(.empty)
    seat.type(key)
    #expect(seat.console.replay == nil && seat.noticeText.contains("nothing has been recorded"))
  }

  @Test("d compares with an hour before, the last place, or a time, and closes again") func difference() throws {
    var seat = try seat()
    seat.type("d")
    #expect(seat.console.otherMoment(than: Self.now) == Self.now - .seconds(3_600))
    seat.type("d")
    #expect(seat.console.layers.isEmpty && seat.console.otherMoment(than: Self.now) == nil)
    seat.run("difference last")
    #expect(seat.noticeText.contains("no moment to go back to"))
    seat.run("difference -30m")
    #expect(seat.console.otherMoment(than: SamplePast.fault) == SamplePast.fault - .seconds(1_800))
    seat.press(.escape)
    seat.run("time -2h")
    seat.run("time -10m")
    seat.run("difference last")
    #expect(seat.console.otherMoment(than: Self.now) == Self.now - .seconds(7_200))
    seat.press(.escape)
    seat.run("difference nonsense")
    #expect(seat.console.layers.isEmpty && seat.noticeText.contains("“nonsense”"))
  }
}
