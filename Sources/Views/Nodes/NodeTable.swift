internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The table of nodes: only the rows on screen are worked out.
struct NodeTable {
  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let columns = NodeColumn.allCases
    // Where there is room: what is wrong, and how the load went.
    let hasWords = area.width >= 100
    let hasHistory = area.width >= 150
    let sorting = scene.console.nodeSort
    var table = ThingTable(
      scene: scene,
      order: ThingTable.Order(
        column: sorting.column.rawValue, title: Self.title(of: sorting.column), isInverted: sorting.isInverted),
      columns: columns.map { head($0, scene) } + (hasHistory ? [historyHead(scene)] : [])
        + (hasWords ? [TextTable.Column(title: "", rank: 10)] : []))
    // The line has the range of rows, a filter and the sort beside it.
    let reservations = scene.reservationList(width: area.width - (scene.console.filterInForce.isEmpty ? 48 : 80))
    if !reservations.isEmpty { table.sum = reservations }
    if scene.total == 0 { table.nothing = .noNodes }
    let room = roomForReason(table.columns, scene, width: area.width)
    table.draw(in: area, on: &stage) { selection in
      guard case .entity(let id) = selection else { return [] }
      let row = NodeRow(scene: scene, node: Int(id.index), width: area.width, scheduleRoom: room)
      return columns.map { row.cell($0) } + (hasHistory ? [row.history] : [])
        + (hasWords ? [row.worst(reason: hasHistory ? 50 : 0)] : [])
    }
  }

  /// Cells that the other columns leave to the scheduler's word and reason.
  private func roomForReason(_ columns: [TextTable.Column], _ scene: Scene, width: Int) -> Int {
    // Columns of figures that nobody reports are not there, and a name is seldom longer than this.
    let others = columns.filter { $0.isFixed && $0.name != NodeColumn.scheduler.rawValue }
      .reduce(8) { $0 + max($1.least, TextWidth.width(of: $1.title)) + 2 }
    let history = scene.site.trends.count > 1 && width >= 150 ? 26 : 0
    let hasFindings = width >= 100 && scene.marks.contains { if case .entity = $0.subject { true } else { false } }
    return min(100, width - others - history - (hasFindings ? 40 : 0))
  }

  private func historyHead(_ scene: Scene) -> TextTable.Column {
    let span = scene.site.trends.span.map { Figures.span($0.to - $0.from) } ?? ""
    return TextTable.Column(title: scene.words(.processorLoad) + " " + span, rank: 9)
  }

  static func title(of column: NodeColumn) -> Word {
    switch column {
    case .finding: .finding
    case .name: .node
    case .rack: .rack
    case .state: .state
    case .scheduler: .scheduleState
    case .jobs: .workload
    case .held: .acceleratorsHeldHead
    case .power: .power
    case .inlet: .inlet
    case .temperature: .hottest
    case .load: .load
    case .memory: .memory
    case .fabric: .fabric
    case .age: .dataAge
    }
  }

  private func head(_ column: NodeColumn, _ scene: Scene) -> TextTable.Column {
    let title = column == .finding ? "" : scene.words(Self.title(of: column))
    var head = TextTable.Column(title: title, edge: .right, least: 8, rank: 1, name: column.rawValue)
    // A column stands when anything reports for it anywhere, not only on the rows in sight.
    head.isFixed = scene.hasData(for: column)
    switch column {
    case .finding: (head.edge, head.least, head.rank) = (.left, 2, 0)
    case .name: (head.edge, head.least, head.rank) = (.left, 14, 0)
    case .rack: (head.edge, head.least, head.rank) = (.left, 7, 2)
    case .state: (head.edge, head.least, head.rank) = (.left, 7, 1)
    case .scheduler: (head.edge, head.least, head.rank) = (.left, 9, 3)
    case .jobs: (head.edge, head.least, head.rank) = (.left, 8, 3)
    case .held: (head.least, head.rank) = (4, 5)
    case .power: (head.least, head.rank) = (7, 4)
    case .inlet: (head.least, head.rank) = (7, 6)
    case .temperature: (head.least, head.rank) = (7, 2)
    case .load: (head.edge, head.least, head.rank) = (.left, 13, 2)
    case .memory: (head.least, head.rank) = (6, 8)
    case .fabric: (head.least, head.rank) = (5, 7)
    case .age: (head.least, head.rank) = (6, 5)
    }
    return head
  }
}

extension Scene {
  /// True when something somewhere reports what the column shows.
  func hasData(for column: NodeColumn) -> Bool { column.isReported(in: site) }
}

/// One node's cells.
struct NodeRow {
  let scene: Scene
  let node: Int
  let summary: NodeSummary
  private let isWide: Bool
  /// Cells that there are for the scheduler's word and reason, beyond the least that they have.
  private let scheduleRoom: Int

  init(scene: Scene, node: Int, width: Int, scheduleRoom: Int = 0) {
    self.scene = scene
    self.node = node
    summary = scene.digest.nodes[node]
    isWide = width >= 110
    self.scheduleRoom = scheduleRoom
  }

