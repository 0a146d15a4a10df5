internal import Analysis
internal import Interaction
internal import SiteModel
internal import Wording

/// The things of a page's list in drawn order, after filter and sort.
struct Listing: Sendable {
  var order: [Selection]
  /// How many there are without the filter.
  var total: Int
  /// Things to a row.
  var columns = 1

  init(of digest: Digest, for console: Console, roster: Roster, jobOutlook: JobOutlook?) {
    let filter = Filter(console.filterInForce)
    switch (console.page.name, console.place.detail) {
    case (Page.nodes.name, .entity(let id)?):
      order = Self.devices(of: digest.site.directory.node(of: id), in: digest)
      total = order.count
    case (Page.nodes.name, _):
      let nodes = Array(digest.site.directory.nodes)
      total = nodes.count
      let shown = filter.isEmpty ? nodes : filter.select(from: nodes) { roster.scheduled[$0] }
      order = NodeOrder(digest: digest, roster: roster)
        .sorted(shown, by: console.nodeSort.column, inverted: console.nodeSort.isInverted).map { .entity(.node($0)) }
    case (Page.racks.name, .rack(let rack)?) where digest.racks.indices.contains(rack):
      order = digest.racks[rack].nodes.reversed().map { .entity(.node($0)) }
      total = order.count
    case (Page.racks.name, _):
      let plan = digest.floor
      let racks = plan.racks.filter { digest.racks.indices.contains($0) }
      total = racks.count + digest.unplaced.count
      columns = racks.isEmpty ? 1 : plan.widestRow
      order = Self.racks(racks, through: filter, in: digest) + Self.unplaced(through: filter, in: digest, roster)
    case (Page.jobs.name, .job?):
      order = jobOutlook?.order ?? []
      total = order.count
    case (Page.cooling.name, _):
      total = digest.cooling.units.count + digest.plantThings.count
      order = CoolingOrder(digest: digest, words: Wording(console.language))
        .selections(through: filter, sorted: console.coolingSort)
    case (Page.power.name, _):
      total = digest.powerItems.all.count
      order = PowerOrder(digest: digest, words: Wording(console.language))
        .selections(through: filter, sorted: console.powerSort)
    default:
      let shown = Self.findings(through: filter, in: digest, words: Wording(console.language))
      var seen: Set<Selection> = []
      order = shown.map(\.subject.selection).filter { seen.insert($0).inserted }
      total = digest.attention.count
    }
  }

  init(order: [Selection], total: Int) {
    self.order = order
    self.total = total
  }

  /// Racks by their own name, their pod's, their row's, and those of their coolant unit, distribution units and feeds;
  /// of these also as `Filter.text(finding:)` writes them.
  private static func racks(_ racks: [Int], through filter: Filter, in digest: Digest) -> [Selection] {
    guard !filter.isEmpty else { return racks.map { .rack($0) } }
    let plan = digest.site.topology
    let texts = plan.racks.map { rack in
      let suppliers =
        [rack.coolantDistributionUnit.map { plan.coolantDistributionUnits[$0].name }].compactMap(\.self)
        + rack.powerDistributionUnits.map { plan.powerDistributionUnits[$0].name }
        + plan.feeds(of: rack).map { plan.powerFeeds[$0].name }
      return FilterText(
        [rack.name, plan.rows[rack.row].name, rack.pod.map { plan.pods[$0].name }].compactMap(\.self)
          + suppliers + suppliers.filter { $0.contains(" ") }.map { Filter.text(finding: $0) })
    }
    return filter.select(from: racks) { texts[$0] }.map { .rack($0) }
  }

  private static func unplaced(through filter: Filter, in digest: Digest, _ roster: Roster) -> [Selection] {
    filter.select(from: digest.unplaced) { roster.texts[$0] }.map { .entity(.node($0)) }
  }

  /// Findings by what they are about, what they say, and where that stands.
  private static func findings(through filter: Filter, in digest: Digest, words: Wording) -> [Finding] {
    guard !filter.isEmpty else { return digest.attention }
    let texts = digest.attention.map { finding in
      let rack = digest.present.racks(of: finding).first.map { digest.site.topology.racks[$0].name }
      return FilterText([digest.name(of: finding.subject), words(finding.kind.word), rack].compactMap(\.self))
    }
    return filter.select(from: Array(digest.attention.indices)) { texts[$0] }.map { digest.attention[$0] }
  }

