import Analysis
import SiteModel
import Testing

/// Every arrow of ISA-18.2's diagram of alarm states.
@Suite("Alarm state diagram") struct AlarmTransitionTests {
  private var bench = AlarmBench()
  private let fault = AlarmBench.fault
  private let id = AlarmBench.id
  private let leakID = AlarmBench.leakID

  @Test mutating func `normal to unacknowledged: what is wrong raises an alarm`() {
    #expect(bench.step([fault]).map(\.change) == [.raised])
    #expect(bench.condition == .unacknowledged)
    #expect(bench.log.last?.condition == .unacknowledged)
  }

  @Test mutating func `unacknowledged to acknowledged: somebody has seen it`() {
    bench.step([fault])
    #expect(bench.order(.acknowledge).done == [id])
    #expect(bench.condition == .acknowledged)
    #expect(bench[id]?.acknowledgement?.person == AlarmBench.li)
  }

  @Test mutating func `acknowledged to normal: its cause goes`() {
    bench.step([fault])
    bench.order(.acknowledge)
    #expect(bench.step([]).map(\.change) == [.returned])
    #expect(bench.condition == nil && bench.log.last?.condition == .normal)
  }

  @Test mutating func `unacknowledged to returned unacknowledged: its cause goes before anybody has seen it`() {
    bench.step([fault])
    bench.step([])
    #expect(bench.condition == .returnedUnacknowledged)
  }

  @Test mutating func `returned unacknowledged to normal: somebody has seen it`() {
    bench.step([fault])
    bench.step([])
    #expect(bench.order(.acknowledge).done == [id])
    #expect(bench.condition == nil && bench.log.last?.condition == .normal)
  }

  @Test mutating func `returned unacknowledged to unacknowledged: its cause comes back`() {
    bench.step([fault])
    bench.step([])
    bench.step([fault])
    #expect(bench.condition == .unacknowledged)
    #expect(bench[id]?.occurrences == 2)
  }

  @Test mutating func `normal to unacknowledged again: an old acknowledgement does not count`() {
    bench.step([fault])
    bench.order(.acknowledge)
    bench.step([])
    bench.step([fault])
    #expect(bench.condition == .unacknowledged && bench[id]?.acknowledgement == nil)
  }

  @Test mutating func `unacknowledged to latched unacknowledged: the cause of a leak goes`() {
    bench.step([AlarmBench.leak])
    #expect(bench.step([]).map(\.change) == [.latched])
    #expect(bench[leakID]?.condition == .latchedUnacknowledged)
  }

  @Test mutating func `acknowledged to latched acknowledged: the cause of a leak goes`() {
    bench.step([AlarmBench.leak])
    bench.order(.acknowledge, [leakID])
    bench.step([])
    #expect(bench[leakID]?.condition == .latchedAcknowledged)
  }

  @Test mutating func `latched unacknowledged to latched acknowledged: somebody has seen it`() {
    bench.step([AlarmBench.leak])
    bench.step([])
    #expect(bench.order(.acknowledge, [leakID]).done == [leakID])
    #expect(bench[leakID]?.condition == .latchedAcknowledged)
  }

  @Test mutating func `latched acknowledged to normal: it is reset`() {
    bench.step([AlarmBench.leak])
    bench.step([])
    bench.order(.acknowledge, [leakID])
    #expect(bench.order(.reset, [leakID]).done == [leakID])
    #expect(bench[leakID] == nil && bench.log.last?.condition == .normal)
  }

  @Test mutating func `latched unacknowledged to returned unacknowledged: it is reset before anybody has seen it`() {
    bench.step([AlarmBench.leak])
    bench.step([])
    bench.order(.reset, [leakID])
    #expect(bench[leakID]?.condition == .returnedUnacknowledged)
  }

  @Test mutating func `latched to unacknowledged: the leak comes back`() {
    bench.step([AlarmBench.leak])
    bench.step([])
    bench.order(.acknowledge, [leakID])
    bench.step([AlarmBench.leak])
    #expect(bench[leakID]?.condition == .unacknowledged)
  }

  @Test mutating func `active cannot be reset, and what does not latch has nothing to reset`() {
    bench.step([fault, AlarmBench.leak])
    #expect(bench.order(.reset, [leakID]).refusal == .stillActive)
    bench.step([])
    #expect(bench.order(.reset).refusal == .nothingToDo)
  }

  @Test mutating func `unacknowledged to shelved and back by itself when its time is over`() {
    bench.step([fault])
    #expect(bench.shelve(for: 60).done == [id])
    #expect(bench[id]?.isSetAside == true && bench[id]?.needsAcknowledgement == false)
    bench.step([fault], after: 59)
    #expect(bench[id]?.shelving != nil)
    #expect(bench.step([fault]).map(\.change) == [.unshelved])
    #expect(bench.log.last?.person == nil)
    #expect(bench[id]?.needsAcknowledgement == true)
  }

