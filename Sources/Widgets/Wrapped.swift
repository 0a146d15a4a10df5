internal import Canvas

/// Text broken into lines at blanks, and between East Asian characters.
package enum Wrapped {
  /// The lines, none wider than `width` cells; a word longer than a line is cut.
  package static func lines(of text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var filling = LineFilling(width: width)
      for piece in pieces(of: String(paragraph)) { filling.add(piece) }
      return filling.finished()
    }
  }

  /// What may not be parted: words with the blanks after them, and wide glyphs one by one.
  private static func pieces(of paragraph: String) -> [String] {
    var pieces: [String] = []
    var word = ""
    var scanner = GlyphScanner(paragraph)
    while let glyph = scanner.next() {
      if glyph.width == 2 || (word.last == " " && glyph.base != " ") {
        if !word.isEmpty { pieces.append(word) }
        word = ""
      }
      word.unicodeScalars.append(glyph.base)
      word.unicodeScalars.append(contentsOf: glyph.marks)
    }
    return word.isEmpty ? pieces : pieces + [word]
  }
}

private struct LineFilling {
  let width: Int
  var lines: [String] = []
  var line = ""
  var used = 0

  init(width: Int) { self.width = width }

  mutating func add(_ piece: String) {
    let bare = TextWidth.width(of: trimmed(piece))
    if used > 0, used + bare > width { breakLine() }
    if bare <= width - used {
      line += piece
      used += TextWidth.width(of: piece)
    } else {
      addCut(piece)
    }
  }

  /// A word longer than a line, glyph by glyph. A wide glyph in a line of one cell cannot be shown at all.
  private mutating func addCut(_ piece: String) {
    for character in piece {
      let cells = TextWidth.width(of: character)
      guard cells <= width else { continue }
      if used + cells > width { breakLine() }
      line.append(character)
      used += cells
    }
  }

  private mutating func breakLine() {
    lines.append(trimmed(line))
    line = ""
    used = 0
  }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  func finished() -> [String] { lines + [trimmed(line)] }
}
