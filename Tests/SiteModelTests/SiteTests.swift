import AisleTesting
import SiteModel
import Testing

@Suite struct SiteTests {
  let now = Moment(seconds: 10_000)
  let source = SourceID("agents/n1")

  func site(nodes: Int = 2, accelerators: Int = 8) -> Site {
    var topology = Topology(name: "test")
    topology.nodes = (1...nodes).map { PlannedNode(name: "n\($0)", acceleratorCount: accelerators) }
    var site = Site(topology: topology)
    site.register(SourceDescription(id: source, address: "http://n1", cadence: .seconds(10), nodes: ["n1"]))
    return site
  }

  func batch(_ subjects: [EntityKey], _ readings: [Reading], layout: UInt64 = 1, at moment: Moment? = nil) -> Batch {
    Batch(source: source, moment: moment ?? now, subjects: subjects, layout: layout, readings: readings)
  }

  @Test func `what is planned has a place before anybody reports it`() {
    let site = site()
    #expect(site.directory.count(of: .node) == 2)
    #expect(site.directory.accelerators(of: 1) == Array(8..<16).map { Int32($0) })
    #expect(site.observation(of: .accelerator(9), .power, at: now) == .unknown)
    #expect(site.directory.key(of: .accelerator(9)) == .accelerator("1", on: "n2"))
  }

  @Test func `a reading is fresh, then stale, and never zero for nothing`() {
    var site = site()
    site.apply(batch([.accelerator("3", on: "n1")], [Reading(0, .power, 642, at: now)]))
    let id = EntityID.accelerator(3)
    #expect(site.observation(of: id, .power, at: now + .seconds(30)) == .fresh(642))
    #expect(site.observation(of: id, .power, at: now + .seconds(31)) == .stale(642, since: now))
    #expect(site.observation(of: id, .temperature, at: now) == .unknown)
  }

  @Test func `a feed that goes on after a site read from a history is not taken for what was learnt from that`() {
    var recorded = site()
    let subjects: [EntityKey] = [.accelerator("0", on: "n1"), .accelerator("1", on: "n1")]
    recorded.learn(subjects, layout: 2, of: source)
    recorded.apply(batch(subjects, [Reading(0, .power, 1, at: now)], layout: 2))
    recorded.goOn(after: site())
    // Another process found the same things in another order, and numbers its layouts alike.
    recorded.apply(batch(subjects.reversed(), [Reading(0, .power, 642, at: now)], layout: 2))
    #expect(recorded.observation(of: .accelerator(1), .power, at: now) == .fresh(642))
    #expect(recorded.observation(of: .accelerator(0), .power, at: now) == .fresh(1))
  }

  @Test func `a measured zero is a zero`() {
    var site = site()
    site.apply(batch([.accelerator("0", on: "n1")], [Reading(0, .load, 0, at: now)]))
    #expect(site.value(of: .accelerator(0), .load, at: now) == 0)
  }

  @Test func `things nobody planned are found by listening`() {
    var site = site()
    site.apply(batch([.accelerator("0", on: "stranger")], [Reading(0, .power, 5, at: now)]))
    #expect(site.directory.count(of: .node) == 3)
    let id = site.directory.id(of: .accelerator("0", on: "stranger"))
    #expect(id.map(site.directory.isPlanned) == false)
    #expect(id.flatMap { site.value(of: $0, .power, at: now) } == 5)
  }

  @Test func `indices never change when the layout does`() {
    var site = site()
    let first: [EntityKey] = [.accelerator("0", on: "n1"), EntityKey(.fan, node: "n1", name: "fan1")]
    site.apply(batch(first, [Reading(1, .fanSpeed, 100, at: now)]))
    let fan = site.directory.id(of: first[1])
    let second: [EntityKey] = [EntityKey(.fan, node: "n1", name: "fan0"), first[1]]
    site.apply(batch(second, [Reading(0, .fanSpeed, 1, at: now), Reading(1, .fanSpeed, 2, at: now)], layout: 2))
    #expect(site.directory.id(of: first[1]) == fan)
    #expect(fan.flatMap { site.value(of: $0, .fanSpeed, at: now) } == 2)
  }

