internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets

/// One alarm in full: what it is, what it goes by, what to do, what explains it and what it explains, what was said of it
/// and what has happened to it. On a page of its own, or in a pane beside the list.
struct AlarmDetail {
  let scene: Scene
  let outlook: AlarmOutlook
  var isPane = false

  func draw(in area: Rect, on stage: inout Stage) {
    guard let id = outlook.id, !area.isEmpty else { return }
    if isPane, area.height <= 8 {
      let brief = AlarmDetailParts(scene: scene, outlook: outlook, id: id, width: area.width).brief
      return draw(brief.titled, in: area, on: &stage)
    }
    let isWide = area.width >= 110
    let width = isWide ? (area.width - 3) / 2 : area.width
    let parts = AlarmDetailParts(scene: scene, outlook: outlook, id: id, width: width)
    let left = [parts.identity, parts.guide, parts.figures]
    let right =
      isPane
      ? [parts.links, parts.comments, parts.history] : [parts.thing, parts.links, parts.comments, parts.history]
    let panes = isWide ? [left, right] : [left + right]
    for (number, blocks) in panes.enumerated() {
      let pane = Rect(x: area.x + number * (width + 3), y: area.y, width: width, height: area.height)
      draw(blocks.flatMap { area.height < 30 ? $0.titled : $0.drawn }, in: pane, on: &stage)
      guard number > 0 else { continue }
      for y in area.y..<area.maxY { stage.write(Phrase("│", .faint), x: pane.x - 2, y: y, in: area) }
    }
    // What the whole page tells of was in sight.
    if !isPane { stage.place(.alarm(id), in: area.row(0)) }
  }

  private func draw(_ lines: [Block.Line], in pane: Rect, on stage: inout Stage) {
    let focus = isPane ? nil : lines.firstIndex { $0.thing != nil && $0.thing == scene.console.selection }
    let first = ListWindow.first(showing: focus, of: lines.count, visible: pane.height)
    for (row, line) in lines.dropFirst(first).prefix(pane.height).enumerated() {
      let place = pane.row(row)
      stage.write(line.phrase.cut(to: pane.width), x: place.x, y: place.y, in: pane)
      if let thing = line.thing, !isPane { ListWindow.finish(thing, in: place, scene, on: &stage) }
    }
    if first + pane.height < lines.count, pane.height > 1 {
      stage.write(Phrase("▾", .accent), x: pane.maxX - 1, y: pane.maxY - 1, in: pane)
    }
  }
}
