import Terminal
import Testing

/// The pace on a line of pure arithmetic: so many bytes a second, so long until an answer is back.
@Suite struct LinePaceTests {
  private static let start = PacedLine.start

  private func mayBegin(_ pace: inout LinePace, isUrgent: Bool, at now: ContinuousClock.Instant) -> Bool {
    pace.mayBegin(isUrgent: isUrgent, at: now)
  }

  private func room(_ pace: inout LinePace, isUrgent: Bool, at now: ContinuousClock.Instant) -> Int {
    pace.room(isUrgent: isUrgent, at: now)
  }

  @Test(arguments: [960.0, 11_520, 1_250_000], [0, 0.02, 0.15])
  func aLineIsKeptBusyAndWhatStandsInItIsShort(_ speed: Double, _ answerTakes: Double) {
    var line = PacedLine(bytesASecond: speed, answerTakes: answerTakes)
    line.send(4, asking: true, hasMore: false)
    line.run(seconds: 10)
    let before = line.arrived
    var worst = 0.0
    for _ in 0..<100 {
      line.run(seconds: 0.1)
      worst = max(worst, line.backlog)
    }
    #expect((line.arrived - before) / (speed * 10) > 0.9)
    #expect(worst < 0.2 + answerTakes)
  }

  @Test func whatWentToOneThoughtSilentIsNoRoundTrip() {
    var pace = LinePace(canAsk: true, at: Self.start)
    pace.sent(4, asking: true, hasMore: false, at: Self.start)
    #expect(room(&pace, isUrgent: true, at: Self.start + .milliseconds(600)) > 100_000)
    // The first frame goes out whole before the first answer.
    pace.sent(4_500, asking: false, hasMore: false, at: Self.start + .milliseconds(600))
    var now = Self.start + .milliseconds(700)
    pace.answers(1, at: now)
    #expect(pace.underWay == 4_500)
    pace.sent(4, asking: true, hasMore: false, at: now)
    now += .milliseconds(4_700)
    pace.answers(1, at: now)
    let room = room(&pace, isUrgent: true, at: now)
    #expect(room > 700 && room < 900)
  }

  @Test func oneLateAnswerDoesNotOpenTheLineToSecondsOfBytes() {
    var line = PacedLine(bytesASecond: 960)
    line.send(4, asking: true, hasMore: false)
    line.run(seconds: 12, isUrgent: false, frame: 3_000)
    line.answerTakes = 1.4
    line.run(seconds: 11, isUrgent: false, frame: 3_000)
    line.answerTakes = 0
    var worst = 0.0
    for _ in 0..<100 {
      line.run(seconds: 0.1, isUrgent: false, frame: 3_000)
      worst = max(worst, line.backlog)
    }
    #expect(worst < 0.3)
  }

  @Test func newsWaitsUntilEverythingBeforeItHasArrived() {
    var pace = LinePace(canAsk: true, at: Self.start)
    pace.sent(4, asking: true, hasMore: false, at: Self.start)
    #expect(!mayBegin(&pace, isUrgent: false, at: Self.start))
    #expect(mayBegin(&pace, isUrgent: true, at: Self.start))
    pace.answers(1, at: Self.start + .milliseconds(3))
    #expect(mayBegin(&pace, isUrgent: false, at: Self.start + .milliseconds(3)))
    #expect(pace.underWay == 0)
  }

  @Test func aLineThatBecomesSlowIsFollowed() {
    var line = PacedLine(bytesASecond: 1_000_000, answerTakes: 0.01)
    line.send(4, asking: true, hasMore: false)
    line.run(seconds: 3)
    line.bytesASecond = 5_000
    // What the fast line would have carried in its time is under way.
    line.run(seconds: 60)
    #expect(line.backlog < 0.2)
  }

