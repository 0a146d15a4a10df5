/// Where a text stands in a wider field.
package enum Alignment: Hashable, Sendable {
  case left, centre, right
}

extension TextWidth {
  /// The text cut to `width` cells, with `…` in the last one when something was cut. No glyph is halved, so the result
  /// may be a cell narrower.
  package static func fitted(_ text: String, to width: Int, ambiguous: Ambiguous = .narrow) -> String {
    guard width > 0 else { return "" }
    if self.width(of: text, ambiguous: ambiguous) <= width { return text }
    var kept = String.UnicodeScalarView()
    var used = 0
    var scanner = GlyphScanner(text, ambiguous: ambiguous)
    while let glyph = scanner.next(), used + glyph.width <= width - 1 {
      kept.append(glyph.base)
      kept.append(contentsOf: glyph.marks)
      used += glyph.width
    }
    kept.append("…")
    return String(kept)
  }

  /// The text fitted and filled with blanks to exactly `width` cells.
  package static func padded(_ text: String, to width: Int, _ alignment: Alignment = .left) -> String {
    let fitted = fitted(text, to: width)
    let room = max(0, width - self.width(of: fitted))
    let before =
      switch alignment {
      case .left: 0
      case .centre: room / 2
      case .right: room
      }
    return String(repeating: " ", count: before) + fitted + String(repeating: " ", count: room - before)
  }
}

extension CellBuffer {
  /// Writes text into the first row of an area, fitted with `…` and aligned; returns the x after the last glyph.
  @discardableResult
  package mutating func write(_ text: String, in area: Rect, align alignment: Alignment = .left, ink: Ink = .text)
    -> Int
  {
    guard !area.isEmpty else { return area.x }
    let fitted = TextWidth.fitted(text, to: area.width)
    let room = max(0, area.width - TextWidth.width(of: fitted))
    let x =
      switch alignment {
      case .left: area.x
      case .centre: area.x + room / 2
      case .right: area.x + room
      }
    return write(fitted, at: Point(x, area.y), ink: ink, clip: area)
  }

  /// Writes pieces of different inks one after another from `point`; returns the x after the last.
  @discardableResult
  package mutating func write(_ spans: [Span], at point: Point, clip: Rect? = nil) -> Int {
    spans.reduce(point.x) { write($1.text, at: Point($0, point.y), ink: $1.ink, clip: clip) }
  }
}

/// A piece of text with its ink.
package struct Span: Hashable, Sendable {
  package var text: String
  package var ink: Ink

  package init(_ text: String, _ ink: Ink = .text) {
    self.text = text
    self.ink = ink
  }
}
