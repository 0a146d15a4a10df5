package import Canvas

/// A box with a title, opaque: what a popup stands in.
package struct Frame: Widget, Hashable {
  package var title: String
  package var ink: Ink
  package var titleInk: Ink

  package init(title: String = "", ink: Ink = .label, titleInk: Ink = .strong) {
    self.title = title
    self.ink = ink
    self.titleInk = titleInk
  }

  /// The room inside the lines, with a blank column on each side where there is space for it.
  package func interior(of area: Rect) -> Rect {
    let padding = area.width >= 8 ? 2 : 1
    return area.inset(left: padding, top: 1, right: padding, bottom: 1)
  }

  package func draw(in area: Rect, on buffer: inout CellBuffer) {
    guard !area.isEmpty else { return }
    buffer.fill(area)
    guard area.width >= 2, area.height >= 2 else { return }
    let right = area.maxX - 1
    let bottom = area.maxY - 1
    buffer.fill(area.row(0), with: "─", ink: ink)
    buffer.fill(area.row(area.height - 1), with: "─", ink: ink)
    for x in [area.x, right] {
      buffer.fill(Rect(x: x, y: area.y, width: 1, height: area.height), with: "│", ink: ink)
    }
    for (x, y, corner) in [(area.x, area.y, "┌"), (right, area.y, "┐"), (area.x, bottom, "└"), (right, bottom, "┘")] {
      buffer.write(corner, at: Point(x, y), ink: ink, clip: area)
    }
    guard !title.isEmpty, area.width >= 6 else { return }
    buffer.write(" \(TextWidth.fitted(title, to: area.width - 6)) ", at: Point(area.x + 2, area.y), ink: titleInk)
  }
}

/// A heading with a rule to the right edge: `── cold aisle 1 ──────`.
package struct Rule: Widget, Hashable {
  package var title: String
  package var ink: Ink

  package init(_ title: String = "", ink: Ink = .label) {
    self.title = title
    self.ink = ink
  }

  package func draw(in area: Rect, on buffer: inout CellBuffer) {
    let row = area.row(0)
    buffer.fill(row, with: "─", ink: .faint)
    guard !title.isEmpty, row.width >= 6 else { return }
    buffer.write(" \(TextWidth.fitted(title, to: row.width - 5)) ", at: Point(row.x + 2, row.y), ink: ink, clip: row)
  }
}
