internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// One cell a rack: thousands of racks on a screen, each row of the floor on a line of its own.
struct RackStrip {
  let scene: Scene
  /// Racks that the filter lets through; nil when nothing is filtered.
  private let shown: Set<Int>?
  private let lit: LitRacks?

  init(scene: Scene) {
    self.scene = scene
    shown = scene.filteredRacks
    lit = LitRacks(scene)
  }

  /// Lines that the whole strip takes in so many cells.
  func height(width: Int) -> Int { wrapped(scene.digest.floor, width: roomForRacks(in: width)).count }

  private func margin(in width: Int) -> Int {
    min(width / 3, 2 + (scene.site.topology.rows.map { TextWidth.width(of: $0.name) }.max() ?? 0) + 1)
  }

  private func roomForRacks(in width: Int) -> Int { max(1, width - margin(in: width) - 1) }

  func draw(in area: Rect, on stage: inout Stage) {
    let plan = scene.digest.floor
    let margin = margin(in: area.width)
    let lines = wrapped(plan, width: roomForRacks(in: area.width))
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
    let cell = Rect(x: point.x, y: point.y, width: 1, height: 1)
    let figure = RackFigure(scene: scene, rack: rack, lit: lit?.holders ?? [])
    // Thousands of these are drawn: only what a cell can show is worked out.
    if let key = figure.cell {
      stage.buffer.write(key, at: point)
    } else if let priority = scene.digest.racks[rack].worstPriority {
      stage.buffer.write(priority.shape, at: point, ink: priority.ink)
    } else if let share = figure.share {
      stage.buffer.fill(cell, with: HeatScale.shade(share), ink: .heat(share))
    } else {
      // In 7 bits a dot is the coolest shade.
      stage.buffer.write(Figures.missing, at: point, ink: .missing)
    }
    if selected == rack { stage.buffer.mark(cell, with: .selected) }
    if let lit, !lit.racks.contains(rack) { stage.buffer.mark(cell, with: .dimmed) }
    if let lit, scene.rackMetric == .job, lit.racks.contains(rack) {
      stage.buffer.mark(cell, with: [.reverse, .bold])
    }
    if let shown, !shown.contains(rack) { stage.buffer.mark(cell, with: .dimmed) }
    stage.place(.rack(rack), in: cell)
  }
}
