internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// Nodes that no rack holds, a line each.
struct UnplacedNodes {
  let scene: Scene

  func draw(in area: Rect, on stage: inout Stage) {
    guard area.height > 1 else { return }
    let nodes = scene.order.compactMap { if case .entity(let id) = $0 { Int(id.index) } else { nil } }
    let title = Phrase.rule(Phrase(scene.words(.notInRack), .label), width: area.width - 2)
    stage.write(title, x: area.x + 1, y: area.y, in: area)
    let body = area.inset(left: 1, top: 1, right: 1)
    let lit = LitRacks(scene)
    let focus = nodes.firstIndex { scene.console.selection == .entity(.node($0)) }
    let first = ListWindow.first(showing: focus, of: nodes.count, visible: body.height)
    let shown = nodes.dropFirst(first).prefix(body.height)
    let rows = shown.map { cells(of: $0, width: area.width) }
    let columns = Self.columns.map { TextTable.Column(title: "", rank: $0 == .name ? 0 : 1) }
    let table = TextTable(
      columns: columns + [TextTable.Column(title: "", rank: 0), TextTable.Column(title: "", rank: 2)], rows: rows,
      width: body.width)
    for (row, node) in shown.enumerated() {
      let line = body.row(row)
      stage.write(table.line(row), x: line.x, y: line.y, in: line)
      ListWindow.finish(.entity(.node(node)), in: line, scene, on: &stage)
      if let lit, !lit.shows(node: node, in: scene) { stage.buffer.mark(line, with: .dimmed) }
    }
  }

  private static let columns: [NodeColumn] = [
    .finding, .name, .state, .scheduler, .load, .temperature, .power, .held,
  ]

  private func cells(of node: Int, width: Int) -> [Phrase] {
    // Name, seats and what of figures there is take some 60 cells.
    let row = NodeRow(scene: scene, node: node, width: width, scheduleRoom: width - 60)
    let cells = Self.columns.map { column in
      // A node that nobody measures has no state of its own.
      if column == .held, scene.rackQueue != nil { return counts(of: node) }
      return column == .state && row.summary.state == .unmeasured ? Phrase() : row.cell(column)
    }
    return cells + [seats(of: node), jobs(on: node)]
  }

  /// A cell an accelerator, under the metrics of the queue: the key of the job that holds it, a dot where it is free, a
  /// cross where the scheduler would not give it.
  private func seats(of node: Int) -> Phrase {
    guard let queue = scene.rackQueue, let own = scene.site.scheduled(node), let count = own.accelerators, count > 0
    else { return Phrase() }
    let claims = scene.digest.placements.claims(on: node)
    var phrase = Phrase()
    for place in 0..<min(16, Int(count)) {
      if let claim = claims.first(where: { $0.accelerators.contains(place) }) {
        phrase.add(queue.key(of: Int(claim.holder)), .strong)
      } else if own.acceleratorsHeld.contains(place) {
        phrase.add("█", .mark)
      } else {
        phrase.add(own.condition.takesJobs ? "·" : "×", .label)
      }
    }
    return phrase
  }

  /// "6 held · 2 free · 0 out", under the metrics of the queue.
  private func counts(of node: Int) -> Phrase {
    guard let places = scene.site.scheduled(node)?.acceleratorPlaces else { return Phrase() }
    let counts = [places.held, places.free, places.out].map { Figures.grouped($0) }
    return Phrase(scene.words.filled(.heldFreeOut, with: counts), places.free > 0 ? .text : .label)
  }

  /// "A 18422 llm-pretrain +1", under the map of jobs.
  private func jobs(on node: Int) -> Phrase {
    guard let queue = scene.rackQueue else { return scene.hasData(for: .jobs) ? row(node).cell(.jobs) : Phrase() }
    let claims = scene.digest.placements.claims(on: node)
    guard scene.rackMetric == .job, let first = claims.first else { return Phrase() }
    let holder = Int(first.holder)
    let more = claims.count > 1 ? " +\(claims.count - 1)" : ""
    return Phrase(queue.key(of: holder) + " ", .strong)
      + Phrase(scene.title(ofHolder: holder, width: 32)) + Phrase(more, .label)
  }

  private func row(_ node: Int) -> NodeRow { NodeRow(scene: scene, node: node, width: 80) }
}

extension Scene {
  /// Racks that the filter lets through; nil when nothing is filtered.
  var filteredRacks: Set<Int>? {
    guard console.page == .racks, !console.filterInForce.isEmpty else { return nil }
    return order.reduce(into: []) { racks, thing in if case .rack(let index) = thing { racks.insert(index) } }
  }
}
