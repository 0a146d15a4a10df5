import Analysis
import SiteModel
import Testing

@Suite("Alarms where a scheduler tells of nodes and jobs") struct AlarmScheduleTests {
  private func bench(_ condition: ScheduledNode.Condition, since moment: Moment? = nil) -> AlarmBench {
    var bench = AlarmBench()
    var node = Bench.scheduled(0, cores: 64, condition)
    node.reasonMoment = moment
    bench.bench.queue([Bench.job("7", on: [JobPlace(node: 0)])], nodes: [node])
    return bench
  }

  @Test(arguments: [ScheduledNode.Condition.maintenance, .poweredDown, .rebooting])
  func `what happens on a node under maintenance is suppressed`(_ condition: ScheduledNode.Condition) {
    var bench = bench(condition)
    bench.step([AlarmBench.fault])
    #expect(bench[AlarmBench.id]?.suppression?.reason == .maintenance)
    #expect(bench.log.map(\.change) == [.raised] && bench.log.first?.isSetAside == true)
  }

  @Test func `what was wrong before a node was drained stays, and what comes after is suppressed`() {
    var bench = bench(.mixed)
    bench.step([AlarmBench.fault])
    var node = Bench.scheduled(0, cores: 64, .drained)
    node.reasonMoment = bench.now + .seconds(1)
    bench.bench.queue([], nodes: [node], at: bench.now + .seconds(2))
    let later = Finding(.rowRemapFailure, .high, .entity(.node(0)))
    bench.step([AlarmBench.fault, later], after: 3)
    #expect(bench[AlarmBench.id]?.suppression == nil)
    #expect(bench[AlarmID(.rowRemapFailure, .thing(.node("n0")))]?.suppression?.reason == .maintenance)
  }

  @Test(arguments: [("slurm", "gres/gpu count reported lower than configured (7 < 8)"), ("root", "NHC: check_hw_gpu")])
  func `on a node that its scheduler or a health check drained nobody is at work`(_ user: String, _ reason: String) {
    var bench = bench(.mixed)
    var node = Bench.scheduled(0, cores: 64, .drained)
    (node.reasonUser, node.reason, node.reasonMoment) = (user, reason, bench.now)
    bench.bench.queue([], nodes: [node], at: bench.now + .seconds(2))
    bench.step([AlarmBench.fault], after: 3)
    #expect(bench[AlarmBench.id]?.isSetAside == false)
  }

  @Test func `a node that has just crashed is not told to answer because what it last said is still fresh`() {
    var bench = bench(.down)
    let down = Finding(.nodeDownBySchedule, .medium, .entity(.node(0)))
    for _ in 0..<59 { bench.step([down]) }
    #expect(bench.log.isEmpty)
    for _ in 0..<2 { bench.step([down]) }
    #expect(bench.log.map(\.change) == [.raised])
  }

  @Test func `a leak on a node under maintenance is announced`() {
    var bench = bench(.maintenance)
    var leak = AlarmBench.leak
    leak.subject = .entity(.node(0))
    bench.step([leak])
    #expect(bench[AlarmBench.id.with(.leakDetected)]?.isSetAside == false)
  }

  @Test func `a scheduler that is lost is one alarm, and what it told is under it`() {
    var bench = bench(.mixed)
    let lost = Finding(.jobNodeLost, .high, .job(JobReference(queue: 0, id: "7")))
    bench.step([lost])
    bench.bench.site.apply(.timedOut(after: .seconds(5)), of: SourceID("slurm"), at: bench.now, took: .seconds(5))
    let silent = Finding(.sourceSilent, .high, .source(bench.bench.site.sourceIndex(of: SourceID("slurm")) ?? 0))
    bench.step([lost, silent])
    let alarm = bench.engine.board.alarms.first { $0.id.kind == .jobNodeLost }
    #expect(alarm?.suppression?.reason == .sourceDown("slurm"))
    #expect(alarm?.root == AlarmID(.sourceSilent, .source("slurm")))
  }

  @Test func `a node on which no job runs is less urgent, and as urgent as before when one comes`() {
    var bench = bench(.mixed)
    var other = AlarmBench.fault
    other.subject = .entity(.node(3))
    bench.step([AlarmBench.fault, other])
    #expect(bench[AlarmBench.id]?.effect?.jobs == 1 && bench[AlarmBench.id]?.priority == .high)
    let id = AlarmID(.acceleratorUnhealthy, .thing(.node("n3")))
    #expect(bench[id]?.priority == .medium)
    bench.bench.queue(
      [Bench.job("8", on: [JobPlace(node: 3)])], nodes: [Bench.scheduled(3, cores: 64)], at: bench.now)
    for _ in 0..<11 { bench.step([AlarmBench.fault, other]) }
    #expect(bench[id]?.priority == .high)
  }
}

extension AlarmID {
  fileprivate func with(_ kind: Finding.Kind) -> AlarmID {
    AlarmID(kind, subject, quantity: quantity, name: name)
  }
}
