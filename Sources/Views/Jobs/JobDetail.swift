internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// One job in full: who and what, why it waits, what it does and draws, where it runs, and what that hangs on.
struct JobDetail {
  let scene: Scene
  let outlook: JobOutlook

  /// A run of lines that are there, or the table of nodes, of which only what is in sight is made.
  private enum Section {
    case lines([Block.Line])
    case nodes

    func count(nodes: Int) -> Int {
      switch self {
      case .lines(let lines): lines.count
      // A title, a head and a blank.
      case .nodes: nodes == 0 ? 0 : nodes + 3
      }
    }
  }

  func draw(in area: Rect, on stage: inout Stage) {
    let body = area.inset(left: 1, right: 1)
    let isWide = body.width >= 158
    let width = isWide ? (body.width - 3) / 2 : body.width
    let parts = JobDetailParts(scene: scene, outlook: outlook, width: width)
    let head = [parts.identity, parts.attention, parts.waiting, parts.ending, parts.times, parts.work]
    let queue = [parts.priority, parts.asks]
    // In a low room no line is left blank.
    func section(_ blocks: [Block]) -> Section { .lines(blocks.flatMap { area.height < 30 ? $0.titled : $0.drawn }) }
    let place = section([parts.place, parts.supplies])
    let rest = section([parts.behind, parts.steps, parts.further])
    let top = section(head + queue + [parts.dependencies])
    stage.visibleRows = max(1, body.height)
    stage.columns = 1
    let panes: [[Section]] = isWide ? [[top, rest], [place, .nodes]] : [[top, place, .nodes, rest]]
    for (number, sections) in panes.enumerated() {
      let pane = Rect(x: body.x + number * (width + 3), y: body.y, width: width, height: body.height)
      draw(sections, in: pane, on: &stage)
      guard number > 0 else { continue }
      for y in body.y..<body.maxY { stage.write(Phrase("│", .faint), x: pane.x - 2, y: y, in: area) }
    }
  }

  private func draw(_ sections: [Section], in pane: Rect, on stage: inout Stage) {
    let nodes = outlook.nodes
    let counts = sections.map { $0.count(nodes: nodes.count) }
    let total = counts.reduce(0, +)
    let first = ListWindow.first(showing: focus(in: sections, counts), of: total, visible: pane.height)
    let sight = first..<min(total, first + pane.height)
    var start = 0
    for (section, count) in zip(sections, counts) {
      let own = sight.clamped(to: start..<(start + count))
      let lines = own.isEmpty ? [] : lines(of: section, own.lowerBound - start..<own.upperBound - start, pane.width)
      for (row, line) in lines.enumerated() {
        let place = pane.row(own.lowerBound - first + row)
        stage.write(line.phrase.cut(to: pane.width), x: place.x, y: place.y, in: pane)
        if let thing = line.thing { ListWindow.finish(thing, in: place, scene, on: &stage) }
      }
      start += count
    }
    if first + pane.height < total, pane.height > 1 {
      stage.write(Phrase("▾", .accent), x: pane.maxX - 1, y: pane.maxY - 1, in: pane)
    }
  }

  private func lines(of section: Section, _ rows: Range<Int>, _ width: Int) -> [Block.Line] {
    switch section {
    case .lines(let lines): Array(lines[rows])
    case .nodes: JobNodeTable(scene: scene, outlook: outlook, width: width).lines(rows)
    }
  }

  /// The line of what is selected.
  private func focus(in sections: [Section], _ counts: [Int]) -> Int? {
    guard let selection = scene.console.selection else { return nil }
    var start = 0
    for (section, count) in zip(sections, counts) {
      switch section {
      case .lines(let lines):
        if let place = lines.firstIndex(where: { $0.thing == selection }) { return start + place }
      case .nodes:
        if case .entity(let id) = selection, id.kind == .node, let place = outlook.nodes.firstIndex(of: Int(id.index)) {
          return start + 2 + place
        }
      }
      start += count
    }
    return nil
  }
}
