/// Text taken apart into glyphs that every terminal gives the same width: one scalar of width 1 or 2 and the marks on it.
///
/// What terminals disagree on is reduced to what they agree on: of emoji joined by ZWJ only the first is kept, skin
/// tones and variation selectors are dropped, and a flag becomes its country's two letters. Controls and format
/// characters vanish. A mark with nothing under it is dropped. Where ambiguous characters are wide, Aisle's own glyphs
/// become stand-ins of one cell.
package struct GlyphScanner {
  package struct Glyph: Equatable {
    package var base: Unicode.Scalar
    /// Marks on the base; at most `GlyphScanner.markLimit`.
    package var marks: [Unicode.Scalar] = []
    /// 1 or 2.
    package var width: Int
  }

  /// What one curses cell holds beside the base.
  package static let markLimit = 4

  private var scalars: String.UnicodeScalarView.Iterator
  private var ahead: Unicode.Scalar?
  private let ambiguous: TextWidth.Ambiguous

  package init(_ text: String, ambiguous: TextWidth.Ambiguous? = nil) {
    scalars = text.unicodeScalars.makeIterator()
    ahead = scalars.next()
    self.ambiguous = ambiguous ?? TextWidth.assumed
  }

  /// The next glyph, or nil at the end.
  package mutating func next() -> Glyph? {
    while let scalar = ahead {
      ahead = scalars.next()
      if let letter = Self.regionalLetter(scalar) { return Glyph(base: letter, width: 1) }
      let shown = ambiguous == .wide ? GlyphSet.eastAsian.standIn(for: scalar) ?? scalar : scalar
      let width = TextWidth.width(of: shown, ambiguous: ambiguous)
      guard width > 0 else { continue }
      var glyph = Glyph(base: shown, width: width)
      if let ahead, ahead.value >= 0x300 { collect(into: &glyph) }
      return glyph
    }
    return nil
  }

  /// Takes the marks that follow, and drops what would be joined to an emoji.
  private mutating func collect(into glyph: inout Glyph) {
    while let scalar = ahead, scalar.value >= 0x300 {
      switch TextWidth.kind(of: scalar) {
      case .mark:
        if glyph.marks.count < Self.markLimit { glyph.marks.append(scalar) }
      case .hidden:
        if scalar.value == 0x200D, glyph.base.value > 0xFF, glyph.base.properties.isEmoji {
          ahead = scalars.next()
          guard let joined = ahead, joined.properties.isEmoji else { continue }
        }
      case .wide:
        guard Self.isSkinTone(scalar), glyph.base.properties.isEmoji else { return }
      case .narrow, .ambiguous: return
      }
      ahead = scalars.next()
    }
  }

  private static func isSkinTone(_ scalar: Unicode.Scalar) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar.value) }

  private static func regionalLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0x1F1E6...0x1F1FF).contains(scalar.value) else { return nil }
    return Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41)
  }
}
