package import Canvas

/// The bottom line: keys and what they do. Hints that do not fit whole are left out, from the right.
package struct KeyHints: Hashable, Sendable {
  package struct Hint: Hashable, Sendable {
    package var key: String
    package var label: String
    package init(_ key: String, _ label: String) {
      self.key = key
      self.label = label
    }
  }

  package var hints: [Hint]

  package init(_ hints: [Hint]) { self.hints = hints }

  /// Draws and returns where each hint that fitted stands, by its place in `hints`.
  @discardableResult
  package func draw(in area: Rect, on buffer: inout CellBuffer) -> [(index: Int, area: Rect)] {
    guard !area.isEmpty else { return [] }
    let row = area.row(0)
    var places: [(index: Int, area: Rect)] = []
    var x = row.x
    for (index, hint) in hints.enumerated() {
      let width = TextWidth.width(of: hint.key) + 1 + TextWidth.width(of: hint.label)
      guard x + width <= row.maxX else { break }
      buffer.write([Span(hint.key, .accent), Span(" \(hint.label)", .label)], at: Point(x, row.y), clip: row)
      places.append((index, Rect(x: x, y: row.y, width: width, height: 1)))
      x += width + 2
    }
    return places
  }
}
