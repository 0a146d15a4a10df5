internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// One rack from top to bottom: a line a unit, nodes with their accelerators as cells, what else stands in it, and
/// blanks where nothing does.
struct RackElevation {
  let scene: Scene
  let rack: Int

  private var plan: Rack { scene.site.topology.racks[rack] }
  private var summary: RackSummary { scene.digest.racks[rack] }

  private enum Filling {
    case node(Int)
    case device(RackDevice)
  }

  private struct Unit {
    /// "42", "41–19" for what is drawn as one line, nothing for what has no place.
    var label: String
    var phrase: Phrase
    var node: Int?
    /// True for what goes on from the unit above.
    var isContinued = false
    var isBlank: Bool { phrase.isEmpty }
  }

  func draw(in area: Rect, on stage: inout Stage) {
    drawHead(in: area.row(0), on: &stage)
    drawSupplies(in: area.row(1), on: &stage)
    let body = area.inset(left: 1, top: 2, right: 1)
    var units = self.units(width: body.width)
    if units.count > body.height { units = Self.folded(units) }
    let focus = units.firstIndex { $0.node != nil && scene.console.selection == .entity(.node($0.node ?? -1)) }
    let first = ListWindow.first(showing: focus, of: units.count, visible: body.height)
    stage.visibleRows = max(1, body.height)
    stage.columns = 1
    let lit = LitRacks(scene)
    for (row, unit) in units.dropFirst(first).prefix(body.height).enumerated() {
      let line = body.row(row)
      var phrase = Phrase()
      phrase.add(unit.label, .label, field: 5, at: .right)
      phrase.add(unit.isBlank ? " │ " : " ┃ ", unit.isBlank ? .faint : .label)
      stage.write(phrase + unit.phrase, x: line.x, y: line.y, in: line)
      if let node = unit.node, let lit, !lit.shows(node: node, in: scene) { stage.buffer.mark(line, with: .dimmed) }
      if let node = unit.node { ListWindow.finish(.entity(.node(node)), in: line, scene, on: &stage) }
    }
    if first + body.height < units.count {
      stage.write(Phrase("▾", .accent), x: area.maxX - 1, y: area.maxY - 1, in: area)
    }
  }

  private func drawHead(in area: Rect, on stage: inout Stage) {
    var line = Phrase(" ")
    if let priority = summary.worstPriority { line.add(priority.marker + " ", priority.ink) }
    line.add("\(plan.name) · \(plan.height)U", .strong)
    if let total = summary.power.total {
      line.gap(3)
      let own = Figures.parts(total, .watt)
      line.add(summary.power.sign, .label)
      line.add("\(own.number) \(own.unit)")
      if let budget = plan.powerBudget { line.add(" / " + Figures.text(budget, .watt) + " ", .label) }
      if let share = summary.powerShare {
        line.add(Bar(share, limits: [scene.site.topology.thresholds.rackPowerCaution]).phrase(width: 12))
      }
    }
    if let inlet = summary.worstInlet {
      line.gap(3)
      line.add(scene.words(.inlet) + " ", .label)
      line.add(Figures.text(inlet.value, .celsius))
    }
    if let load = summary.acceleratorLoad {
      line.gap(3)
      line.add(scene.words(.load) + " ", .label)
      line.add(Figures.text(load, .ratio))
    }
    stage.write(line, x: area.x, y: area.y, in: area)
  }

  private func drawSupplies(in area: Rect, on stage: inout Stage) {
    var line = Phrase(" ")
    for (word, text) in scene.supplies(of: plan) {
      line.add(scene.words(word) + " ", .label)
      line.add(text)
      line.gap(3)
    }
    stage.write(line, x: area.x, y: area.y, in: area)
  }

