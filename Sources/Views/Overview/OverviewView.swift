package import Canvas
package import Interaction
internal import SiteModel
internal import Wording

/// Is the site all right, and if not, where to look? Tiles side by side, the pods, and what needs attention.
package struct OverviewView: View {
  package let page = Page.overview

  package init() {}

  package func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let body = area.inset(left: 1, right: 1)
    let parts = OverviewParts(scene: scene)
    // The list keeps at least a title and three rows; tiles and pods take what is left.
    let wanted = min(scene.order.count, 8) + 1
    var y = drawTiles(parts.tiles, in: body, limit: max(4, area.height - max(4, wanted)), on: &stage)
    let pods = parts.pods(width: body.width)
    let room = body.maxY - y - max(4, wanted)
    if pods.count > 2, room >= 3 {
      for line in pods.prefix(room - 1) {
        stage.write(line, x: body.x, y: y, in: body)
        y += 1
      }
      y += 1
    }
    let rest = Rect(x: area.x, y: y, width: area.width, height: max(0, body.maxY - y))
    AttentionList(scene: scene).draw(in: rest, on: &stage)
  }

  /// Tiles in as many columns as there is room for; returns the y below them.
  private func drawTiles(_ tiles: [Block], in area: Rect, limit: Int, on stage: inout Stage) -> Int {
    let tiles = tiles.filter { !$0.lines.isEmpty }
    guard !tiles.isEmpty else { return area.y }
    let least = 37
    let columns = max(1, min(tiles.count, (area.width + 2) / (least + 2)))
    let width = min(56, (area.width + 2) / columns - 2)
    var y = area.y
    for start in stride(from: 0, to: tiles.count, by: columns) {
      let band = tiles[start..<min(start + columns, tiles.count)]
      let height = (band.map(\.lines.count).max() ?? 0) + 1
      if y - area.y + height > limit, start > 0 { return y }
      for (column, tile) in band.enumerated() {
        let place = Rect(x: area.x + column * (width + 2), y: y, width: width, height: height)
        stage.write(Phrase(tile.title, .strong), x: place.x, y: y, in: place)
        for (row, line) in tile.lines.enumerated() {
          stage.write(line.phrase.cut(to: width), x: place.x, y: y + 1 + row, in: place)
          if let thing = line.thing { ListWindow.note(thing, in: place.row(row + 1), on: &stage) }
        }
      }
      y += height
      if area.height > 24 { y += 1 }
    }
    return area.height > 24 ? y : y
  }
}
