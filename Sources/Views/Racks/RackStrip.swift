internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Wording

/// One cell a rack: thousands of racks on a screen, each row of the floor on a line of its own.
struct RackStrip {
  let scene: Scene

  func draw(in area: Rect, on stage: inout Stage) {
    let plan = FloorPlan(of: scene.site.topology)
    let margin = min(area.width / 3, 2 + (scene.site.topology.rows.map { TextWidth.width(of: $0.name) }.max() ?? 0) + 1)
    let lines = wrapped(plan, width: max(1, area.width - margin - 1))
    let focus = lines.firstIndex { line in line.slots.contains { $0 != nil && selected == $0 } }
    let first = ListWindow.first(showing: focus, of: lines.count, visible: area.height)
    stage.visibleRows = max(1, area.height)
    for (row, line) in lines.dropFirst(first).prefix(area.height).enumerated() {
      let y = area.y + row
      if let title = line.title {
        stage.write(title.cut(to: line.slots.isEmpty ? area.width : margin), x: area.x + 1, y: y, in: area)
      }
      for (column, rack) in line.slots.enumerated() {
        if let rack { drawRack(rack, at: Point(area.x + margin + column, y), on: &stage) }
      }
    }
  }

  private struct Line {
    var title: Phrase?
    var slots: ArraySlice<Int?> = []
  }

  private var selected: Int? {
    if case .rack(let index)? = scene.console.selection { index } else { nil }
  }

  private func wrapped(_ plan: FloorPlan, width: Int) -> [Line] {
    var lines: [Line] = []
    var hall: Int?
    for line in plan.lines {
      if line.hall != hall {
        hall = line.hall
        lines.append(Line(title: Phrase(scene.site.topology.halls[line.hall].name, .strong)))
      }
      var start = 0
      while start < line.slots.count {
        let end = min(start + width, line.slots.count)
        let title = start == 0 ? Phrase(scene.site.topology.rows[line.row].name, .label) : nil
        lines.append(Line(title: title, slots: line.slots[start..<end]))
        start = end
      }
    }
    return lines
  }

  private func drawRack(_ rack: Int, at point: Point, on stage: inout Stage) {
    let figure = RackFigure(of: rack, in: scene)
    let cell = Rect(x: point.x, y: point.y, width: 1, height: 1)
    if let priority = figure.priority {
      stage.buffer.write(priority.shape, at: point, ink: priority.ink)
    } else if let share = figure.share {
      stage.buffer.write("█", at: point, ink: .heat(share))
    } else {
      stage.buffer.write(figure.ink == .missing ? "—" : "·", at: point, ink: figure.ink == .missing ? .missing : .label)
    }
    if selected == rack { stage.buffer.mark(cell, with: .selected) }
    if !scene.console.marked.isEmpty, !scene.console.marked.contains(.rack(rack)) {
      stage.buffer.mark(cell, with: .dimmed)
    }
    stage.place(.rack(rack), in: cell)
  }
}

/// Nodes that no rack holds, a line each.
struct UnplacedNodes {
  let scene: Scene

  func draw(_ nodes: [Int], in area: Rect, on stage: inout Stage) {
    guard area.height > 1 else { return }
    var title = Phrase(" ── ", .faint)
    title.add(scene.words(.notInRack) + " ", .label)
    title.add(String(repeating: "─", count: max(0, area.width - title.width - 1)), .faint)
    stage.write(title, x: area.x, y: area.y, in: area)
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