  @Test func `a broken batch cannot break the site`() {
    var site = site()
    site.apply(
      batch([.node("n1")], [Reading(0, .power, .nan, at: now), Reading(9, .power, 1, at: now)]))
    #expect(site.observation(of: .node(0), .power, at: now) == .unknown)
    #expect(site.source(source)?.lastSuccess == now)
  }

  @Test func `a failure keeps the last values and lets them age`() {
    var site = site()
    site.apply(batch([.node("n1")], [Reading(0, .power, 900, at: now)]))
    site.apply(.network(code: 111), of: source, at: now + .seconds(10), took: .milliseconds(3))
    #expect(site.source(source)?.condition(at: now + .seconds(10)) == .failing)
    #expect(site.source(source)?.failure == .network(code: 111))
    #expect(site.observation(of: .node(0), .power, at: now + .seconds(40)) == .stale(900, since: now))
    site.apply(batch([.node("n1")], [Reading(0, .power, 910, at: now + .seconds(50))], at: now + .seconds(50)))
    #expect(site.source(source)?.condition(at: now + .seconds(50)) == .alive)
    #expect(site.source(source)?.consecutiveFailures == 0)
  }

  @Test func `a source that answers with old readings is stale, not alive`() {
    var site = site()
    let old = now - .seconds(600)
    site.apply(batch([.node("n1")], [Reading(0, .power, 900, at: old)]))
    #expect(site.source(source)?.condition(at: now) == .stale)
    #expect(site.source(source)?.knownUntil == old)
    site.apply(batch([.node("n1")], [Reading(0, .power, 900, at: old), Reading(0, .inletTemperature, 20, at: now)]))
    #expect(site.source(source)?.condition(at: now) == .alive, "its newest reading counts")
    site.apply(batch([.node("n1")], []))
    #expect(site.source(source)?.condition(at: now) == .alive, "an answer without readings has only its own time")
  }

  @Test func `a snapshot keeps its moment while the site goes on`() {
    var site = site()
    site.apply(batch([.node("n1")], [Reading(0, .power, 1, at: now)]))
    let snapshot = site
    site.apply(batch([.node("n1")], [Reading(0, .power, 2, at: now)]))
    #expect(snapshot.value(of: .node(0), .power, at: now) == 1)
    #expect(site.value(of: .node(0), .power, at: now) == 2)
  }

  @Test func `trends remember a bounded number of steps, with gaps where nothing was known`() {
    var topology = Topology(name: "t")
    topology.nodes = [PlannedNode(name: "n1"), PlannedNode(name: "n2")]
    var site = Site(topology: topology, trends: Trends(capacity: 3, interval: .seconds(10)))
    site.register(SourceDescription(id: source, address: "", cadence: .seconds(10)))
    for step in 0..<5 {
      let moment = now + .seconds(10 * step)
      site.apply(batch([.node("n2")], [Reading(0, .power, Double(step), at: moment)], at: moment))
      site.remember(at: moment) { _ in [.power: Double(step)] }
      site.remember(at: moment + .seconds(1)) { _ in [.power: -1] }
    }
    #expect(site.trends.values(of: .node(1), .power) == [2, 3, 4])
    #expect(site.trends.values(of: .node(0), .power) == [nil, nil, nil])
    #expect(site.trends.values(of: .power) == [2, 3, 4])
    #expect(site.trends.values(of: .node(0), .voltage) == [])
    #expect(site.trends.span?.from == now + .seconds(20))
  }

  @Test func `processes of a source are replaced, not gathered`() {
    var site = site()
    var first = batch([.accelerator("1", on: "n1")], [])
    first.processes = [
      AcceleratorProcess(accelerator: 0, processID: 7), AcceleratorProcess(accelerator: 5, processID: 8),
    ]
    site.apply(first)
    #expect(site.processes[0]?.map(\.processID) == [7])
    #expect(site.processes[0]?.first?.accelerator == 1)
    first.processes = []
    site.apply(first)
    #expect(site.processes[0] == nil)
  }
}
