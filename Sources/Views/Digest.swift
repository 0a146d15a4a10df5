package import Analysis
package import SiteModel

/// What a site amounts to at a moment: findings and sums, worked out once and drawn from many times. Everything that
/// takes a look at all nodes, all accelerators or all findings is done here, so that drawing need not.
///
/// A class, since scenes hold one and are copied for every rack and row that is drawn; nothing in it ever changes.
package final class Digest: Sendable {
  package let present: Present
  /// Worst first.
  package let findings: [Finding]
  /// What the alarm engine says; where nobody runs one, the findings as alarms that nobody keeps.
  package let alarms: AlarmBoard
  package let evidence: Evidence
  package let summary: SiteSummary
  package var building: BuildingSummary { evidence.building }
  package let racks: [RackSummary]
  package let pods: [PodSummary]
  package let nodes: NodeSummaries
  package var cooling: CoolingSummary { evidence.cooling }
  package var plant: PlantSummary { evidence.plant }
  package var power: PowerSummary { evidence.power }
  package var rackPowers: RackPowers { evidence.racks }
  package let supply: SupplyGraph
  package let jobs: JobSummaries
  let jobIndex: JobIndex
  let jobTally: JobTally
  let chain: PowerChain
  let energy: EnergyWindow
  let budgets: PowerBudgets
  let powerItems: PowerItems
  let chainFindings: ChainFindings
  let coolingFindings: CoolingFindings
  let alarmIndex: AlarmIndex
  /// What things are marked with: where somebody keeps alarms, those.
  let marks: Marks
  /// What needs attention: what is there, worst first, then what is gone and waits for somebody.
  let attention: [Finding]
  /// What needs attention by priority, critical first.
  package let counts: [Int]
  /// Nodes that no rack holds.
  package let unplaced: [Int]
  let sources: SourceDigest
  let floor: FloorPlan
  let hottestProcessor: Extreme?
  /// Planned accelerators by kind.
  let plannedByKind: [Int]
  private let standings: [Finding.Subject: Standing]
  private let toldActive: [Finding.Subject: Standing]
  private let toldGone: [Finding.Subject: Standing]
  /// By node: the place in `findings` of the worst that touches it, -1 for none.
  private let worstOfNode: [Int32]

  package var site: Site { present.site }

  /// True for an older state of the same site, with the same things in it.
  func isAbout(_ other: Site) -> Bool {
    site.name == other.name && site.directory.version == other.directory.version
      && site.sources.count == other.sources.count
  }

  package var now: Moment { present.now }

  /// `previous` lends what has not changed since: of a long queue that takes a tenth of a second.
  package init(of site: Site, at now: Moment, after previous: Digest? = nil) {
    let present = Present(site, at: now)
    let evidence = Evidence(present)
    self.evidence = evidence
    let findings = Analysis.findings(from: evidence)
    self.present = present
    self.findings = findings
    alarms = site.alarms?.refreshed(from: evidence, findings) ?? AlarmBoard(unkept: findings, in: site, at: now)
    alarmIndex = AlarmIndex(of: alarms)
    let marks = Marks(alarmIndex, else: findings, in: site)
    attention = marks.active + marks.gone
    self.marks = marks
    summary = SiteSummary(of: present)
    supply = SupplyGraph(of: site)
    jobs = JobSummaries(present, evidence.jobs)
    let known = previous.flatMap { $0.jobIndex.key == JobIndex.key(of: site, ended: false) ? $0 : nil }
    jobIndex = known?.jobIndex ?? JobIndex(of: site, after: previous?.jobIndex)
    jobTally = known?.jobTally ?? JobTally(of: site)
    chain = PowerChain(of: present, evidence.power, racks: evidence.racks, nodes: summary.power)
    energy = EnergyWindow(of: site.trends)
    budgets = PowerBudgets(of: present, racks: evidence.racks)
    powerItems = PowerItems(of: evidence.power)
    chainFindings = ChainFindings(marks.active, in: site.topology)
    let nodes = NodeSummaries(present)
    self.nodes = nodes
    racks = RackSummary.summaries(in: present, findings: marks.active, nodes: nodes)
    pods = PodSummary.summaries(in: present, findings: marks.active, nodes: nodes)
    coolingFindings = CoolingFindings(marks, about: evidence.cooling.units)
    counts = attention.reduce(into: Priority.allCases.map { _ in 0 }) { $0[$1.priority.rawValue - 1] += 1 }
    unplaced = site.directory.nodes.filter { site.plan(of: $0)?.rack == nil }
    sources = SourceDigest(of: present)
    floor = FloorPlan(of: site.topology)
    hottestProcessor = Self.hottestProcessor(in: present)
    plannedByKind = site.topology.nodes.reduce(into: site.topology.acceleratorKinds.map { _ in 0 }) { counts, node in
      if let kind = node.acceleratorKind { counts[kind] += node.acceleratorCount }
    }
    standings = Standing.standings(of: marks.findings)
    toldActive = Standing.standings(of: marks.active, isExact: true)
    toldGone = Standing.standings(of: marks.gone, isExact: true)
    worstOfNode = Self.worstOfNode(among: marks.findings, in: site)
  }

  /// The worst finding about exactly this thing, and how many there are about it; nil when there is none.
  func standing(of subject: Finding.Subject) -> (worst: Finding, count: Int)? {
    standings[subject].map { (marks.findings[$0.first], $0.count) }
  }

  /// What is told of a thing in the list of what needs attention: the worst that is there, else the worst that is gone,
  /// and how many there are of that sort. What stands for several sources is told of the first of them only.
  func told(of subject: Finding.Subject) -> (worst: Finding, count: Int)? {
    toldActive[subject].map { (marks.active[$0.first], $0.count) }
      ?? toldGone[subject].map { (marks.gone[$0.first], $0.count) }
  }

  /// The worst finding that touches a node: about it, a part of it, or a source of it.
  func worstFinding(ofNode node: Int) -> Finding? {
    guard worstOfNode.indices.contains(node), worstOfNode[node] >= 0 else { return nil }
    return marks.findings[Int(worstOfNode[node])]
  }

  private static func hottestProcessor(in present: Present) -> Extreme? {
    let column = present.column(.processor, .temperature)
    guard !column.isEmpty else { return nil }
    var hottest: Extreme?
    for index in 0..<present.directory.count(of: .processor) {
      guard let value = column[index], value > hottest?.value ?? -.infinity else { continue }
      hottest = Extreme(id: EntityID(.processor, index), value: value)
    }
    return hottest
  }

  private static func worstOfNode(among findings: [Finding], in site: Site) -> [Int32] {
    var worst = [Int32](repeating: -1, count: site.directory.nodes.count)
    func note(_ place: Int, on node: Int) {
      if worst.indices.contains(node), worst[node] < 0 { worst[node] = Int32(place) }
    }
    for (place, finding) in findings.enumerated() {
      switch finding.subject {
      case .entity(let id): note(place, on: site.directory.node(of: id))
      case .source:
        for node in finding.sources.flatMap({ site.sources[$0].nodes }) { note(place, on: Int(node)) }
      case .rack, .job: break
      }
    }
    return worst
  }
}

