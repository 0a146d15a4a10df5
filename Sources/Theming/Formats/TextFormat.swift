internal import Canvas

extension FrameFormat {
  /// Glyphs alone, a line for each row, without the blanks at its end.
  package static let text = FrameFormat(name: "text") { frame, _, settings in
    let frame = frame.reduced(to: settings.glyphs)
    var text = ""
    for y in 0..<frame.size.height {
      let cells = (0..<frame.size.width).map { frame[$0, y] }
      let end = cells.lastIndex { $0.code != 0x20 }.map { $0 + 1 } ?? 0
      for cell in cells[..<end] { text += frame.glyph(cell) }
      text += "\n"
    }
    return Array(text.utf8)
  }
}
