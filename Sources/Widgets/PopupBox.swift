package import Canvas

/// A framed box in the middle of an area that hides what is beneath: what a popup stands in.
package struct PopupBox: Hashable, Sendable {
  package var title: String
  package var lines: [Phrase]
  /// Lines left out at the top; never past the end.
  package var scroll: Int

  package init(_ title: String, lines: [Phrase], scroll: Int = 0) {
    self.title = title
    self.lines = lines
    self.scroll = scroll
  }

  /// Where its lines stand; nil where the area is too small for a frame.
  package func interior(in area: Rect) -> Rect? {
    let widest = max(lines.map(\.width).max() ?? 0, TextWidth.width(of: title) + 2)
    let width = min(area.width, widest + 4)
    let height = min(area.height, lines.count + 2)
    guard width >= 4, height >= 3 else { return nil }
    return Rect(
      x: area.x + (area.width - width) / 2 + 2, y: area.y + (area.height - height) / 2 + 1, width: width - 4,
      height: height - 2)
  }

  /// Draws, and returns the number of lines in sight.
  @discardableResult
  package func draw(in area: Rect, on buffer: inout CellBuffer) -> Int {
    guard let inside = interior(in: area) else { return 0 }
    let box = Rect(x: inside.x - 2, y: inside.y - 1, width: inside.width + 4, height: inside.height + 2)
    drawFrame(box, on: &buffer)
    let first = max(0, min(scroll, lines.count - inside.height))
    for (row, line) in lines.dropFirst(first).prefix(inside.height).enumerated() {
      buffer.write(line.cut(to: inside.width), at: Point(inside.x, inside.y + row), clip: inside)
    }
    if first > 0 { buffer.write("▴", at: Point(box.maxX - 3, box.y), ink: .accent, clip: box) }
    if first + inside.height < lines.count {
      buffer.write("▾", at: Point(box.maxX - 3, box.maxY - 1), ink: .accent, clip: box)
    }
    return inside.height
  }

  private func drawFrame(_ box: Rect, on buffer: inout CellBuffer) {
    buffer.fill(box)
    let rule = repeated("─", box.width - 2)
    buffer.write("┌" + rule + "┐", at: box.origin, ink: .faint)
    buffer.write("└" + rule + "┘", at: Point(box.x, box.maxY - 1), ink: .faint)
    for x in [box.x, box.maxX - 1] {
      buffer.fill(Rect(x: x, y: box.y + 1, width: 1, height: box.height - 2), with: "│", ink: .faint)
    }
    let heading = Phrase(" \(title) ", .strong).cut(to: box.width - 4)
    buffer.write(heading, at: Point(box.x + 2, box.y), clip: box)
  }
}