/// Where the findings about one thing stand in the list; with `isExact` of sources only those that are named first.
private struct Standing: Sendable {
  /// The place of the worst.
  var first: Int
  var count: Int

  static func standings(of findings: [Finding], isExact: Bool = false) -> [Finding.Subject: Standing] {
    var standings: [Finding.Subject: Standing] = [:]
    for (place, finding) in findings.enumerated() {
      standings[finding.subject, default: Standing(first: place, count: 0)].count += 1
      for source in finding.otherSources where !isExact {
        standings[.source(source), default: Standing(first: place, count: 0)].count += 1
      }
    }
    return standings
  }
}

/// How the sources are doing, counted once.
struct SourceDigest: Sendable {
  var counts: [SourceState.Condition: Int] = [:]
  /// The first few that do not answer in time, by index.
  var troubled: [Int] = []
  /// The shortest time between two polls.
  var cadence: Duration?
  /// The newest moment up to which any source has told anything.
  var knownUntil: Moment?
  /// The age from which the quickest source's values are stale.
  var staleAfter: Duration?

  init(of present: Present) {
    for (index, source) in present.standings.enumerated() {
      counts[source.condition, default: 0] += 1
      if source.condition != .alive, troubled.count < 8 { troubled.append(index) }
      let every = present.site.sources[index].description.cadence
      cadence = min(cadence ?? every, every)
      staleAfter = min(staleAfter ?? source.staleAfter, source.staleAfter)
      if let known = source.knownUntil { knownUntil = max(knownUntil ?? known, known) }
    }
  }
}
