import History
import SiteModel
import Testing

@Suite("What tells one plan of a site from another") struct PlanStampTests {
  private func plan(sources: [String], nodes: [String] = ["n1"], file: String? = nil, changed: Double = 1) -> Topology {
    var topology = Topology(name: "Hall")
    topology.nodes = nodes.map { PlannedNode(name: $0) }
    topology.sources = [
      SourcePlan(name: "fleet", kind: .exposition, targets: sources.map { SourcePlan.Target(url: $0) })
    ]
    topology.origin = file.map { PlanOrigin(path: $0, changed: Moment(seconds: changed)) }
    return topology
  }

  private func kinship(_ recorded: Topology, _ own: Topology) -> PlanKinship {
    PlanStamp(of: recorded).kinship(to: PlanStamp(of: own))
  }

  @Test("places in the file, secrets and where they lie are not part of it") func volatile() {
    let plain = plan(sources: ["http://a/metrics"], file: "/etc/a.yaml")
    var other = plan(sources: ["http://a/metrics"], file: "/home/a.yaml", changed: 9)
    other.sources[0].origin = "a.yaml:7:3"
    other.sources[0].credential = .bearer(tokenFile: "/etc/token")
    other.sources[0].transport.authorityFile = "/etc/ca.pem"
    #expect(kinship(plain, other) == .same)
  }

  @Test("all that decides what is seen is part of it") func content() {
    let plain = plan(sources: ["http://a/metrics", "http://b/metrics"], file: "/a.yaml")
    var period = plain
    period.sources[0].every = .seconds(11)
    var node = plain
    node.nodes[0].acceleratorCount = 8
    var alarm = plain
    alarm.alarms.settings[.nodeDown] = AlarmSetting()
    var options = plain
    options.origin?.options = "seed 7"
    for (name, changed) in [("period", period), ("node", node), ("alarm", alarm), ("options", options)] {
      #expect(kinship(plain, changed) == .different, "\(name)")
    }
  }

  @Test("of one file the time of its last change tells which is older") func versions() {
    let old = plan(sources: ["http://a"], file: "/a.yaml", changed: 5)
    let new = plan(sources: ["http://b"], file: "/a.yaml", changed: 6)
    #expect(kinship(old, new) == .older && kinship(new, old) == .newer)
  }

  @Test("of different files, common sources tell the same site from another of its name") func sources() {
    let all = (0..<2000).map { "http://node\($0)/metrics" }
    let hall = plan(sources: all, file: "/a.yaml")
    #expect(kinship(hall, plan(sources: Array(all.prefix(1000)), file: "/b.yaml")) == .different)
    #expect(kinship(plan(sources: Array(all.prefix(300)), file: "/b.yaml"), hall) == .different)
    #expect(kinship(hall, plan(sources: all.map { $0 + "?" }, file: "/b.yaml")) == .foreign)
    #expect(kinship(hall, plan(sources: [], file: "/b.yaml")) == .foreign)
    #expect(kinship(plan(sources: [], nodes: ["n1", "n2"]), plan(sources: [], nodes: ["n2"])) == .different)
  }
}
