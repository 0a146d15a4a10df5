/// How many cells text fills: Aisle's own table, so that the answer does not hang on the terminal's C library.
///
/// Widths are counted scalar by scalar, as terminals and ncurses count them, not by grapheme cluster, on which
/// terminals disagree. `GlyphScanner` says what becomes of joined emoji, flags and variation selectors.
package enum TextWidth {
  /// How a screen shows the characters whose width Unicode calls ambiguous (`°`, `×`, Greek, box lines).
  package enum Ambiguous: UInt8, Hashable, Sendable {
    /// One cell: nearly every terminal.
    case narrow
    /// Two cells: terminals set up for old East Asian encodings.
    case wide
  }

  /// What is assumed where a call does not say: how the screen for which a frame is being drawn shows them. Bound for
  /// the time of a drawing, because every page, table and box measures text, and none has a reason to know the screen.
  @TaskLocal package static var assumed = Ambiguous.narrow

  /// What a scalar is to a grid of cells.
  enum Kind: UInt8 {
    case narrow, wide, ambiguous
    /// Sits on the glyph before it.
    case mark
    /// Never drawn: could move the cursor, or hide or reorder text.
    case hidden
  }

  /// Cells that a text fills.
  package static func width(of text: String, ambiguous: Ambiguous? = nil) -> Int {
    var text = text
    let plain = text.withUTF8 { bytes in bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? bytes.count : nil }
    if let plain { return plain }
    var scanner = GlyphScanner(text, ambiguous: ambiguous)
    var width = 0
    while let glyph = scanner.next() { width += glyph.width }
    return width
  }

  /// Cells that a character fills, 0 when nothing of it is drawn.
  package static func width(of character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii >= 0x20 && ascii < 0x7F ? 1 : 0 }
    return width(of: String(character))
  }

  /// 0, 1 or 2 cells.
  package static func width(of scalar: Unicode.Scalar, ambiguous: Ambiguous) -> Int {
    switch kind(of: scalar) {
    case .narrow: 1
    case .wide: 2
    case .ambiguous: ambiguous == .wide ? 2 : 1
    case .mark, .hidden: 0
    }
  }

  /// False for control characters, format characters and everything else that could move a terminal's cursor.
  package static func isPrintable(_ scalar: Unicode.Scalar) -> Bool { kind(of: scalar) != .hidden }

  static func kind(of scalar: Unicode.Scalar) -> Kind {
    let value = scalar.value
    if value < 0x7F { return value >= 0x20 ? .narrow : .hidden }
    if value < 0x1_0000 { return Kind(rawValue: basicPlane[Int(value)]) ?? .narrow }
    return searched(value)
  }

  /// The basic plane spelled out (64 KiB, built at first use), since nearly all text is in it.
  private static let basicPlane: [UInt8] = {
    var kinds = [UInt8](repeating: Kind.narrow.rawValue, count: 0x1_0000)
    for (ranges, kind) in tables {
      for index in stride(from: 0, to: ranges.count, by: 2) {
        guard ranges[index] < 0x1_0000 else { break }
        for value in ranges[index]...min(ranges[index + 1], 0xFFFF) { kinds[Int(value)] = kind.rawValue }
      }
    }
    return kinds
  }()

  private static let tables: [([UInt32], Kind)] = [
    (WidthRanges.wide, .wide), (WidthRanges.ambiguous, .ambiguous), (WidthRanges.marks, .mark),
    (WidthRanges.hidden, .hidden),
  ]

  private static func searched(_ value: UInt32) -> Kind {
    tables.first { contains(value, $0.0) }?.1 ?? .narrow
  }

  private static func contains(_ value: UInt32, _ ranges: [UInt32]) -> Bool {
    var low = 0
    var high = ranges.count / 2
    while low < high {
      let middle = (low + high) / 2
      if value > ranges[2 * middle + 1] {
        low = middle + 1
      } else if value < ranges[2 * middle] {
        high = middle
      } else {
        return true
      }
    }
    return false
  }
}
