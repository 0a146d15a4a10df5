/// A frame: a grid of cells. Drawing outside is clipped; control characters cannot get in; the two halves of a wide
/// glyph are never parted.
package struct CellBuffer: Hashable, Sendable {
  package private(set) var size: Size
  /// Row by row.
  package private(set) var cells: [Cell]
  /// Glyphs of more than one scalar, by `code - Cell.clusterBase`. Bounded: past `clusterLimit` marks are left off.
  package private(set) var clusters: [String] = []
  /// How the screen shows characters of ambiguous width. When wide, Aisle's own glyphs that would be two cells
  /// (lines, blocks) are written as stand-ins of one cell, so that no layout moves.
  package let ambiguous: TextWidth.Ambiguous
  private var clusterNumbers: [String: UInt32] = [:]

  package static let clusterLimit = 4096

  package init(size: Size, ambiguous: TextWidth.Ambiguous? = nil) {
    self.size = size
    self.ambiguous = ambiguous ?? TextWidth.assumed
    cells = Array(repeating: .blank, count: size.width * size.height)
  }

  /// A frame no cell of which is like any cell that can be drawn: what a screen shows of which nothing is known.
  package init(unlikeAnythingOf size: Size) {
    self.init(size: size)
    for index in cells.indices { cells[index].code = Cell.unlikeAnything }
  }

  package var bounds: Rect { Rect(size) }

  package subscript(x: Int, y: Int) -> Cell {
    guard x >= 0, x < size.width, y >= 0, y < size.height else { return .blank }
    return cells[y * size.width + x]
  }

  /// The glyph of a cell as text; empty for the right half of a wide one.
  package func glyph(_ cell: Cell) -> String {
    if cell.code == 0 { return "" }
    if cell.code >= Cell.clusterBase {
      let number = Int(cell.code - Cell.clusterBase)
      return number < clusters.count ? clusters[number] : "\u{FFFD}"
    }
    return Unicode.Scalar(cell.code).map { String(Character($0)) } ?? "\u{FFFD}"
  }

  /// Whether a cell looks the same in another frame of the same size. Clusters are numbered frame by frame, so codes
  /// alone do not say.
  package func isSame(at index: Int, as other: CellBuffer) -> Bool {
    let cell = cells[index]
    guard cell == other.cells[index] else {
      return cell.ink == other.cells[index].ink && cell.code >= Cell.clusterBase
        && glyph(cell) == other.glyph(other.cells[index])
    }
    return cell.code < Cell.clusterBase || glyph(cell) == other.glyph(cell)
  }

  /// Blanks everything and takes on a size.
  package mutating func reset(to size: Size) {
    if size == self.size {
      for index in cells.indices { cells[index] = .blank }
    } else {
      self.size = size
      cells = Array(repeating: .blank, count: size.width * size.height)
    }
    clusters.removeAll(keepingCapacity: true)
    clusterNumbers.removeAll(keepingCapacity: true)
  }

  /// Writes text from `point` to the right, inside `clip` (the whole buffer by default), and returns the x after it,
  /// or the clip's right edge when the text was cut there, which happens at a glyph's edge. No control character is
  /// ever written.
  @discardableResult
  package mutating func write(_ text: String, at point: Point, ink: Ink = .text, clip: Rect? = nil) -> Int {
    let clip = clip.map { bounds.intersection($0) } ?? bounds
    guard !clip.isEmpty, point.y >= clip.y, point.y < clip.maxY, point.x < clip.maxX else {
      return point.x < clip.maxX ? min(clip.maxX, point.x + TextWidth.width(of: text, ambiguous: ambiguous)) : point.x
    }
    var text = text
    let end = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? writePlain(bytes, at: point, ink: ink, clip: clip) : nil
    }
    return end ?? writeGlyphs(text, at: point, ink: ink, clip: clip)
  }

  /// Fills a rectangle with one glyph of width 1.
  package mutating func fill(_ rect: Rect, with glyph: Unicode.Scalar = " ", ink: Ink = .text) {
    let area = bounds.intersection(rect)
    guard !area.isEmpty else { return }
    let narrow = shown(glyph)
    let isNarrow = TextWidth.width(of: narrow, ambiguous: ambiguous) == 1
    let cell = Cell(code: isNarrow ? narrow.value : 0xFFFD, ink: ink)
    for y in area.y..<area.maxY {
      mendEdges(from: area.x, to: area.maxX, y: y)
      for index in (y * size.width + area.x)..<(y * size.width + area.maxX) { cells[index] = cell }
    }
  }

  /// Adds flags to the ink of every cell in a rectangle: marks a selection, dims a background.
  package mutating func mark(_ rect: Rect, with flags: Ink.Flags) {
    let area = bounds.intersection(rect)
    guard !area.isEmpty else { return }
    for y in area.y..<area.maxY {
      for index in (y * size.width + area.x)..<(y * size.width + area.maxX) {
        cells[index].ink = cells[index].ink.with(flags)
      }
    }
  }

  /// Takes cells of a row over from another frame of the same size. The ends must not part a wide glyph there; one that
  /// they part here leaves a cell of which nothing is known, for terminals differ in how they show it.
  package mutating func copy(_ columns: Range<Int>, ofRow y: Int, from other: CellBuffer) {
    guard size == other.size, y >= 0, y < size.height else { return }
    let columns = columns.clamped(to: 0..<size.width)
    let row = y * size.width
    if columns.isEmpty { return }
    if columns.lowerBound > 0, cells[row + columns.lowerBound].isContinuation {
      cells[row + columns.lowerBound - 1].code = Cell.unlikeAnything
    }
    if columns.upperBound < size.width, cells[row + columns.upperBound].isContinuation {
      cells[row + columns.upperBound].code = Cell.unlikeAnything
    }
    for index in (row + columns.lowerBound)..<(row + columns.upperBound) {
      var cell = other.cells[index]
      if cell.code >= Cell.clusterBase, cell.code != Cell.unlikeAnything {
        cell.code = number(of: other.glyph(cell)).map { Cell.clusterBase + $0 } ?? Cell.unlikeAnything
      }
      cells[index] = cell
    }
  }

  /// Puts other glyphs of the same width in the place of some; for screens that cannot show all.
  mutating func replaceGlyphs(_ replacement: (Cell) -> UInt32) {
    for index in cells.indices { cells[index].code = replacement(cells[index]) }
    clusters.removeAll()
    clusterNumbers.removeAll()
  }
}