  @Test func aWayThatBecomesLongerIsFollowed() {
    var line = PacedLine(bytesASecond: 50_000, answerTakes: 0.005)
    line.send(4, asking: true, hasMore: false)
    line.run(seconds: 5, isUrgent: false, frame: 20_000)
    line.answerTakes = 0.3
    line.run(seconds: 30, isUrgent: false, frame: 20_000)
    let before = line.arrived
    line.run(seconds: 30, isUrgent: false, frame: 20_000)
    // Frames of 0.4 s, each followed by the wait for its answer.
    #expect((line.arrived - before) / 30 > 12_000)
  }

  @Test func whoNeverAnswersGetsWhatKeysAskForAtOnceAndNewsSeldom() {
    var pace = LinePace(canAsk: true, at: Self.start)
    pace.sent(2_044, asking: true, hasMore: true, at: Self.start)
    #expect(room(&pace, isUrgent: true, at: Self.start) == 0)
    let later = Self.start + .milliseconds(501)
    #expect(room(&pace, isUrgent: true, at: later) > 100_000)
    #expect(pace.parting(at: later + .seconds(4)) == nil)
    pace.sent(3_200, asking: false, hasMore: false, at: later)
    #expect(!mayBegin(&pace, isUrgent: false, at: later + .seconds(3)))
    #expect(pace.delay(isUrgent: false, at: later + .seconds(3)) == .seconds(1))
    #expect(mayBegin(&pace, isUrgent: false, at: later + .seconds(4)))
    #expect(mayBegin(&pace, isUrgent: true, at: later))
  }

  @Test func aTerminalOfAnotherKindIsNeverAsked() {
    var pace = LinePace(canAsk: false, at: Self.start)
    #expect(!pace.asks(after: 100_000, hasMore: false))
    #expect(!pace.wantsProbe(at: Self.start + .seconds(100)))
    #expect(mayBegin(&pace, isUrgent: true, at: Self.start))
  }

  @Test func anAnswerThatComesAfterAllIsBelieved() {
    var pace = LinePace(canAsk: true, at: Self.start)
    pace.sent(4, asking: true, hasMore: false, at: Self.start)
    #expect(room(&pace, isUrgent: true, at: Self.start + .seconds(1)) > 100_000)
    pace.answers(1, at: Self.start + .seconds(2))
    #expect(room(&pace, isUrgent: true, at: Self.start + .seconds(2)) < 100_000)
  }

  @Test func lostAnswersHoldNothingUpForLong() {
    var pace = LinePace(canAsk: true, at: Self.start)
    pace.sent(4, asking: true, hasMore: false, at: Self.start)
    pace.answers(1, at: Self.start)
    var now = Self.start
    for _ in 0..<3 {
      pace.sent(10_000, asking: true, hasMore: false, at: now)
      #expect(!mayBegin(&pace, isUrgent: true, at: now + .seconds(5)))
      now += .seconds(6)
      #expect(mayBegin(&pace, isUrgent: true, at: now))
    }
    // The terminal has become one that does not answer.
    #expect(room(&pace, isUrgent: true, at: now) > 100_000)
  }

  @Test func answersThatNobodyAskedForAreIgnored() {
    var pace = LinePace(canAsk: true, at: Self.start)
    pace.answers(1_000_000, at: Self.start)
    #expect(pace.underWay == 0)
    #expect(pace.speed == nil)
  }

  @Test func whatAFullKernelTakesIsTheSpeedOfASilentLine() {
    var pace = LinePace(canAsk: false, at: Self.start)
    var now = Self.start
    var taken = 65_536
    pace.sent(80_000, asking: false, hasMore: false, at: now)
    for _ in 0..<20 {
      pace.kernelHas(taken: taken, isFull: true, at: now)
      now += .milliseconds(250)
      taken += 500
    }
    pace.kernelHas(taken: taken, isFull: false, at: now)
    let speed = pace.speed ?? 0
    #expect(abs(speed - 2_000) < 200)
    // The kernel's 64 KB drain first.
    #expect(!mayBegin(&pace, isUrgent: true, at: now + .seconds(20)))
    #expect(mayBegin(&pace, isUrgent: true, at: now + .seconds(40)))
    // A line that has not been full for two minutes may be another.
    pace.kernelHas(taken: taken, isFull: false, at: now + .seconds(121))
    #expect(pace.speed == nil)
  }

