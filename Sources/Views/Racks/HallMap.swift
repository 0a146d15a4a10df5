internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// One box a rack, in row and slot, with the aisles between the rows. A hall wider or taller than the room is shown
/// around the selected rack; where halls are narrow and the room is wide they stand side by side.
struct HallMap {
  let scene: Scene
  let plan: FloorPlan
  private let pitch: Int
  /// Racks that the filter lets through; nil when nothing is filtered.
  private let shown: Set<Int>?
  private let lit: LitRacks?

  /// Cells for the names of rows.
  private let margin: Int
  /// Lines a row takes: a rule above it, name, figure and shade, and where the whole hall has room for it two more.
  private let lineHeight: Int
  private static let details = 2

  init(scene: Scene, in area: Rect) {
    self.scene = scene
    plan = scene.digest.floor
    let longest = scene.site.topology.racks.map { TextWidth.width(of: $0.name) }.max() ?? 3
    shown = scene.filteredRacks
    lit = LitRacks(scene)
    margin = 2 + max(1, min(8, scene.site.topology.rows.map { TextWidth.width(of: $0.name) }.max() ?? 1))
    let tight = max(5, min(9, longest + 2)) + 1
    let isRoomy =
      plan.lines.count * (HeatBox.height + 1 + Self.details) + 2 <= area.height
      && (plan.lines.map(\.slots.count).max() ?? 0) * max(tight, 9) + margin <= area.width
    let widest = max(1, plan.lines.map(\.slots.count).max() ?? 1)
    // Several halls may be drawn tighter, if two then fit side by side.
    let least = max(5, min(9, longest)) + 1
    let half = (area.width / 2 - margin - 2) / widest
    let halls = Set(plan.lines.map(\.hall)).count
    if isRoomy {
      pitch = max(tight, min(12, (area.width - margin) / widest))
    } else {
      pitch = halls > 1 && half >= least ? min(tight, half) : tight
    }
    lineHeight = HeatBox.height + 1 + (isRoomy ? Self.details : 0)
  }

  /// Lines that the whole floor takes in so many cells, with the two that a roomy map must have to spare.
  func height(width: Int) -> Int {
    let widest = plan.lines.map(\.slots.count).max() ?? 0
    let columns = max(1, width / max(1, margin + widest * pitch + 2))
    let unplaced = scene.digest.unplaced.isEmpty ? 0 : scene.digest.unplaced.count + 1
    return bands(columns: columns).count { if case .lines = $0 { true } else { false } } * lineHeight + unplaced + 2
  }

  func draw(in area: Rect, on stage: inout Stage) {
    let widest = plan.lines.map(\.slots.count).max() ?? 0
    let hallWidth = margin + widest * pitch + 2
    let columns = max(1, area.width / max(1, hallWidth))
    let drawn = bands(columns: columns)
    let column = columns > 1 ? hallWidth : area.width
    let selected = selectedRack.flatMap(plan.place(of:))
    let room = max(1, area.height / lineHeight)
    let focus = selected.flatMap { place in drawn.firstIndex { $0.holds(line: place.line) } }
    let first = ListWindow.first(showing: focus, of: drawn.count, visible: room)
    stage.visibleRows = room
    let slots = max(1, (area.width - margin) / pitch)
    let firstSlot = ListWindow.first(showing: selected?.slot, of: widest, visible: slots)
    var y = area.y
    for band in drawn[min(first, drawn.count)...] where y < area.maxY {
      switch band {
      case .lines(let indices):
        for (place, index) in indices.enumerated() {
          guard let index else { continue }
          let part = area.intersection(
            Rect(x: area.x + place * column, y: area.y, width: column, height: area.height))
          drawRule(above: index, y: y, in: part, on: &stage)
          drawLine(plan.lines[index], from: firstSlot, count: slots, y: y + 1, in: part, on: &stage)
        }
        y += lineHeight
      case .unplaced:
        let rest = area.intersection(Rect(x: area.x, y: y, width: area.width, height: area.maxY - y))
        UnplacedNodes(scene: scene).draw(in: rest, on: &stage)
        y = area.maxY
      }
    }
    // Racks beyond the edges must not look as if they were not there.
    if columns == 1, firstSlot > 0 { stage.write(Phrase("◂", .accent), x: area.x, y: area.y, in: area) }
    if columns == 1, firstSlot + slots < widest {
      stage.writeRight(
        Phrase(" \(scene.words(.moreBelow, "\(widest - firstSlot - slots)")) ▸", .accent), y: area.y, in: area)
    }
    if y >= area.maxY, first + room < drawn.count {
      stage.write(Phrase("▾", .accent), x: area.maxX - 1, y: area.maxY - 1, in: area)
    }
  }