  func cell(_ column: NodeColumn) -> Phrase {
    let missing = scene.hasData(for: column) ? Phrase(Figures.missing, .missing) : Phrase()
    switch column {
    case .finding: return scene.digest.worstFinding(ofNode: node).map(scene.marker) ?? Phrase()
    case .name: return Phrase(scene.site.directory.nodeName(node).fitted(to: isWide ? 40 : 22), .strong)
    case .rack: return rackCell ?? missing
    case .state:
      // Where there is no room for the scheduler's word beside ours, it stands in its place once the node is out of use.
      if !isWide, summary.state.isReporting, let own = scene.site.scheduled(node), own.condition.isOut {
        return Phrase(own.state.fitted(to: 10), .strong)
      }
      let word = scene.word(of: summary.state)
      return Phrase(word.text, word.ink)
    case .scheduler: return scheduleCell ?? missing
    case .jobs: return jobsCell
    case .held: return heldCell
    case .power: return powerCell ?? missing
    case .inlet:
      return scene.last(.node(node), .inletTemperature).map { Phrase(Figures.text($0.value, .celsius), $0.ink) }
        ?? missing
    case .temperature: return hottestCell ?? missing
    case .load: return loadCell ?? missing
    case .memory: return memoryCell ?? missing
    case .fabric: return fabricCell ?? missing
    case .age:
      return summary.age.map { Phrase(Figures.span($0), summary.state.isReporting ? .label : .stale) } ?? missing
    }
  }

  /// The scheduler's word, with its reason where there is room.
  private var scheduleCell: Phrase? {
    guard let own = scene.site.scheduled(node) else { return nil }
    let reason = own.condition.isOut ? scene.scheduleReason(of: own) : ""
    // The reason tells more than the last words of the state do; so much it has also where the columns must share. Where
    // there is no room for it the state has all.
    let least = max(14, scheduleRoom - TextWidth.width(of: reason) - 1)
    let rest = max(isWide ? 28 : 0, scheduleRoom - least - 1)
    let isTold = !reason.isEmpty && rest >= 12
    let word = own.state.fitted(to: isTold ? least : max(14, scheduleRoom))
    let ink = own.condition.isOut ? Ink.strong : .label
    guard isTold else { return Phrase(word, ink) }
    let room = max(rest, scheduleRoom - TextWidth.width(of: word) - 1)
    return Phrase(word, ink) + Phrase(" " + reason.fitted(to: room), .label)
  }

  /// "18440_0 +2".
  private var jobsCell: Phrase {
    let claims = scene.digest.placements.claims(on: node)
    guard let first = claims.first else { return Phrase() }
    let more = claims.count > 1 ? " +\(claims.count - 1)" : ""
    return Phrase(scene.digest.placements.job(Int(first.holder)).id.fitted(to: 14)) + Phrase(more, .label)
  }

  private var heldCell: Phrase {
    guard let own = scene.site.scheduled(node), let places = own.acceleratorPlaces else { return Phrase() }
    return Phrase("\(places.held)/\(places.held + places.free + places.out)", places.free > 0 ? .text : .label)
  }

  /// The load of its processors since start.
  var history: Phrase {
    guard scene.site.trends.count > 1 else { return Phrase() }
    return Sparkline(scene.site.trends.values(of: .node(node), .load), top: 1).phrase(width: 24)
  }

  /// What is wrong, in words; with its reason, cut to so many cells.
  func worst(reason room: Int) -> Phrase {
    guard let finding = scene.digest.worstFinding(ofNode: node) else { return Phrase() }
    let reason = scene.reason(of: finding).fitted(to: room)
    return Phrase(scene.words(finding.kind.word)) + (reason.isEmpty ? Phrase() : Phrase("  " + reason, .label))
  }

  private var rackCell: Phrase? {
    guard let plan = scene.site.plan(of: node), let rack = plan.rack else { return nil }
    var phrase = Phrase(scene.site.topology.racks[rack].name, .text)
    if let position = plan.position { phrase.add(" U\(position)", .label) }
    return phrase
  }

  private var powerCell: Phrase? {
    guard let power = summary.power else {
      return scene.last(.node(node), .power).map { Phrase(Figures.text($0.value, .watt), $0.ink) }
    }
    // A sum of parts is no node power: a sign says that there is more.
    let sign = power.basis == .measured ? "" : "≥ "
    return Phrase(sign, .label) + Phrase(Figures.text(power.watts, .watt))
  }

  private var hottestCell: Phrase? {
    if let hottest = summary.hottestAccelerator {
      let limit = scene.site.value(of: hottest.id, .temperatureHigh, at: scene.now)
      let isHot = limit.map { hottest.value >= $0 } ?? false
      return Phrase(Figures.fixed(hottest.value, 0) + " °C", isHot ? .high : .text)
    }
    let old = devices.compactMap { scene.site.columns.cell($0, .temperature)?.value }.max()
    return old.map { Phrase(Figures.fixed($0, 0) + " °C", .stale) }
  }

  private var devices: [EntityID] {
    scene.site.directory.accelerators(of: node).map { EntityID(.accelerator, Int($0)) }
  }

  private var loadCell: Phrase? {
    guard let load = summary.acceleratorLoad ?? summary.processorLoad else {
      return devices.isEmpty ? nil : Phrase(Figures.missing, .missing)
    }
    var phrase = isWide && devices.count > 1 ? cells : Bar(load).phrase(width: 8)
    phrase.gap()
    phrase.add(Figures.text(load, .ratio).rightAligned(to: 5), .text)
    return phrase
  }

  /// One cell an accelerator.
  private var cells: Phrase {
    var text = ""
    for device in devices.prefix(16) {
      // Never the full block: the rows of a table must not grow together.
      text.append(scene.last(device, .load).map { Sparkline.step($0.value * 0.874) } ?? "·")
    }
    return Phrase(text, .mark)
  }

  private var memoryCell: Phrase? {
    guard let used = scene.last(.node(node), .memoryUsed) else { return nil }
    guard let total = scene.last(.node(node), .memoryTotal)?.value, total > 0 else {
      return Phrase(Figures.text(used.value, .byte), used.ink)
    }
    return Phrase(Figures.text(used.value / total, .ratio), used.ink)
  }

  private var fabricCell: Phrase? {
    guard let ports = summary.fabric.ports else { return nil }
    return Phrase("\(ports.count)/\(ports.expected)", ports.isComplete ? .label : .strong)
  }
}