  /// Units from the top; a thing of several units stands on its topmost, the others show that it goes on.
  private func units(width: Int) -> [Unit] {
    var fillings: [Int: Filling] = [:]
    var covered: Set<Int> = []
    var homeless: [Int] = []
    for node in summary.nodes {
      guard let plan = scene.site.plan(of: node), let position = plan.position else {
        homeless.append(node)
        continue
      }
      let top = position + max(1, plan.height) - 1
      fillings[top] = .node(node)
      if plan.height > 1 { covered.formUnion(position..<top) }
    }
    for device in plan.devices {
      let top = device.position + max(1, device.height) - 1
      fillings[top] = .device(device)
      if device.height > 1 { covered.formUnion(device.position..<top) }
    }
    let names = max(
      12, min(28, summary.nodes.map { TextWidth.width(of: scene.site.directory.nodeName($0)) }.max() ?? 12))
    let height = max(0, min(plan.height, 100))
    var units = stride(from: height, to: 0, by: -1).map { number -> Unit in
      switch fillings[number] {
      case .node(let node)?:
        Unit(label: "\(number)", phrase: phrase(of: node, names: names, width: width), node: node)
      case .device(let device)?:
        Unit(label: "\(number)", phrase: Phrase(device.name, .text) + Phrase("  " + device.kind, .label))
      case nil where covered.contains(number):
        Unit(label: "\(number)", phrase: Phrase("╎", .faint), isContinued: true)
      case nil: Unit(label: "\(number)", phrase: Phrase())
      }
    }
    if !homeless.isEmpty { units.append(Unit(label: "", phrase: Phrase(scene.words(.noPosition), .label))) }
    units += homeless.map { Unit(label: "", phrase: phrase(of: $0, names: names, width: width), node: $0) }
    return units
  }

  /// The same rack in fewer lines, for rooms that it is too tall for: runs of blanks are one line, and what goes on
  /// from the unit above is left out.
  private static func folded(_ units: [Unit]) -> [Unit] {
    var lines: [Unit] = []
    var run: (first: String, last: String)?
    func close() {
      guard let blank = run else { return }
      let label = blank.first == blank.last ? blank.first : "\(blank.first)–\(blank.last)"
      lines.append(Unit(label: label, phrase: Phrase()))
      run = nil
    }
    for unit in units where !unit.isContinued {
      if unit.isBlank {
        run = (run?.first ?? unit.label, unit.label)
      } else {
        close()
        lines.append(unit)
      }
    }
    close()
    return lines
  }

  private func phrase(of node: Int, names: Int, width: Int) -> Phrase {
    let row = NodeRow(scene: scene, node: node, width: 200)
    var line = Phrase()
    line.add(row.cell(.name), field: names)
    line.gap()
    line.add(row.cell(.finding), field: 2)
    line.gap()
    if let plan = scene.site.plan(of: node), let kind = plan.acceleratorKind, width >= 100 {
      line.add("\(plan.acceleratorCount) × \(scene.site.topology.acceleratorKinds[kind].name)", .label, field: 11)
      line.gap()
    }
    // A node that does not report has no load now: its state stands there.
    line.add(row.cell(row.summary.state.isReporting ? .load : .state), field: 15)
    for (column, field) in [(NodeColumn.temperature, 7), (.power, 9), (.inlet, 9)] {
      line.gap()
      line.add(row.cell(column), field: field, at: .right)
    }
    line.add(work(on: node))
    guard let finding = scene.digest.worstFinding(ofNode: node) else { return line }
    line.gap(2)
    line.add(scene.words(finding.kind.word), .text)
    return line
  }

  /// The job on a node (the first, and how many more), and the scheduler's word where it does not use the node.
  private func work(on node: Int) -> Phrase {
    var phrase = Phrase()
    if let own = scene.site.scheduled(node), own.condition.isOut { phrase.add("  " + own.state, .strong) }
    let claims = scene.digest.placements.claims(on: node)
    guard let first = claims.first else { return phrase }
    phrase.add("  " + scene.words(.jobNamed, scene.title(ofHolder: Int(first.holder), width: 26)))
    if claims.count > 1 { phrase.add(" +\(claims.count - 1)", .label) }
    return phrase
  }
}