  private enum Band: Equatable {
    /// Rows of halls that stand side by side; nil where a hall has none left.
    case lines([Int?])
    case unplaced

    func holds(line: Int) -> Bool {
      if case .lines(let indices) = self { indices.contains(line) } else { false }
    }
  }

  /// So many halls side by side, then the next.
  private func bands(columns: Int) -> [Band] {
    let halls = scene.site.topology.halls.indices
      .map { hall in plan.lines.indices.filter { plan.lines[$0].hall == hall } }.filter { !$0.isEmpty }
    var bands: [Band] = []
    for first in stride(from: 0, to: halls.count, by: columns) {
      let beside = halls[first..<min(first + columns, halls.count)]
      for row in 0..<(beside.map(\.count).max() ?? 0) {
        bands.append(.lines(beside.map { row < $0.count ? $0[row] : nil }))
      }
    }
    return bands + (scene.digest.unplaced.isEmpty ? [] : [.unplaced])
  }

  private var selectedRack: Int? {
    if case .rack(let index)? = scene.console.selection { index } else { nil }
  }

  /// The aisle in front of a row: racks face each other across a cold aisle, and turn their backs on a hot one.
  private func drawRule(above index: Int, y: Int, in area: Rect, on stage: inout Stage) {
    let line = plan.lines[index]
    let place = plan.lines[...index].count { $0.hall == line.hall } - 1
    let word: Word = place % 2 == 0 ? .coldAisle : .hotAisle
    var title = Phrase()
    if place == 0 { title.add(scene.site.topology.halls[line.hall].name + " · ", .strong) }
    title.add("\(scene.words(word)) \(place / 2 + 1)", .label)
    stage.write(.rule(title, width: area.width - 2), x: area.x + 1, y: y, in: area)
  }

  private func drawLine(
    _ line: FloorPlan.Line, from first: Int, count: Int, y: Int, in area: Rect, on stage: inout Stage
  ) {
    let name = scene.site.topology.rows[line.row].name
    stage.write(Phrase(name.fitted(to: margin - 1), .label), x: area.x + 1, y: y, in: area)
    for (column, rack) in line.slots.dropFirst(first).prefix(count).enumerated() {
      guard let rack else { continue }
      let box = Rect(x: area.x + margin + column * pitch, y: y, width: pitch - 1, height: lineHeight - 1)
      drawRack(rack, in: box.intersection(area), on: &stage)
    }
  }

  private func drawRack(_ rack: Int, in box: Rect, on stage: inout Stage) {
    guard !box.isEmpty else { return }
    let figure = RackFigure(scene: scene, rack: rack, lit: lit?.holders ?? [])
    var heat = figure.box
    if box.height > HeatBox.height { heat.details = figure.details }
    heat.draw(in: box, on: &stage.buffer)
    finish(rack, in: box, on: &stage)
  }

  private func finish(_ rack: Int, in box: Rect, on stage: inout Stage) {
    if let lit {
      if lit.racks.contains(rack) {
        stage.buffer.mark(box.row(0), with: [.underline, .bold])
        // A job's own tiles are sought by the eye: their key stands out.
        if scene.rackMetric == .job { stage.buffer.mark(box.row(1), with: [.reverse, .bold]) }
      } else {
        stage.buffer.mark(box, with: .dimmed)
      }
    }
    if let shown, !shown.contains(rack) { stage.buffer.mark(box, with: .dimmed) }
    if scene.console.selection == .rack(rack) {
      stage.buffer.mark(box.intersection(Rect(x: box.x, y: box.y, width: box.width, height: 2)), with: .selected)
    }
    stage.place(.rack(rack), in: box)
  }
}
