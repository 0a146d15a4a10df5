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
    let focus = nodes.firstIndex { scene.console.selection == .entity(.node($0)) }
    let first = ListWindow.first(showing: focus, of: nodes.count, visible: body.height)
    let shown = nodes.dropFirst(first).prefix(body.height)
    let columns: [NodeColumn] = [.finding, .name, .state, .load, .temperature, .power]
    let rows = shown.map { node in
      let row = NodeRow(scene: scene, node: node, width: area.width)
      return columns.map { row.cell($0) }
    }
    let table = TextTable(
      columns: columns.map { TextTable.Column(title: "", rank: $0 == .name ? 0 : 1) }, rows: rows, width: body.width)
    for (row, node) in shown.enumerated() {
      let line = body.row(row)
      stage.write(table.line(row), x: line.x, y: line.y, in: line)
      ListWindow.finish(.entity(.node(node)), in: line, scene, on: &stage)
    }
  }
}

extension Scene {
  /// Racks that the filter lets through; nil when nothing is filtered.
  var filteredRacks: Set<Int>? {
    guard console.page == .racks, !console.filterInForce.isEmpty else { return nil }
    return order.reduce(into: []) { racks, thing in if case .rack(let index) = thing { racks.insert(index) } }
  }
}
