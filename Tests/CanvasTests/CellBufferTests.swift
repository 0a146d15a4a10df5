import Canvas
import Testing

private func rows(_ buffer: CellBuffer) -> [String] {
  (0..<buffer.size.height).map { y in (0..<buffer.size.width).map { buffer.glyph(buffer[$0, y]) }.joined() }
}

/// What holds of every buffer: halves of wide glyphs are together, and no cell moves a cursor.
private func isSound(_ buffer: CellBuffer) -> Bool {
  for y in 0..<buffer.size.height {
    for x in 0..<buffer.size.width {
      let glyph = buffer.glyph(buffer[x, y])
      let width = TextWidth.width(of: glyph, ambiguous: buffer.ambiguous)
      if !glyph.unicodeScalars.allSatisfy(TextWidth.isPrintable) { return false }
      if buffer[x, y].isContinuation {
        let left = x > 0 ? TextWidth.width(of: buffer.glyph(buffer[x - 1, y]), ambiguous: buffer.ambiguous) : 0
        if left != 2 { return false }
      } else if width == 0 || (width == 2 && !buffer[x + 1, y].isContinuation) {
        return false
      }
    }
  }
  return true
}

@Suite("A frame of cells") struct CellBufferTests {
  @Test("Writing tells where it ended") func end() {
    var buffer = CellBuffer(size: Size(10, 2))
    #expect(buffer.write("ab算", at: Point(1, 0)) == 5)
    #expect(buffer.write("c", at: Point(5, 0)) == 6)
    #expect(rows(buffer) == [" ab算c    ", "          "])
  }

  @Test("What is outside is cut at glyph edges", arguments: [-3, -2, -1, 6, 7, 8])
  func clipped(x: Int) {
    var buffer = CellBuffer(size: Size(8, 1))
    buffer.write("算力", at: Point(x, 0))
    #expect(isSound(buffer))
    buffer.write("outside", at: Point(0, 5))
    buffer.write("outside", at: Point(0, -1))
    #expect(isSound(buffer))
  }

  @Test("A clip keeps everything else as it was") func clip() {
    var buffer = CellBuffer(size: Size(8, 1))
    buffer.fill(buffer.bounds, with: "·")
    buffer.write("算力算力", at: Point(0, 0), clip: Rect(x: 3, y: 0, width: 3, height: 1))
    #expect(rows(buffer) == ["··· 算··"])
    #expect(isSound(buffer))
  }

  @Test("Writing over half of a wide glyph blanks the other half", arguments: 0...4)
  func halves(x: Int) {
    var buffer = CellBuffer(size: Size(6, 1))
    buffer.write("算力算", at: Point(0, 0))
    buffer.write("x", at: Point(x, 0))
    #expect(isSound(buffer))
    buffer.write("算", at: Point(x, 0))
    #expect(isSound(buffer))
    buffer.fill(Rect(x: x, y: 0, width: 1, height: 1), with: "█")
    #expect(isSound(buffer))
  }

  @Test("A glyph with marks is kept whole and compares by what it is, not by its number") func clusters() {
    var one = CellBuffer(size: Size(4, 1))
    one.write("e\u{301}o\u{308}", at: Point(0, 0))
    #expect(one.glyph(one[0, 0]) == "e\u{301}")
    var two = CellBuffer(size: Size(4, 1))
    two.write("o\u{308}", at: Point(1, 0))
    two.write("e\u{301}", at: Point(0, 0))
    #expect((0..<4).allSatisfy { one.isSame(at: $0, as: two) })
    two.write("a\u{301}", at: Point(0, 0))
    #expect(!one.isSame(at: 0, as: two))
  }

  @Test("Where ambiguous characters are wide, Aisle's own are their stand-ins and no layout moves") func ambiguousWide()
  {
    var buffer = CellBuffer(size: Size(12, 1), ambiguous: .wide)
    buffer.write("━━╸─ 24 °C", at: Point(0, 0))
    #expect(rows(buffer)[0].hasPrefix("==╸-"))
    #expect(isSound(buffer))
    buffer.fill(buffer.bounds, with: "█")
    #expect(isSound(buffer))
  }

