import Analysis
import SiteModel
import Testing

/// Random findings, steps of time and acts: the same on every run.
@Suite("Alarms under any sequence of findings and acts") struct AlarmPropertyTests {
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  private static let kinds: [Finding.Kind] = [
    .acceleratorUnhealthy, .leakDetected, .portDown, .acceleratorThrottled, .nodeMissing, .acceleratorMissing,
  ]

  private static func findings(_ dice: inout Dice) -> [Finding] {
    var all: [Finding] = []
    for node in 0..<3 {
      for kind in kinds where dice.roll(3) == 0 {
        all.append(Finding(kind, dice.roll(4) == 0 ? .critical : .high, .entity(.node(node))))
      }
    }
    return all
  }

  private static func act(_ dice: inout Dice, at now: Moment) -> AlarmOrder.Act {
    switch dice.roll(9) {
    case 0...3: .acknowledge
    case 4: .shelve(until: now + .seconds(Double(dice.roll(40_000) - 100)), reason: dice.roll(5) == 0 ? "" : "noisy")
    case 5: .unshelve
    case 6: dice.roll(2) == 0 ? .withdraw(reason: "repair") : .reinstate
    case 7: .reset
    default: .comment("seen")
    }
  }

  /// How things stood after a step, or after an order.
  private struct Scene {
    var board: AlarmBoard
    var eventCount: Int
    var now: Moment
    var findings: [Finding]
    var report: AlarmReport?
    var seen: UInt64 = 0
  }

  private struct Run {
    var bench = AlarmBench()
    var scenes: [Scene] = []

    init(seed: Int) {
      var dice = Dice(state: UInt64(seed) &* 7919 &+ 1)
      for _ in 0..<60 {
        let findings = AlarmPropertyTests.findings(&dice)
        for _ in 0...dice.roll(2) { bench.step(findings, after: Double([1, 5, 30, 3600][dice.roll(4)])) }
        note(findings)
        for _ in 0..<dice.roll(4) {
          let before = bench.engine.board
          let seen = UInt64(max(0, Int(before.lastEvent) - dice.roll(6)))
          let ids = before.alarms.map(\.id).filter { _ in dice.roll(3) == 0 }
          let act = AlarmPropertyTests.act(&dice, at: bench.now)
          note(findings, bench.order(act, ids, seen: seen, role: [.operator, .engineer][dice.roll(2)]), seen)
        }
      }
    }

    private mutating func note(_ findings: [Finding], _ report: AlarmReport? = nil, _ seen: UInt64 = 0) {
      scenes.append(
        Scene(
          board: bench.engine.board, eventCount: bench.log.count, now: bench.now, findings: findings, report: report,
          seen: seen))
    }
  }

  private static let runs = (0..<8).map(Run.init)

  @Test(arguments: 0..<8) func `no alarm is lost`(_ seed: Int) {
    let run = Self.runs[seed]
    // What the log has last as anything but normal is on the board, and nothing else is.
    var open: [AlarmID: AlarmCondition] = [:]
    var count = 0
    for scene in run.scenes {
      for event in run.bench.log[count..<scene.eventCount] {
        open[event.alarm] = event.condition == .normal ? nil : event.condition
      }
      count = scene.eventCount
      let board = scene.board.alarms.filter { $0.condition != .normal }
      #expect(open == Dictionary(uniqueKeysWithValues: board.map { ($0.id, $0.condition) }))
    }
  }

  @Test(arguments: 0..<8) func `what outlives its on-delay is on the board`(_ seed: Int) {
    let run = Self.runs[seed]
    var since: [AlarmID: Moment] = [:]
    for scene in run.scenes where scene.report == nil {
      let ids = scene.findings.compactMap { run.bench.bench.site.alarmID(of: $0) }
      since = since.filter { ids.contains($0.key) }
      for (id, finding) in zip(ids, scene.findings) {
        let began = since[id] ?? scene.now
        since[id] = began
        let isDue = scene.now - began >= AlarmTiming(of: finding, in: run.bench.bench.site).onDelay
        #expect(!isDue || scene.board[id]?.isActive == true)
      }
    }
  }

  @Test(arguments: 0..<8) func `none is acknowledged unseen`(_ seed: Int) {
    var board = AlarmBoard([], lastEvent: 0)
    for scene in Self.runs[seed].scenes {
      if let report = scene.report, report.order.act == .acknowledge {
        for id in report.done {
          #expect(scene.seen >= board[id]?.announcement ?? .max)
          #expect(board[id]?.isSetAside == false)
        }
        for refused in report.refused where refused.refusal == .unseen {
          #expect(scene.seen < board[refused.alarm]?.announcement ?? 0)
        }
      }
      for alarm in scene.board.alarms {
        #expect(alarm.acknowledgement.map { $0.moment >= alarm.raisedAt } ?? true)
      }
      board = scene.board
    }
  }

  @Test(arguments: 0..<8) func `shelving ends by itself`(_ seed: Int) {
    var bench = Self.runs[seed].bench
    for scene in Self.runs[seed].scenes {
      #expect(scene.board.alarms.allSatisfy { $0.shelving.map { $0.until > scene.now } ?? true })
    }
    bench.step([], after: 8 * 3600)
    #expect(bench.engine.board.alarms.allSatisfy { $0.shelving == nil })
  }

  @Test(arguments: 0..<8) func `what is set aside is logged like the rest`(_ seed: Int) {
    let run = Self.runs[seed]
    var raised: [AlarmID: Moment] = [:]
    var count = 0
    for scene in run.scenes {
      for event in run.bench.log[count..<scene.eventCount] where event.change == .raised {
        raised[event.alarm] = event.moment
      }
      count = scene.eventCount
      #expect(scene.board.alarms.allSatisfy { raised[$0.id] == $0.raisedAt })
    }
    #expect(run.bench.log.contains { $0.change == .raised && $0.isSetAside })
  }

  @Test(arguments: 0..<8) func `the log gives back the board, from its beginning or from any board`(_ seed: Int) {
    let run = Self.runs[seed]
    let kept = run.bench.engine.board
    for start in [AlarmBoard([], lastEvent: 0), run.scenes[run.scenes.count / 2].board] {
      var log = AlarmTrail(from: start.alarms, lastEvent: start.lastEvent)
      for event in run.bench.log { log.take(event, in: run.bench.bench.site) }
      let read = log.board
      #expect(read.lastEvent == kept.lastEvent)
      #expect(Set(read.alarms.map(\.id)) == Set(kept.alarms.map(\.id)))
      for alarm in kept.alarms {
        let own = read[alarm.id]
        #expect(own?.condition == alarm.condition && own?.priority == alarm.priority)
        #expect(own?.acknowledgement == alarm.acknowledgement && own?.announcement == alarm.announcement)
        #expect(own?.suppression == alarm.suppression && own?.withdrawal == alarm.withdrawal)
        #expect(own?.shelving == alarm.shelving && own?.comments == alarm.comments)
        #expect(own?.occurrences == alarm.occurrences && own?.raisedAt == alarm.raisedAt)
      }
    }
  }

  @Test func `event numbers grow by one`() {
    for run in Self.runs { #expect(run.bench.log.map(\.number) == Array(1...UInt64(run.bench.log.count))) }
  }
}
