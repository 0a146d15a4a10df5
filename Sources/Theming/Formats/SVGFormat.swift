internal import Canvas

extension FrameFormat {
  /// A picture that scales: no script, no link, no font from elsewhere. Lines and blocks are drawn as shapes, so that
  /// they join whatever font the reader has.
  package static let svg = FrameFormat(name: "svg") { frame, theme, settings in
    var picture = SVGPicture(frame.reduced(to: settings.glyphs), theme)
    return Array(picture.text(settings).utf8)
  }
}

/// Lengths are hundredths of a pixel, so that no rounding of floating point shows in the bytes.
enum SVGGrid {
  static let cell = (width: 843, height: 1700)
  /// From a row's top to its glyphs' baseline.
  static let baseline = 1310
  static let fontSize = 1400
  static let margin = 1200

  static func x(_ column: Int) -> Int { margin + column * cell.width }
  static func y(_ row: Int) -> Int { margin + row * cell.height }

  static func number(_ hundredths: Int) -> String {
    let sign = hundredths < 0 ? "-" : ""
    let (whole, part) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    if part == 0 { return "\(sign)\(whole)" }
    let digits = part < 10 ? "0\(part)" : part % 10 == 0 ? "\(part / 10)" : "\(part)"
    return "\(sign)\(whole).\(digits)"
  }
}

private struct SVGPicture {
  private var runs: FrameRuns
  private var classes = PaintClasses()
  private let screen: Paint

  init(_ frame: CellBuffer, _ theme: Theme) {
    runs = FrameRuns(frame, in: theme, depth: .trueColor)
    screen = Paint(theme.screen(depth: .trueColor))
  }

  mutating func text(_ settings: FrameSettings) -> String {
    let size = runs.frame.size
    var backgrounds = ""
    var glyphs = ""
    for y in 0..<size.height {
      for run in runs.row(y) {
        backgrounds += background(of: run, y: y)
        glyphs += drawing(of: run, y: y)
      }
    }
    let width = SVGGrid.number(SVGGrid.x(size.width) + SVGGrid.margin)
    let height = SVGGrid.number(SVGGrid.y(size.height) + SVGGrid.margin)
    let looks = classes.names.map { ".\($0.name){\($0.paint.declarations("fill"))}\n" }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xml:lang="\(Markup.escaped(settings.language))" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)">
      <title>\(Markup.escaped(settings.title))</title>
      <style>
      text{font-family:\(Markup.fonts);font-size:\(SVGGrid.number(SVGGrid.fontSize))px}
      \(looks.joined())</style>
      <rect width="100%" height="100%" fill="\(screen.background.hex)"/>
      \(backgrounds)\(glyphs)</svg>

      """
  }

  private func background(of run: FrameRun, y: Int) -> String {
    let paint = Paint(run.style)
    guard paint.background != screen.background else { return "" }
    let shape = SVGShape(x: 0, y: 0, width: (run.end - run.x) * SVGGrid.cell.width, height: SVGGrid.cell.height)
    return shape.element(fill: " fill=\"\(paint.background.hex)\"", x: SVGGrid.x(run.x), y: SVGGrid.y(y))
  }

  private mutating func drawing(of run: FrameRun, y: Int) -> String {
    let paint = Paint(run.style)
    guard paint.isUnderlined || run.glyphs.contains(where: { $0.code != 0x20 }) else { return "" }
    let name = classes.name(of: paint)
    return Self.pieces(of: run.glyphs).map { piece in
      if let shapes = SVGShape.shapes(of: piece[0].code) {
        return shapes.map { shape in
          let wide = shape.spans ? piece.count : 1
          return shape.repeated(wide).element(
            fill: " class=\"\(name)\"", x: SVGGrid.x(piece[0].x), y: SVGGrid.y(y))
        }.joined()
      }
      return Self.text(piece, className: name, y: y)
    }.joined()
  }

  private static func text(_ piece: [PlacedGlyph], className: String, y: Int) -> String {
    let cells = piece.reduce(0) { $0 + $1.width }
    let baseline = SVGGrid.number(SVGGrid.y(y) + SVGGrid.baseline)
    let text = Markup.escaped(piece.map(\.text).joined())
    if cells == 2, piece.count == 1 {
      let middle = SVGGrid.number(SVGGrid.x(piece[0].x) + SVGGrid.cell.width)
      return "<text class=\"\(className)\" x=\"\(middle)\" y=\"\(baseline)\" text-anchor=\"middle\">\(text)</text>\n"
    }
    let x = SVGGrid.number(SVGGrid.x(piece[0].x))
    let length = piece.count > 1 ? " textLength=\"\(SVGGrid.number(cells * SVGGrid.cell.width))\"" : ""
    return "<text class=\"\(className)\" x=\"\(x)\" y=\"\(baseline)\"\(length)>\(text)</text>\n"
  }

  /// What is drawn as one element: words of ASCII with single blanks between them, equal shapes side by side, and
  /// every other glyph by itself, since the font that has it may be of any width.
  private static func pieces(of glyphs: [PlacedGlyph]) -> [[PlacedGlyph]] {
    var pieces: [[PlacedGlyph]] = []
    var blanks: [PlacedGlyph] = []
    for glyph in glyphs {
      if glyph.code == 0x20 {
        blanks.append(glyph)
        continue
      }
      if let last = pieces.last?.last, continues(last, with: glyph, after: blanks.count) {
        pieces[pieces.count - 1] += blanks + [glyph]
      } else {
        pieces.append([glyph])
      }
      blanks = []
    }
    return pieces
  }

  private static func continues(_ last: PlacedGlyph, with glyph: PlacedGlyph, after blanks: Int) -> Bool {
    if isPlain(last) && isPlain(glyph) { return blanks <= 1 }
    guard blanks == 0, last.code == glyph.code, let shapes = SVGShape.shapes(of: glyph.code) else { return false }
    return shapes.allSatisfy(\.spans)
  }

  private static func isPlain(_ glyph: PlacedGlyph) -> Bool { (0x21..<0x7F).contains(glyph.code) }
}