  @Test("A bar's filled part can be told from the rest on every screen", arguments: GlyphSet.allCases)
  func bars(glyphs: GlyphSet) { #expect(glyphs.standIn(for: "━") != glyphs.standIn(for: "─")) }

  @Test("A poorer screen gets stand-ins cell for cell", arguments: [GlyphSet.ascii, .linuxConsole])
  func reduced(glyphs: GlyphSet) {
    var buffer = CellBuffer(size: Size(20, 1))
    buffer.write("■1 ━╸┊ ▁█ 算 e\u{301} 24 °C", at: Point(0, 0))
    let poor = buffer.reduced(to: glyphs)
    #expect(poor.size == buffer.size && isSound(poor))
    #expect(rows(poor)[0].contains("??"), "a wide glyph that cannot be shown fills both its cells")
    #expect(glyphs != .ascii || rows(poor)[0].unicodeScalars.allSatisfy { $0.isASCII })
    #expect(buffer.reduced(to: .unicode) == buffer)
  }

  @Test("Every glyph that Aisle draws is one cell wide and has its stand-ins") func glyphSets() {
    for scalar in GlyphSet.drawn {
      #expect(TextWidth.width(of: scalar, ambiguous: .narrow) == 1, "\(scalar)")
      let plain = GlyphSet.ascii.standIn(for: scalar)
      #expect(plain?.isASCII == true, "\(scalar)")
      let wide = GlyphSet.eastAsian.standIn(for: scalar)
      #expect(wide.map { TextWidth.width(of: $0, ambiguous: .wide) } == 1, "\(scalar)")
    }
    for row in [("a", true), ("算", false)] as [(Unicode.Scalar, Bool)] {
      #expect((GlyphSet.ascii.standIn(for: row.0) != nil) == row.1)
    }
  }

  @Test(
    "Hostile text cannot leave its cells",
    arguments: [
      "\u{1B}[2J\u{1B}]0;title\u{07}", "\r\n\t\u{08}\u{0B}", "\u{9B}31m", "\u{202E}gpu\u{2066}\u{2069}",
      "a\u{200B}b\u{200D}c\u{FEFF}", "z" + String(repeating: "\u{0301}", count: 5_000),
      String(repeating: "x", count: 10_240), String(repeating: "算", count: 10_240),
      String(repeating: "👩‍👩‍👧", count: 500), "\u{301}\u{301}", "\u{FFFF}\u{10FFFF}\u{E0001}",
    ])
  func hostile(text: String) {
    for ambiguous in [TextWidth.Ambiguous.narrow, .wide] {
      var buffer = CellBuffer(size: Size(20, 3), ambiguous: ambiguous)
      buffer.fill(Rect(x: 0, y: 0, width: 20, height: 1), with: ".")
      buffer.write(text, at: Point(2, 1), clip: Rect(x: 2, y: 1, width: 11, height: 1))
      #expect(isSound(buffer))
      #expect(rows(buffer)[0] == String(repeating: ".", count: 20))
      #expect(rows(buffer)[2] == String(repeating: " ", count: 20))
      #expect(buffer[13, 1] == .blank || buffer[13, 1].code == 0x20)
    }
  }

  @Test("Thousands of different clusters do not fill the memory") func clusterLimit() {
    var buffer = CellBuffer(size: Size(80, 1))
    for value in UInt32(0x4E00)..<0x6E00 {
      guard let base = Unicode.Scalar(value) else { continue }
      buffer.write(String(base) + "\u{301}", at: Point(0, 0))
    }
    #expect(buffer.clusters.count <= CellBuffer.clusterLimit)
    buffer.reset(to: Size(80, 1))
    #expect(buffer.clusters.isEmpty && isSound(buffer))
  }

  @Test("Rectangles of any numbers are safe", arguments: [Int.min, -1, 0, 1, Int.max])
  func rectangles(number: Int) {
    var buffer = CellBuffer(size: Size(3, 3))
    for other in [Int.min, -1, 0, 2, Int.max] {
      let rect = Rect(x: number, y: other, width: other, height: number)
      #expect(rect.width >= 0 && rect.height >= 0)
      #expect(rect.intersection(buffer.bounds).width <= 3)
      buffer.fill(rect, with: "#")
      buffer.mark(rect.inset(left: other, top: number), with: .selected)
      _ = rect.row(number)
    }
    #expect(buffer.size == Size(3, 3) && isSound(buffer))
  }

  @Test("Heat is clamped to its ramp") func heat() {
    #expect(Ink.heat(-1).level == 0 && Ink.heat(2).level == 255 && Ink.heat(.infinity).level == 255)
    #expect(Ink.heat(0.5).selected.flags == .selected)
  }

  @Test("Where a copy parts a wide glyph nothing is known of its other half") func copyingOverHalves() {
    let size = Size(6, 1)
    var shown = CellBuffer(size: size)
    shown.write("节点温", at: Point(0, 0))
    var frame = CellBuffer(size: size)
    frame.write("abc", at: Point(1, 0))
    shown.copy(1..<3, ofRow: 0, from: frame)
    #expect(shown[0, 0].code == Cell.unlikeAnything)
    #expect(shown[3, 0].code == Cell.unlikeAnything)
    #expect(shown[1, 0] == frame[1, 0] && shown[2, 0] == frame[2, 0])
    #expect(shown.glyph(shown[4, 0]) == "温")
  }
}
