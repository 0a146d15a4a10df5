import Analysis
import SiteModel
import Testing

/// Whoever takes over knows the alarms that were kept, and of the site what its sources have told it since.
@Suite("Alarms after a restart") struct AlarmRestartTests {
  private func restarted(_ bench: AlarmBench, before site: Bench? = nil) -> AlarmBench {
    let board = bench.engine.board
    var next = AlarmBench(site ?? bench.bench)
    next.now = bench.now
    next.engine = AlarmEngine(resuming: board.alarms, lastEvent: board.lastEvent)
    return next
  }

  @Test func `what a lost source suppresses is not announced while nobody has been heard yet`() {
    func bench() -> Bench {
      var bench = Bench(nodes: 4)
      bench.source("prometheus", nodes: ["n0", "n1", "n2", "n3"])
      return bench
    }
    var before = AlarmBench(bench())
    var batch = Batch(
      source: SourceID("prometheus"), moment: before.now, subjects: (0..<4).map { .node("n\($0)") }, layout: 1)
    batch.readings = (0..<4).map { Reading($0, .inletTemperature, 22, at: before.now) }
    before.bench.site.apply(batch)
    before.look()
    before.bench.site.apply(.timedOut(after: .seconds(5)), of: SourceID("prometheus"), at: before.now, took: .zero)
    before.look(after: 60)
    #expect(before.engine.board.alarms.count { $0.suppression != nil } >= 4)

    var after = restarted(before, before: bench())
    after.look()
    #expect(after.log.isEmpty)
    #expect(after.engine.board.alarms.filter { !$0.isSetAside }.map(\.id.kind) == [.sourceSilent])
    // It still does not answer: they stay under it.
    after.bench.site.apply(.timedOut(after: .seconds(5)), of: SourceID("prometheus"), at: after.now, took: .zero)
    after.look(after: 200)
    #expect(after.log.allSatisfy { $0.isSetAside })
  }

  @Test func `what returned meanwhile returns once, and is not raised again`() {
    var before = AlarmBench()
    before.step([AlarmBench.fault])
    var after = restarted(before)
    after.bench.reportHealthy("n0")
    after.step([AlarmBench.fault])
    #expect(after.log.isEmpty && after[AlarmBench.id]?.occurrences == 1)
    after.step([])
    after.step([])
    #expect(after.log.map(\.change) == [.returned] && after.condition == .returnedUnacknowledged)
    #expect(after.log.first?.number == before.engine.board.lastEvent + 1)
  }

  @Test func `a shelf holds over a restart, and one that ended meanwhile is announced`() {
    var before = AlarmBench()
    before.step([AlarmBench.fault])
    _ = before.shelve(for: 3600)
    var after = restarted(before)
    after.step([AlarmBench.fault])
    #expect(after.log.isEmpty && after[AlarmBench.id]?.shelving?.reason == "sensor to be changed")
    after = restarted(before)
    after.step([AlarmBench.fault], after: 3601)
    #expect(after.log.map(\.change) == [.unshelved] && after.condition == .unacknowledged)
  }

  @Test func `a latched alarm stays latched, acknowledged or not`() {
    var before = AlarmBench()
    before.step([AlarmBench.leak])
    before.order(.acknowledge, [AlarmBench.leakID])
    before.step([])
    var after = restarted(before)
    after.step([])
    #expect(after.log.isEmpty && after[AlarmBench.leakID]?.condition == .latchedAcknowledged)
    #expect(after.order(.reset, [AlarmBench.leakID]).done == [AlarmBench.leakID])
  }

  @Test func `what chatters still does`() {
    var before = AlarmBench()
    for _ in 0..<3 {
      before.step([AlarmBench.fault], after: 10)
      before.step([], after: 10)
    }
    var after = restarted(before)
    after.step([])
    #expect(after[AlarmBench.id]?.isChattering == true)
    after.step([], after: 601)
    #expect(after[AlarmBench.id]?.isChattering == false)
  }

  @Test func `what follows from something that has just ended is told two minutes later, not at once`() {
    let hot = Finding(.acceleratorThrottled, .medium, .entity(.node(0)))
    let cause = Finding(.acceleratorTemperature, .high, .entity(.node(0)))
    var before = AlarmBench()
    for _ in 0..<70 { before.step([hot, cause]) }
    for _ in 0..<20 { before.step([hot]) }
    #expect(before[AlarmID(.acceleratorThrottled, .thing(.node("n0")))]?.suppression != nil)
    var after = restarted(before)
    for _ in 0..<100 { after.step([hot]) }
    #expect(after.log.allSatisfy { $0.change != .unsuppressed })
    for _ in 0..<50 { after.step([hot]) }
    #expect(after.log.last?.change == .unsuppressed)
  }

  @Test func `a unit that has just been started stays inhibited`() {
    var before = AlarmBench(
      Bench { $0.coolantDistributionUnits = [CoolantDistributionUnit(name: "C0", capacity: 3e5)] })
    let warm = Finding(.coolantSupplyWarm, .high, .entity(EntityID(.coolantDistributionUnit, 0)))
    func state(_ text: String) {
      var batch = Batch(source: SourceID("cdu"), moment: before.now, layout: 7)
      batch.subjects = [.building(.coolantDistributionUnit, "C0")]
      batch.facts = [Fact(0, .state, text)]
      before.bench.site.apply(batch)
    }
    state("Disabled")
    for _ in 0..<70 { before.step([warm]) }
    state("Enabled")
    before.step([warm])
    var after = restarted(before)
    after.step([warm], after: 600)
    #expect(after.log.isEmpty && after.engine.board.alarms.first?.suppression != nil)
    after.step([warm], after: 600)
    #expect(after.log.map(\.change) == [.unsuppressed])
  }
}