  /// Everything on a node that has a line of its own, in the order in which the page draws it.
  private static func devices(of node: Int, in digest: Digest) -> [Selection] {
    let kinds: [EntityKind] = [.accelerator, .port, .processor, .disk, .fan, .powerSupply, .sensor]
    return NodeParts.jobs(on: node, in: digest).map { .job($0) }
      + kinds.flatMap { kind in
        digest.site.directory.members(kind, of: node).map { .entity(EntityID(kind, Int($0))) }
      }
  }
}

extension Digest {
  /// The same for what a finding is about: `agents/node001 …` where it stands for several sources.
  func name(of finding: Finding) -> String {
    name(of: finding.subject) + (finding.otherSources.isEmpty ? "" : " …")
  }

  /// What a thing is called: a node or a rack by its name, a device by its node and its own.
  func name(of subject: Finding.Subject) -> String {
    switch subject {
    case .rack(let index): site.topology.racks[index].name
    case .source(let index): site.sources[index].description.id.name
    case .job(let job): job.id
    case .entity(let id):
      id.kind == .node || !id.kind.isOfNode
        ? site.directory.name(of: id)
        : "\(site.directory.nodeName(site.directory.node(of: id))) \(site.directory.name(of: id))"
    }
  }
}

/// Sorts nodes by a column. Keys are read out once, so that comparing costs two array reads.
struct NodeOrder {
  let digest: Digest
  let roster: Roster

  /// Nodes by the column's natural direction (names upwards, figures from the highest), missing values last.
  func sorted(_ nodes: [Int], by column: NodeColumn, inverted: Bool) -> [Int] {
    if column == .name {
      return nodes.sorted { inverted ? roster.ranks[$0] > roster.ranks[$1] : roster.ranks[$0] < roster.ranks[$1] }
    }
    var keys = [Double](repeating: .infinity, count: roster.ranks.count)
    for node in nodes {
      let key = key(of: node, column)
      keys[node] = key.map { inverted ? -$0 : $0 } ?? .infinity
    }
    return nodes.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : roster.ranks[$0] < roster.ranks[$1] }
  }

  /// Smaller comes first.
  private func key(of node: Int, _ column: NodeColumn) -> Double? {
    switch column {
    case .finding: return digest.worstFinding(ofNode: node).map { Double($0.priority.rawValue) } ?? 9
    case .name: return nil
    case .rack:
      guard let plan = digest.site.plan(of: node), let rack = plan.rack else { return nil }
      return Double(rack) * 1_000 - Double(plan.position ?? 0)
    case .state: return Double(stateRank(digest.present.states[node]))
    case .scheduler: return digest.site.scheduled(node).map { $0.condition.isOut ? -1 : Double($0.condition.rawValue) }
    case .jobs: return -Double(digest.placements.claims(on: node).count)
    case .held:
      guard let places = digest.site.scheduled(node)?.acceleratorPlaces else { return nil }
      return -Double(places.free)
    case .power: return digest.nodes[node].power.map { -$0.watts }
    case .inlet: return digest.nodes[node].inlet.map { -$0 }
    case .temperature: return digest.nodes[node].hottestAccelerator.map { -$0.value }
    case .load:
      let summary = digest.nodes[node]
      return (summary.acceleratorLoad ?? summary.processorLoad).map { -$0 }
    case .memory:
      let summary = digest.nodes[node]
      guard let used = summary.memoryUsed, let total = summary.memoryTotal, total > 0 else { return nil }
      return -used / total
    case .fabric: return digest.nodes[node].fabric.ports.map { Double($0.count - $0.expected) }
    case .age: return digest.nodes[node].age.map { -$0.seconds }
    }
  }

  private func stateRank(_ state: NodeState) -> Int {
    switch state {
    case .missing: 0
    case .silent: 1
    case .waiting: 2
    case .reporting: 3
    case .unmeasured: 4
    }
  }
}
