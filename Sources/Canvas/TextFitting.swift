extension TextWidth {
  /// The text cut to `width` cells, with `…` in the last one when something was cut. No glyph is halved, so the result
  /// may be a cell narrower.
  package static func fitted(_ text: String, to width: Int, ambiguous: Ambiguous? = nil) -> String {
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
}

extension CellBuffer {
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
