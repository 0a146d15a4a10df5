package import Canvas

/// A number three or five rows high, to be read across a room. Five rows where there is room, else three, else plain
/// text.
package struct BigDigits: Hashable, Sendable {
  package var text: String
  package var ink: Ink

  package init(_ text: String, ink: Ink = .strong) {
    self.text = text
    self.ink = ink
  }

  /// The size it takes at a height of 5, 3 or 1 rows.
  package func size(rows: Int) -> Size {
    let pixels = text.reduce(0) { $0 + (Self.bitmap($1)[0].count + 1) } - (text.isEmpty ? 0 : 1)
    if rows >= 5 { return Size(pixels * 2, 5) }
    if rows >= 3 { return Size(pixels, 3) }
    return Size(TextWidth.width(of: text), 1)
  }

  package func draw(in area: Rect, on buffer: inout CellBuffer) {
    guard !area.isEmpty else { return }
    let rows = [5, 3].first { area.height >= $0 && size(rows: $0).width <= area.width }
    guard let rows else {
      buffer.write(Phrase(text, ink).cut(to: area.width), at: area.origin, clip: area)
      return
    }
    var x = area.x
    for character in text {
      let bitmap = Self.bitmap(character)
      if rows == 5 { drawFull(bitmap, at: Point(x, area.y), on: &buffer) }
      if rows == 3 { drawHalf(bitmap, at: Point(x, area.y), on: &buffer) }
      x += (bitmap[0].count + 1) * (rows == 5 ? 2 : 1)
    }
  }

  private func drawFull(_ bitmap: [[Bool]], at origin: Point, on buffer: inout CellBuffer) {
    for (y, line) in bitmap.enumerated() {
      for (x, isSet) in line.enumerated() where isSet {
        buffer.fill(Rect(x: origin.x + 2 * x, y: origin.y + y, width: 2, height: 1), with: "█", ink: ink)
      }
    }
  }

  /// Two pixel rows to a cell.
  private func drawHalf(_ bitmap: [[Bool]], at origin: Point, on buffer: inout CellBuffer) {
    for row in 0..<3 {
      for x in bitmap[0].indices {
        let glyph: Unicode.Scalar? =
          switch (bitmap[2 * row][x], 2 * row + 1 < bitmap.count && bitmap[2 * row + 1][x]) {
          case (true, true): "█"
          case (true, false): "▀"
          case (false, true): "▄"
          case (false, false): nil
          }
        guard let glyph else { continue }
        buffer.fill(Rect(x: origin.x + x, y: origin.y + row, width: 1, height: 1), with: glyph, ink: ink)
      }
    }
  }

  /// Five rows of pixels; what has no picture is a blank.
  private static func bitmap(_ character: Character) -> [[Bool]] { pictures[character] ?? blank }

  private static let blank = [[Bool]](repeating: [false, false], count: 5)

  private static let pictures: [Character: [[Bool]]] = {
    let drawn: [(Character, String)] = [
      ("0", "###|#.#|#.#|#.#|###"), ("1", ".#.|##.|.#.|.#.|###"), ("2", "###|..#|###|#..|###"),
      ("3", "###|..#|.##|..#|###"), ("4", "#.#|#.#|###|..#|..#"), ("5", "###|#..|###|..#|###"),
      ("6", "###|#..|###|#.#|###"), ("7", "###|..#|..#|.#.|.#."), ("8", "###|#.#|###|#.#|###"),
      ("9", "###|#.#|###|..#|###"), (".", ".|.|.|.|#"), (",", ".|.|.|.|#"), (":", ".|#|.|#|."),
      ("-", "...|...|###|...|..."), ("—", "...|...|###|...|..."), ("%", "#.#|..#|.#.|#..|#.#"),
      ("/", "..#|..#|.#.|#..|#.."), ("+", "...|.#.|###|.#.|..."), ("°", "##|##|..|..|.."),
    ]
    return Dictionary(
      uniqueKeysWithValues: drawn.map { entry in
        (entry.0, entry.1.split(separator: "|").map { row in row.map { $0 == "#" } })
      })
  }()
}
