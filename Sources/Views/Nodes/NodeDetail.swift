internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// One node in full: what it is, what each of its parts is doing, what could not be read, and on what it hangs.
struct NodeDetail {
  let scene: Scene
  let node: Int

  var id: EntityID { .node(node) }

  func draw(in area: Rect, on stage: inout Stage) {
    let body = area.inset(left: 1, right: 1)
    let isWide = body.width >= 158
    let paneWidth = isWide ? (body.width - 3) / 2 : body.width
    let parts = NodeParts(scene: scene, node: node, width: paneWidth)
    var panes: [[Block.Line]]
    let main = [
      parts.identity, parts.attention, parts.schedule, parts.jobs, parts.accelerators, parts.processes,
    ]
    let rest = [
      parts.host, parts.history, parts.ports, parts.processors, parts.disks, parts.fans, parts.supplies, parts.sensors,
      parts.sources, parts.complaints,
    ]
    if isWide {
      panes = [main.flatMap(\.drawn), rest.flatMap(\.drawn)]
    } else {
      panes = [(main + rest).flatMap(\.drawn)]
    }
    stage.visibleRows = max(1, body.height)
    for (number, lines) in panes.enumerated() {
      let pane = Rect(x: body.x + number * (paneWidth + 3), y: body.y, width: paneWidth, height: body.height)
      draw(lines, in: pane, on: &stage)
      if number > 0 {
        for y in body.y..<body.maxY { stage.write(Phrase("│", .faint), x: pane.x - 2, y: y, in: area) }
      }
    }
  }

  private func draw(_ lines: [Block.Line], in pane: Rect, on stage: inout Stage) {
    let selected = lines.firstIndex { $0.thing != nil && $0.thing == scene.console.selection }
    let first = ListWindow.first(showing: selected, of: lines.count, visible: pane.height)
    for (row, line) in lines.dropFirst(first).prefix(pane.height).enumerated() {
      let place = Rect(x: pane.x, y: pane.y + row, width: pane.width, height: 1)
      stage.write(line.phrase.cut(to: pane.width), x: place.x, y: place.y, in: pane)
      if let thing = line.thing { ListWindow.finish(thing, in: place, scene, on: &stage) }
    }
    if first + pane.height < lines.count, pane.height > 1 {
      // More below: a sign in the corner, so that nobody takes the fold for the end.
      stage.write(Phrase("▾", .accent), x: pane.maxX - 1, y: pane.maxY - 1, in: pane)
    }
  }
}
