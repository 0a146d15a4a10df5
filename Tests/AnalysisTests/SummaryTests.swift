import Analysis
import SiteModel
import Testing

@Suite("Summaries say what is known, and of how many")
struct SummaryTests {
  private func present(_ bench: Bench) -> Present { Present(bench.site, at: Bench.now) }

  @Test("Of a site nobody reports nothing is 0: it is nil")
  func nothing() {
    let bench = Bench()
    let summary = SiteSummary(of: present(bench))
    #expect(summary.nodes == Coverage(0, of: 4))
    #expect(summary.accelerators == Coverage(0, of: 32))
    #expect(summary.power.total == nil)
    #expect(summary.throttled == nil)
    #expect(summary.acceleratorLoad == nil)
    #expect(summary.hottestAccelerator == nil)
    #expect(summary.worstInlet == nil)
    #expect(summary.compute.busy.isEmpty)
    #expect(summary.compute.capacity[.bf16] == 32e15)
    #expect(totals(of: bench.site, at: Bench.now).isEmpty)
    let rack = RackSummary.summaries(in: present(bench), findings: [])[0]
    #expect(rack.powerShare == nil && rack.acceleratorLoad == nil && rack.worstInlet == nil)
    let node = NodeSummaries(present(bench))[0]
    #expect(node.power == nil && node.age == nil && node.acceleratorLoad == nil && node.fabric == FabricState())
    #expect(node.state == .missing)
  }

  @Test("Measured node power and the sum of parts are kept apart")
  func power() {
    let bench = Bench.healthy(and: [(.node, "", .power, 9_000), (.processor, "0", .power, 200)])
    let power = SiteSummary(of: present(bench)).power
    #expect(power.measured == 9_000)
    #expect(power.measuredNodes == 1)
    #expect(power.parts == 9_600)
    #expect(power.partNodes == 3)
    #expect(power.coverage == Coverage(4, of: 4))
    #expect(!power.isMeasured)
    let nodes = NodeSummaries(present(bench))
    #expect(nodes[0].power == NodePower(watts: 9_000, basis: .measured))
    #expect(nodes[1].power == NodePower(watts: 3_200, basis: .processorsAndAccelerators))
  }

  @Test("Busy compute is load times peak, of the accelerators that say their load")
  func compute() {
    var bench = Bench()
    bench.reportHealthy("n0", load: 0.25)
    let figure = SiteSummary(of: present(bench)).compute
    #expect(figure.capacity[.bf16] == 32e15)
    #expect(figure.busy[.bf16] == 2e15)
    #expect(figure.coverage[.bf16] == Coverage(8, of: 32))
    #expect(figure.capacity[.fp16] == 32e15, "FP16 and BF16 stand in for each other")
    #expect(figure.capacity[.fp8] == nil)
    let figures = totals(of: bench.site, at: Bench.now)
    #expect(figures[.busyCompute] == 2e15)
    #expect(figures[.acceleratorLoad] == 0.25)
    #expect(figures[.power] == 3_200)
  }

  @Test("A rack sums its nodes and wears its worst finding")
  func rack() {
    let bench = Bench.healthy(and: [(.accelerator, "2", .temperature, 91), (.node, "", .inletTemperature, 30)])
    let racks = RackSummary.summaries(in: present(bench), findings: bench.findings())
    #expect(racks[0].nodes == [0, 1])
    #expect(racks[0].reporting == Coverage(2, of: 2))
    #expect(racks[0].hottestAccelerator == Extreme(id: .accelerator(2), value: 91))
    #expect(racks[0].worstInlet?.value == 30)
    #expect(racks[0].powerShare == 0.32)
    #expect(racks[0].worstPriority == .high)
    #expect(racks[0].findingCount == 2)
    #expect(racks[1].worstPriority == nil)
    let pods = PodSummary.summaries(in: present(bench), findings: bench.findings())
    #expect(pods[0].racks == [0, 1])
    #expect(pods[0].reporting == Coverage(4, of: 4))
    #expect(pods[0].findingCount == 2)
    #expect(pods[0].acceleratorLoad == 0.5)
  }

  @Test("A node's state follows its sources, and its age is the oldest of their answers")
  func states() {
    var bench = Bench.healthy()
    bench.source("late", nodes: ["n1"])
    let later = Bench.now + .seconds(20)
    bench.report("n0", Bench.healthy(), at: later)
    let nodes = NodeSummaries(Present(bench.site, at: later))
    #expect(nodes[0].age == .zero)
    #expect(nodes[2].age == .seconds(20))
    #expect(nodes[1].age == nil)
    #expect(nodes[1].state == .reporting)
    let stale = Present(bench.site, at: Bench.now + .seconds(45))
    #expect(stale.states[2] == .silent(since: Bench.now))
    #expect(stale.states[0] == .reporting)
  }

  @Test("Absurd counts from a device do no harm")
  func absurd() {
    let bench = Bench.healthy(and: [
      (.accelerator, "0", .linksActive, 1e300), (.accelerator, "0", .linksTotal, -4),
      (.accelerator, "1", .errorCode, 1e30),
      (.accelerator, "1", .throttleReasons, -1),
    ])
    #expect(bench.findings().isEmpty)
    #expect(NodeSummaries(present(bench))[0].fabric.links == Coverage(0, of: 0))
  }
}