  @Test func aReaderThatPausesIsNoSlowLine() {
    var pace = LinePace(canAsk: false, at: Self.start)
    pace.sent(100_000, asking: false, hasMore: false, at: Self.start)
    pace.kernelHas(taken: 65_536, isFull: true, at: Self.start)
    let later = Self.start + .seconds(30)
    pace.kernelHas(taken: 70_000, isFull: true, at: later)
    pace.kernelHas(taken: 100_000, isFull: false, at: later + .milliseconds(2))
    #expect(pace.speed == nil)
    #expect(mayBegin(&pace, isUrgent: true, at: later + .milliseconds(2)))
  }

  @Test func whateverComesTheRoomIsNeverNegativeAndAlwaysReturns() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      var pace = LinePace(canAsk: Bool.random(using: &random), at: Self.start)
      var now = Self.start
      var taken = 0
      for _ in 0..<100 {
        now += .milliseconds(Int.random(in: 0...900, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: pace.answers(Int.random(in: 0...3, using: &random), at: now)
        case 1:
          taken += Int.random(in: 0...5_000, using: &random)
          pace.kernelHas(taken: taken, isFull: Bool.random(using: &random), at: now)
        default:
          let room = pace.room(isUrgent: true, at: now)
          #expect(room >= 0)
          let count = pace.piece(of: room)
          guard count > 0 else { continue }
          let hasMore = Bool.random(using: &random)
          pace.sent(count, asking: pace.asks(after: count, hasMore: hasMore), hasMore: hasMore, at: now)
        }
      }
      if pace.lacksQuestion { pace.sent(4, asking: true, hasMore: false, at: now) }
      #expect(room(&pace, isUrgent: true, at: now + .seconds(2_000)) > 0)
    }
  }

  @Test func whatTakesTheLineLongIsNotThoughtLost() {
    var line = PacedLine(bytesASecond: 1_000, answerTakes: 0.05)
    line.send(4, asking: true, hasMore: false)
    line.run(seconds: 10, isUrgent: false, frame: 1_000)
    line.send(30_000, asking: true, hasMore: false)
    line.run(seconds: 25, frame: 1_000)
    // Nothing was sent behind it.
    #expect(line.pace.underWay >= 30_000)
    line.run(seconds: 10, frame: 1_000)
    #expect(line.pace.underWay < 1_000)
  }

  @Test func theEndWaitsAsLongAsAnswersAreKnownToTake() {
    var pace = LinePace(canAsk: true, at: Self.start)
    #expect(pace.parting(at: Self.start) == nil)
    pace.sent(4, asking: true, hasMore: false, at: Self.start)
    pace.answers(1, at: Self.start + .milliseconds(1_500))
    let later = Self.start + .seconds(3)
    #expect(pace.parting(at: later) == nil)
    pace.sent(4, asking: true, hasMore: false, at: later)
    #expect(pace.parting(at: later) == later + .seconds(3))
  }

  @Test func whoHasNotAnsweredInTimeMayStillAnswerAtTheEnd() {
    var pace = LinePace(canAsk: true, at: Self.start)
    pace.sent(4, asking: true, hasMore: false, at: Self.start)
    #expect(room(&pace, isUrgent: true, at: Self.start + .seconds(1)) > 100_000)
    #expect(pace.parting(at: Self.start + .seconds(1)) == Self.start + .milliseconds(1_500))
    #expect(pace.parting(at: Self.start + .seconds(2)) == nil)
  }

  @Test func aFewBytesThatPassQuicklyDoNotWidenTheWindow() {
    var line = PacedLine(bytesASecond: 960)
    line.send(4, asking: true, hasMore: false)
    line.send(40, asking: true, hasMore: true)
    line.run(seconds: 0.1, frame: 20_000)
    // What is sent before anything is known drains within that.
    line.run(seconds: 2.2, frame: 20_000)
    #expect(line.backlog < 0.2)
  }
}
