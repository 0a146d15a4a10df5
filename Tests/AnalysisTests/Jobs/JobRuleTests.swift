import AisleTesting
import Analysis
import SiteModel
import Testing

@Suite("Findings about jobs and their nodes") struct JobRuleTests {
  private static let job = JobReference(queue: 0, id: "7")

  private static func bench(_ nodes: [ScheduledNode], silent: Bool = false) -> Bench {
    var bench = Bench()
    for node in ["n1", "n2", "n3"] + (silent ? [] : ["n0"]) { bench.reportHealthy(node) }
    bench.queue([Bench.job("7", on: [JobPlace(node: 0), JobPlace(node: 1)])], nodes: nodes)
    return bench
  }

  private static func node(
    _ index: Int, _ condition: ScheduledNode.Condition, reason: String = "", ago seconds: Double? = nil
  ) -> ScheduledNode {
    var node = Bench.scheduled(index, cores: 96, condition)
    node.reason = reason
    node.reasonMoment = seconds.map { Bench.now - .seconds($0) }
    return node
  }

  @Test("A job on a node that the scheduler has lost is one high finding") func down() {
    let found = Self.bench([Self.node(0, .down), Self.node(1, .down)]).findings().filter { $0.kind == .jobNodeLost }
    #expect(found == [Finding(.jobNodeLost, .high, .job(Self.job), detail: .part(2, of: 2))])
  }

  @Test("A job on a node that Aisle does not hear of is a medium one, a source that is down excuses it") func silent() {
    let bench = Self.bench([Self.node(0, .allocated)], silent: true)
    #expect(
      bench.findings().filter { $0.kind == .jobNodeLost }
        == [Finding(.jobNodeLost, .medium, .job(Self.job), detail: .part(1, of: 2))])
    var excused = Self.bench([Self.node(0, .allocated)], silent: true)
    excused.source("deaf", nodes: ["n0"])
    #expect(!excused.findings().contains { $0.kind == .jobNodeLost })
  }

  @Test("Nodes drained long ago for one reason that are well are one low finding") func drained() {
    let nodes = [2, 3].map { Self.node($0, .drained, reason: "RMA 1", ago: 7_200) }
    let found = Self.bench(nodes).findings().filter { $0.kind == .nodeDrained }
    #expect(found.map(\.count) == [2])
    #expect(found.first?.priority == .low && found.first?.subject == .entity(.node(2)))
    #expect(found.first?.detail == .event("RMA 1"))
    let fresh = [Self.node(2, .drained, reason: "RMA 1", ago: 60), Self.node(3, .draining, reason: "RMA", ago: 7_200)]
    #expect(!Self.bench(fresh).findings().contains { $0.kind == .nodeDrained })
  }

  @Test("A drained node that is unwell is not told of again") func drainedAndUnwell() {
    var bench = Self.bench([Self.node(2, .drained, reason: "hot", ago: 7_200)])
    bench.report("n2", Bench.healthy() + [(.accelerator, "0", .temperature, 99)])
    #expect(!bench.findings().contains { $0.kind == .nodeDrained })
  }

  @Test("A node that answers while the scheduler believes it down is a medium finding") func disagreement() {
    let found = Self.bench([Self.node(3, .down, reason: "Not responding")]).findings()
      .filter { $0.kind == .nodeDownBySchedule }
    #expect(found.map(\.priority) == [.medium])
    #expect(found.first?.subject == .entity(.node(3)))
  }

  @Test("A queue is counted when it comes: waits, nodes, accelerators") func tally() {
    var waiting = Job("9_*", .pending)
    waiting.submitted = Bench.now - .seconds(600)
    waiting.array = JobArray(number: 9, tasks: "0-98", count: 99)
    var begun = Bench.job("8", on: [JobPlace(node: 0)], began: Bench.now - .seconds(60))
    begun.submitted = Bench.now - .seconds(3_660)
    var nodes = [Self.node(0, .mixed), Self.node(1, .drained), Self.node(2, .idle)]
    for index in nodes.indices { nodes[index].accelerators = 8 }
    nodes[0].acceleratorsHeld = AcceleratorSet([0, 1])
    var bench = Bench()
    bench.queue([waiting, begun], nodes: nodes)
    let tally = bench.site.queues[0].tally
    #expect(tally.running == 1 && tally.pending == 99)
    #expect(tally.medianWait == .seconds(600) && tally.longWait == .seconds(600))
    #expect(tally.failed == nil)
    #expect(tally.nodesHeld == 1 && tally.nodes == 3)
    #expect([tally.acceleratorsHeld, tally.acceleratorsFree, tally.acceleratorsOut] == [2, 14, 8])
  }
}