  @Test mutating func `shelved to unacknowledged: somebody takes it off the shelf`() {
    bench.step([fault])
    _ = bench.shelve(for: 600)
    #expect(bench.order(.unshelve, by: AlarmBench.wang).done == [id])
    #expect(bench.condition == .unacknowledged && bench.log.last?.person == AlarmBench.wang)
  }

  @Test mutating func `shelved to normal: its cause has gone and come on the shelf, and is gone when it comes back`() {
    bench.step([fault])
    bench.order(.acknowledge)
    _ = bench.shelve(for: 60)
    for findings in [[], [fault], []] { bench.step(findings) }
    #expect(bench.log.suffix(3).map(\.change) == [.returned, .raised, .returned])
    #expect(bench.log.suffix(3).map(\.isSetAside) == [true, true, true])
    #expect(bench.condition == .normal)
    bench.step([], after: 60)
    #expect(bench.condition == nil)
  }

  @Test mutating func `shelved with a new occurrence to unacknowledged: what nobody was told of is announced then`() {
    bench.step([fault])
    bench.order(.acknowledge)
    _ = bench.shelve(for: 60)
    bench.step([])
    bench.step([fault])
    let seen = bench.engine.board.lastEvent
    bench.step([fault], after: 60)
    #expect(bench[id]?.needsAcknowledgement == true)
    #expect(bench.order(.acknowledge, seen: seen).refusal == .unseen)
    #expect(bench.order(.acknowledge).done == [id])
  }

  @Test mutating func `shelving needs a reason, a time to come and no more than a shift`() {
    bench.step([fault])
    #expect(bench.shelve(for: 60, reason: " ").refusal == .reasonMissing)
    #expect(bench.shelve(for: -1).refusal == .nothingToDo)
    #expect(bench.shelve(for: 8 * 3600 + 1).refusal == .tooLong(most: .seconds(8 * 3600)))
    #expect(bench.shelve(for: 8 * 3600).done == [id])
  }

  @Test mutating func `a clock that is set back does not shelve for longer than a shift`() {
    bench.step([fault])
    _ = bench.shelve(for: 8 * 3600)
    bench.step([fault], after: -5 * 3600)
    bench.step([fault], after: 8 * 3600 + 1)
    #expect(bench[id]?.shelving == nil)
  }

  @Test mutating func `in service to out of service and back, by an engineer`() {
    bench.step([fault])
    #expect(bench.order(.withdraw(reason: "rebuilt"), role: .operator).refusal == .notAllowed(role: .operator))
    #expect(bench.order(.withdraw(reason: "rebuilt")).done == [id])
    bench.step([])
    #expect(bench[id]?.withdrawal?.reason == "rebuilt")
    bench.step([fault])
    #expect(bench.log.last?.isSetAside == true)
    #expect(bench.order(.reinstate).done == [id])
    #expect(bench[id]?.needsAcknowledgement == true)
  }

  @Test mutating func `a viewer may do nothing`() {
    bench.step([fault])
    for act in [AlarmOrder.Act.acknowledge, .shelve(until: bench.now + .seconds(60), reason: "x"), .comment("x")] {
      #expect(bench.order(act, role: .viewer).refusal == .notAllowed(role: .viewer))
    }
  }

  @Test mutating func `the second to acknowledge is told who was first, also when it is all over`() {
    bench.step([fault])
    bench.order(.acknowledge)
    #expect(bench.order(.acknowledge, by: AlarmBench.wang).refusal == .alreadyAcknowledged(by: "li"))
    bench.step([])
    #expect(bench.order(.acknowledge, by: AlarmBench.wang).refusal == .alreadyAcknowledged(by: "li"))
    #expect(bench.order(.acknowledge, [leakID]).refusal == .unknown)
  }

  @Test mutating func `what was raised after what was on the screen is unseen`() {
    bench.step([fault])
    bench.step([])
    let seen = bench.engine.board.lastEvent
    bench.step([fault])
    #expect(bench.order(.acknowledge, seen: seen).refusal == .unseen)
    #expect(bench.order(.acknowledge, seen: seen + 100).refusal == .unseen)
    #expect(bench.order(.acknowledge, seen: seen + 1).done == [id])
  }

  @Test mutating func `what gets worse has to be seen again, and what gets better waits a minute`() {
    var worse = fault
    worse.priority = .critical
    bench.step([fault])
    bench.order(.acknowledge)
    #expect(bench.step([worse]).map(\.change) == [.priorityChanged])
    #expect(bench.condition == .unacknowledged && bench[id]?.priority == .critical)
    bench.order(.acknowledge)
    bench.step([fault])
    bench.step([fault], after: 59)
    #expect(bench[id]?.priority == .critical)
    bench.step([fault])
    #expect(bench[id]?.priority == .high && bench.condition == .acknowledged)
  }

  @Test mutating func `comments stay with it, cleaned and no more than twenty`() {
    bench.step([fault])
    #expect(bench.order(.comment("  ")).refusal == .reasonMissing)
    for number in 1...25 { bench.order(.comment("note \(number)\u{1B}[31m")) }
    #expect(bench[id]?.comments.count == 20)
    #expect(bench[id]?.comments.last?.text == "note 25\u{FFFD}[31m")
  }
}
