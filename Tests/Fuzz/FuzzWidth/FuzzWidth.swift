internal import Canvas
internal import FuzzDriver

/// Any text through the width table and onto a buffer: what is written stays inside, and widths add up.
@main
struct FuzzWidth {
  static func main() {
    fuzz { start, count in
      guard count > 2 else { return 0 }
      let bytes = UnsafeBufferPointer(start: start, count: count)
      let text = String(decoding: bytes.dropFirst(2), as: UTF8.self)
      let size = Size(Int(bytes[0] % 40), Int(bytes[1] % 5))
      var buffer = CellBuffer(size: size)
      for x in [-3, 0, size.width - 1] {
        let after = buffer.write(text, at: Point(x, 0))
        precondition(after >= x, "a negative width")
      }
      precondition(buffer.cells.count == size.width * size.height, "the buffer changed its size")
      // A character may be several glyphs side by side (Tai Tham vowels): cells are counted scalar by scalar.
      for character in text {
        let most = 2 * character.unicodeScalars.count
        precondition((0...most).contains(TextWidth.width(of: character)), "\(character)")
      }
      for cell in buffer.cells {
        let glyph = buffer.glyph(cell)
        precondition(glyph.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
      }
      return 0
    }
  }
}