extension CellBuffer {
  /// Printable ASCII, the usual case: one byte, one cell.
  private mutating func writePlain(_ bytes: UnsafeBufferPointer<UInt8>, at point: Point, ink: Ink, clip: Rect) -> Int {
    let skipped = max(0, clip.x - point.x)
    let count = min(bytes.count, clip.maxX - point.x)
    guard skipped < count else { return point.x + count }
    mendEdges(from: point.x + skipped, to: point.x + count, y: point.y)
    let base = point.y * size.width + point.x
    for offset in skipped..<count { cells[base + offset] = Cell(code: UInt32(bytes[offset]), ink: ink) }
    return point.x + count
  }

  private mutating func writeGlyphs(_ text: String, at point: Point, ink: Ink, clip: Rect) -> Int {
    var x = point.x
    var scanner = GlyphScanner(text, ambiguous: ambiguous)
    while x < clip.maxX, let glyph = scanner.next() {
      x += put(glyph, x: x, y: point.y, ink: ink, clip: clip)
    }
    return min(x, clip.maxX)
  }

  /// Puts a glyph where it fits and returns its width. One cut by an edge of the clip leaves a blank, not a half.
  private mutating func put(_ glyph: GlyphScanner.Glyph, x: Int, y: Int, ink: Ink, clip: Rect) -> Int {
    let from = max(x, clip.x)
    let to = min(x + glyph.width, clip.maxX)
    guard from < to else { return glyph.width }
    mendEdges(from: from, to: to, y: y)
    let index = y * size.width + from
    if to - from < glyph.width {
      cells[index] = Cell(code: 0x20, ink: ink)
    } else {
      cells[index] = Cell(code: code(of: glyph), ink: ink)
      if glyph.width == 2 { cells[index + 1] = .continuation(ink) }
    }
    return glyph.width
  }

  /// Blanks the halves of wide glyphs that writing `from..<to` would leave behind at its two ends.
  private mutating func mendEdges(from: Int, to: Int, y: Int) {
    let row = y * size.width
    if from > 0, cells[row + from].isContinuation { cells[row + from - 1].code = 0x20 }
    if to < size.width, cells[row + to].isContinuation { cells[row + to].code = 0x20 }
  }

  /// A glyph as this buffer may show it: where ambiguous characters are wide, Aisle's own have stand-ins.
  private func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ambiguous == .wide ? GlyphSet.eastAsian.standIn(for: scalar) ?? scalar : scalar
  }

  private mutating func code(of glyph: GlyphScanner.Glyph) -> UInt32 {
    guard !glyph.marks.isEmpty else { return glyph.base.value }
    var scalars = String.UnicodeScalarView()
    scalars.append(glyph.base)
    scalars.append(contentsOf: glyph.marks)
    return number(of: String(scalars)).map { Cell.clusterBase + $0 } ?? glyph.base.value
  }

  /// The place of a cluster in the table; nil when that is full.
  private mutating func number(of text: String) -> UInt32? {
    if let known = clusterNumbers[text] { return known }
    guard clusters.count < Self.clusterLimit else { return nil }
    let number = UInt32(clusters.count)
    clusters.append(text)
    clusterNumbers[text] = number
    return number
  }
}
