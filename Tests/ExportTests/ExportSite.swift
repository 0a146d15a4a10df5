import Analysis
import Export
import SiteModel

/// A small site with a bit of everything: planned and met, fresh and stale, bad and hostile.
enum ExportSite {
  static let now = Moment(nanoseconds: 1_767_323_045_250_000_000)
  static let hostile = "=cmd|'/C calc'!A0,\"x\"\n"

  static func make(simulated: Bool = false) -> Site {
    var topology = Topology(name: "a \"quoted\" <site>")
    topology.isSimulated = simulated
    topology.halls = [Hall(name: "h1")]
    topology.rows = [Row(name: "A", hall: 0)]
    topology.racks = [Rack(name: "r1", row: 0, slot: 1)]
    var node = PlannedNode(name: "n1", acceleratorCount: 2)
    node.rack = 0
    topology.nodes = [node, PlannedNode(name: "n2")]
    var site = Site(topology: topology)
    site.register(
      SourceDescription(
        id: SourceID("s1"), address: "http://n1:9400/", cadence: .seconds(10), nodes: ["n1"]))
    site.register(SourceDescription(id: SourceID("s2"), address: "http://n2:9400/", cadence: .seconds(10)))
    var batch = Batch(
      source: SourceID("s1"), moment: now - .seconds(2),
      subjects: [.accelerator("0", on: "n1"), .accelerator("1", on: "n1"), .node("n1"), .node(hostile)],
      layout: 1,
      readings: [
        Reading(0, .power, 113.611, at: now - .seconds(2)),
        Reading(0, .energy, 5000, at: now - .seconds(2)),
        Reading(1, .power, 70, at: now - .seconds(300)),
        Reading(1, .temperature, 30, at: now - .seconds(2), quality: .bad),
        Reading(2, .loadAverage, 0, at: now + .seconds(1), quality: .derived),
        Reading(3, .loadAverage, -1.5, at: now),
      ],
      facts: [Fact(0, .model, "H100"), Fact(3, .label, hostile)],
      complaints: [Complaint(subject: Complaint.page, .cutShort(line: 3))])
    batch.isSimulated = simulated
    site.apply(batch)
    site.apply(SourceFailure(.timedOut, "no answer"), of: SourceID("s2"), at: now, took: .seconds(5))
    return site
  }

  static func text(_ format: String, page: String = "overview", site: Site = make()) -> String {
    let subject = ExportSubject(site: site, findings: findings, now: now, page: page)
    return String(decoding: DataFormat(named: format)?.bytes(subject) ?? [], as: UTF8.self)
  }

  private static let gathered: Finding = {
    var finding = Finding(.sourceSilent, .medium, .source(0), count: 2, detail: .failure(.noSuchHost))
    finding.otherSources = [1]
    return finding
  }()

  static let findings = [
    gathered, Finding(.nodeMissing, .high, .entity(.node(1)), detail: .xid(79)),
    Finding(.rackPower, .medium, .rack(0), value: 2, limit: 1, quantity: .power, since: now),
    Finding(.sourceSilent, .low, .source(1), count: 3),
  ]
}
