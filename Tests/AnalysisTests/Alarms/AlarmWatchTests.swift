import Analysis
import SiteModel
import Testing

@Suite("Floods, chattering and stale alarms") struct AlarmWatchTests {
  private func faults(_ count: Int) -> [Finding] {
    (0..<count).map { Finding(.acceleratorUnhealthy, .high, .entity(.node($0))) }
  }

  @Test func `more than ten alarms in ten minutes are a flood, until there are fewer than five`() {
    var bench = AlarmBench(Bench(nodes: 16))
    for count in 1...10 { bench.step(faults(count), after: 30) }
    #expect(bench.engine.board.flood == nil)
    bench.step(faults(11), after: 30)
    #expect(bench.engine.board.flood == AlarmFlood(since: Bench.now + .seconds(30), count: 11))
    bench.step(faults(11), after: 300)
    #expect(bench.engine.board.flood?.count == 11)
    // Of the eleven four are left of the last ten minutes: those of 240, 270, 300 and 330 s.
    bench.step(faults(11), after: 205)
    #expect(bench.engine.board.flood == nil)
  }

  @Test func `three times within a minute is chattering, until it is quiet for ten`() {
    var bench = AlarmBench()
    for _ in 0..<3 {
      bench.step([AlarmBench.fault], after: 10)
      bench.step([], after: 10)
    }
    #expect(bench[AlarmBench.id]?.isChattering == true)
    bench.step([], after: 601)
    #expect(bench[AlarmBench.id]?.isChattering == false)
  }

  @Test func `what another system has silenced is low at once, and urgent again once it is not`() {
    var bench = AlarmBench()
    var alert = Finding(.foreignAlert, .high, .entity(.node(0)))
    alert.name = "DiskFull"
    let id = AlarmID(.foreignAlert, .thing(.node("n0")), name: "DiskFull")
    bench.step([alert])
    for priority in [Priority.low, .high] {
      alert.priority = priority
      bench.step([alert])
      #expect(bench[id]?.priority == priority)
    }
  }

  @Test func `active for more than a day is stale`() {
    var bench = AlarmBench()
    bench.step([AlarmBench.fault])
    bench.step([AlarmBench.fault], after: 86_400)
    #expect(bench[AlarmBench.id]?.isStale == false)
    bench.step([AlarmBench.fault])
    #expect(bench[AlarmBench.id]?.isStale == true)
  }

  @Test func `a lost source is one alarm, and two thousand that it explains are logged`() {
    var bench = AlarmBench(
      Bench(nodes: 2_000) { plan in
        for node in plan.nodes.indices { plan.nodes[node].acceleratorCount = 0 }
      })
    let names = (0..<2_000).map { "n\($0)" }
    bench.bench.source("prometheus", nodes: names)
    var batch = Batch(source: SourceID("prometheus"), moment: bench.now, subjects: names.map { .node($0) }, layout: 1)
    batch.readings = names.indices.map { Reading($0, .inletTemperature, 22, at: bench.now) }
    bench.bench.site.apply(batch)
    bench.look()
    bench.log = []
    bench.bench.site.apply(.timedOut(after: .seconds(5)), of: SourceID("prometheus"), at: bench.now, took: .seconds(5))
    bench.look(after: 60)
    let announced = bench.engine.board.alarms.filter { !$0.isSetAside }
    #expect(announced.map(\.id) == [AlarmID(.sourceSilent, .source("prometheus"))])
    #expect(bench.log.count { $0.change == .raised && $0.isSetAside } == 2_000)
    #expect(bench.engine.board.flood == nil)
    // It comes back: nothing is left but the one that asks to be acknowledged.
    batch.moment = bench.now
    batch.readings = names.indices.map { Reading($0, .inletTemperature, 22, at: bench.now) }
    bench.bench.site.apply(batch)
    bench.look()
    #expect(bench.engine.board.alarms.count == 1)
    #expect(bench.engine.board.alarms.first?.condition == .returnedUnacknowledged)
  }

  @Test func `sources that fail alike are one alarm on the page and one each on the log`() {
    var bench = AlarmBench(Bench(nodes: 40))
    for node in 0..<40 {
      let source = SourceID("agents/n\(node)")
      bench.bench.source(source.name, nodes: ["n\(node)"])
      bench.bench.site.apply(.timedOut(after: .seconds(5)), of: source, at: bench.now, took: .seconds(5))
    }
    bench.look()
    #expect(bench.log.count { $0.change == .raised && $0.alarm.kind == .sourceSilent } == 40)
    #expect(bench.engine.board.alarms.filter { !$0.isSetAside }.map(\.id.subject) == [.source("agents/n0")])
    #expect(bench.engine.board.alarms.count { $0.root == AlarmID(.sourceSilent, .source("agents/n0")) } == 39)
  }
}
