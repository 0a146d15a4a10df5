import Analysis
import SiteModel
import Testing

@Suite("Silence is one fact")
struct SilenceRuleTests {
  @Test("A source that fails is one finding, and its nodes and their values are not reported again")
  func failing() {
    var bench = Bench.healthy(and: [(.accelerator, "0", .temperature, 99)])
    let later = Bench.now + .seconds(60)
    for node in ["n1", "n2", "n3"] { bench.report(node, Bench.healthy(), at: later) }
    bench.site.apply(.network(code: 111), of: SourceID("n0"), at: later, took: .zero)
    let found = bench.findings(at: later)
    #expect(found.map(\.kind) == [.sourceSilent])
    #expect(found.first?.priority == .high)
    #expect(found.first?.since == Bench.now)
    #expect(found.first?.detail == .failure(.network(code: 111)))
  }

  @Test("While what it brought is fresh a failing source is medium")
  func fresh() {
    var bench = Bench.healthy()
    bench.site.apply(SourceFailure(.timedOut, "slow"), of: SourceID("n0"), at: Bench.now, took: .zero)
    #expect(bench.findings().map(\.priority) == [.medium])
  }

  @Test("A source that repeats old readings is one finding: its node does not report, and nothing of it is missing")
  func repeating() {
    var bench = Bench()
    for node in ["n1", "n2", "n3"] { bench.reportHealthy(node) }
    bench.report("n0", Bench.healthy(), taken: Bench.now - .seconds(600))
    let found = bench.findings()
    #expect(found.map(\.kind) == [.sourceStale])
    #expect(found.first?.priority == .high)
    #expect(found.first?.detail == .readings(age: .seconds(600)))
    #expect(found.first?.since == Bench.now - .seconds(600))
    let present = Present(bench.site, at: Bench.now)
    #expect(present.states[0] == .silent(since: Bench.now - .seconds(600)))
    #expect(NodeSummaries(present)[0].age == .seconds(600))
  }

  @Test("Sources of one plan that fall silent together are one finding, critical when they are more than half")
  func allSilent() {
    var bench = Bench(nodes: 8)
    for node in 0..<8 {
      let name = "agents/n\(node)"
      bench.source(name, nodes: ["n\(node)"])
      bench.site.apply(Batch(source: SourceID(name), moment: Bench.now, subjects: [.node("n\(node)")]))
    }
    let found = bench.findings(at: Bench.now + .seconds(600))
    #expect(found.map(\.kind) == [.sourceSilent])
    #expect(found.first?.count == 8)
    #expect(found.first?.priority == .critical)
  }

  @Test("Four sources of one plan that fail alike are one finding, and all their racks and pods are marked")
  func oneCause() {
    var bench = Bench(nodes: 8)
    bench.source("other", nodes: [])
    for node in 0..<8 {
      let name = "agents/n\(node)"
      bench.source(name, nodes: ["n\(node)"])
      let failure: SourceFailure = node == 7 ? .timedOut(after: .seconds(5)) : .status(401)
      bench.site.apply(failure, of: SourceID(name), at: Bench.now, took: .zero)
    }
    let found = bench.findings()
    #expect(found.map(\.detail) == [.failure(.status(401)), .failure(.timedOut(after: .seconds(5)))])
    #expect(found.map(\.count) == [7, 1])
    #expect(found.first?.sources == Array(1...7))
    let present = Present(bench.site, at: Bench.now)
    let racks = RackSummary.summaries(in: present, findings: found)
    #expect(racks.map(\.findingCount) == [1, 1, 1, 2])
    #expect(PodSummary.summaries(in: present, findings: found).map(\.findingCount) == [2])
  }

  @Test("Sources that fell silent hours apart have no cause in common, however alike they fail")
  func apart() {
    var bench = Bench(nodes: 8)
    for node in 0..<8 {
      let name = "agents/n\(node)"
      bench.source(name, nodes: ["n\(node)"])
      // One each hour, but the last four, which one minute took.
      let moment = Bench.now + .seconds(node < 4 ? Double(node) * 3_600 : 14_400 + Double(node) * 10)
      bench.site.apply(Batch(source: SourceID(name), moment: moment, subjects: [.node("n\(node)")]))
      bench.site.apply(.timedOut(after: .seconds(5)), of: SourceID(name), at: moment + .seconds(10), took: .zero)
    }
    let found = bench.findings(at: Bench.now + .seconds(20_000)).filter { $0.kind == .sourceSilent }
    #expect(found.map(\.count).sorted() == [1, 1, 1, 1, 4])
    #expect(found.first { $0.count == 4 }?.sources == Array(4..<8))
  }

  @Test("Three that fail alike, and any of different plans, stay findings of their own")
  func fewAlike() {
    var bench = Bench()
    for name in ["a/n0", "a/n1", "a/n2", "b/n3", "c"] {
      bench.source(name, nodes: [])
      bench.site.apply(SourceFailure(.timedOut, "late"), of: SourceID(name), at: Bench.now, took: .zero)
    }
    #expect(bench.findings().count == 5)
    #expect(bench.findings().flatMap(\.otherSources) == [])
  }

  @Test("Before anything has answered there is nothing to say; where nobody is asked, planned nodes are missing")
  func beginning() {
    var bench = Bench()
    #expect(Set(bench.findings().map(\.kind)) == [.nodeMissing])
    bench.source("n0", nodes: ["n0"])
    #expect(bench.findings().isEmpty)
  }

  @Test("A planned node that nobody speaks for is missing; a rack of them is one finding")
  func missing() {
    var bench = Bench()
    bench.reportHealthy("n0")
    let found = bench.findings()
    #expect(found.map(\.kind) == [.nodeMissing, .nodeMissing])
    #expect(found.map(\.subject) == [.rack(1), .entity(.node(1))])
    #expect(found.map(\.count) == [2, 1])
  }

  @Test("A source that has yet to name its nodes excuses those that nobody else names")
  func unheard() {
    var bench = Bench()
    bench.source("cluster", nodes: [])
    bench.reportHealthy("n0")
    #expect(bench.findings().isEmpty)
  }

  @Test("Accelerators that the node should have are counted")
  func accelerators() {
    var bench = Bench.healthy()
    bench.report("n0", Array(Bench.healthy().prefix(15)), at: Bench.now)
    #expect(bench.findings().isEmpty, "what is still fresh is not missing")
    var partial = Bench()
    for node in ["n1", "n2", "n3"] { partial.reportHealthy(node) }
    partial.report("n0", Array(Bench.healthy().prefix(15)))
    let found = partial.findings()
    #expect(found.map(\.kind) == [.acceleratorMissing])
    #expect(found.first?.count == 3)
    #expect(found.first?.value == 5)
    #expect(found.first?.limit == 8)
  }

  @Test("Stale, bad and infinite values are never a cause")
  func staleness() {
    var bench = Bench.healthy()
    bench.report("n0", [(.node, "", .inletTemperature, 60)], quality: .bad)
    bench.report("n1", [(.node, "", .inletTemperature, .infinity)])
    #expect(bench.findings().isEmpty)
    var hot = Bench.healthy(and: [(.node, "", .inletTemperature, 60)])
    let later = Bench.now + .seconds(31)
    for node in ["n0", "n1", "n2", "n3"] { hot.report(node, Bench.healthy(), at: later) }
    #expect(hot.findings(at: later).isEmpty)
  }
}
