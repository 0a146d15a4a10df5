package import Canvas

/// Where the part in sight lies in the whole: a column of `│` with a thicker piece.
package struct Scrollbar: Widget, Hashable {
  package var first: Int
  package var shown: Int
  package var count: Int

  package init(first: Int, shown: Int, count: Int) {
    self.first = first
    self.shown = shown
    self.count = count
  }

  package func draw(in area: Rect, on buffer: inout CellBuffer) {
    guard !area.isEmpty, count > shown, shown > 0 else { return }
    let column = Rect(x: area.x, y: area.y, width: 1, height: area.height)
    buffer.fill(column, with: "│", ink: .faint)
    let length = max(1, area.height * shown / count)
    let travel = area.height - length
    let top = count > shown ? max(0, min(travel, travel * first / (count - shown))) : 0
    buffer.fill(Rect(x: area.x, y: area.y + top, width: 1, height: length), with: "┃", ink: .mark)
  }
}
