internal import Canvas

/// A glyph where it stands in a row.
struct PlacedGlyph: Hashable {
  /// Column of its first cell.
  var x: Int
  /// Cells that it fills: 1 or 2.
  var width: Int
  var text: String
  /// The scalar when it is one; 0 for a cluster.
  var code: UInt32
}

/// Neighbouring glyphs of one look in one row.
struct FrameRun: Hashable {
  var style: Style
  var glyphs: [PlacedGlyph]

  var x: Int { glyphs.first?.x ?? 0 }
  /// The column after the last cell.
  var end: Int { glyphs.last.map { $0.x + $0.width } ?? 0 }
  var text: String { glyphs.map(\.text).joined() }
}

/// A frame with its looks resolved, row by row.
struct FrameRuns {
  let frame: CellBuffer
  let theme: Theme
  let depth: ColorDepth
  private var styles: [Ink: Style] = [:]

  init(_ frame: CellBuffer, in theme: Theme, depth: ColorDepth) {
    self.frame = frame
    self.theme = theme
    self.depth = depth
  }

  /// The runs of a row. Blanks take on the look before them where it makes no difference, so that runs are few.
  mutating func row(_ y: Int) -> [FrameRun] {
    var runs: [FrameRun] = []
    for x in 0..<frame.size.width where !frame[x, y].isContinuation {
      let cell = frame[x, y]
      let style = style(of: cell.ink)
      let isWide = x + 1 < frame.size.width && frame[x + 1, y].isContinuation
      let code = cell.code < Cell.clusterBase ? cell.code : 0
      let glyph = PlacedGlyph(x: x, width: isWide ? 2 : 1, text: frame.glyph(cell), code: code)
      if let last = runs.indices.last,
        runs[last].style == style || code == 0x20 && style.looksBlank(like: runs[last].style)
      {
        runs[last].glyphs.append(glyph)
      } else {
        runs.append(FrameRun(style: style, glyphs: [glyph]))
      }
    }
    return runs
  }

  private mutating func style(of ink: Ink) -> Style {
    if let known = styles[ink] { return known }
    let style = theme.style(of: ink, depth: depth)
    styles[ink] = style
    return style
  }
}

extension Style {
  /// A blank shows only background, reverse video and underline.
  fileprivate func looksBlank(like other: Style) -> Bool {
    !isReverse && !other.isReverse && !isUnderlined && !other.isUnderlined && background == other.background
  }
}
