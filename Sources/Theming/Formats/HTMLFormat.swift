internal import Canvas

extension FrameFormat {
  /// One page that needs nothing else: no script, no link, no font from elsewhere. Printed, it keeps its grounds, which
  /// browsers leave out otherwise: shades, selection and reversed markers would be lost with them.
  package static let html = FrameFormat(name: "html") { frame, theme, settings in
    var page = HTMLPage(frame.reduced(to: settings.glyphs), theme)
    return Array(page.text(settings).utf8)
  }
}

private struct HTMLPage {
  private var runs: FrameRuns
  private var classes = PaintClasses()
  private let screen: Paint

  init(_ frame: CellBuffer, _ theme: Theme) {
    runs = FrameRuns(frame, in: theme, depth: .trueColor)
    screen = Paint(theme.screen(depth: .trueColor))
  }

  mutating func text(_ settings: FrameSettings) -> String {
    var rows: [String] = []
    for y in 0..<runs.frame.size.height { rows.append(row(y)) }
    let looks = classes.names.map { paint, name in
      let background = paint.background == screen.background ? "" : ";background:\(paint.background.hex)"
      return ".\(name){\(paint.declarations("color"))\(background)}\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="\(Markup.escaped(settings.language))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(Markup.escaped(settings.title))</title>
      <style>
      html{background:\(screen.background.hex);color:\(screen.foreground.hex)}
      html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
      @page{size:landscape;margin:10mm}
      body{margin:1em}
      pre{margin:0;font:14px/16px \(Markup.fonts);font-variant-ligatures:none}
      pre span{display:inline-block;height:16px;vertical-align:top}
      pre b{display:inline-block;height:16px;vertical-align:top;overflow:hidden;font-weight:inherit;width:1ch}
      pre b.w{width:2ch;text-align:center}
      pre i{font-style:normal;background:currentColor}
      \(looks.joined())</style>
      </head>
      <body>
      <pre>\(rows.joined(separator: "\n"))</pre>
      </body>
      </html>

      """
  }

  private mutating func row(_ y: Int) -> String {
    var line = ""
    for run in runs.row(y) {
      let paint = Paint(run.style)
      // Blanks at a run's end that show nothing stay outside, where they are shorter.
      let isBare = paint.background == screen.background && !paint.isUnderlined
      let end = isBare ? run.glyphs.lastIndex { $0.code != 0x20 }.map { $0 + 1 } ?? 0 : run.glyphs.count
      let glyphs = run.glyphs[..<end]
      if !glyphs.isEmpty {
        line += "<span class=\"\(classes.name(of: paint))\">\(Self.markup(glyphs))</span>"
      }
      line += String(repeating: " ", count: run.glyphs.count - end)
    }
    return line
  }

  /// Full blocks are filled, since fonts leave seams between them.
  private static func markup(_ glyphs: ArraySlice<PlacedGlyph>) -> String {
    var text = ""
    var isFilling = false
    for glyph in glyphs {
      if (glyph.code == 0x2588) != isFilling {
        isFilling.toggle()
        text += isFilling ? "<i>" : "</i>"
      }
      text += markup(glyph)
    }
    return text + (isFilling ? "</i>" : "")
  }

  /// What monospaced fonts may lack gets a box of its own, so that a font put in its place cannot shift the row.
  private static func markup(_ glyph: PlacedGlyph) -> String {
    let text = Markup.escaped(glyph.text)
    if glyph.width == 2 { return "<b class=\"w\">\(text)</b>" }
    let isCommon = (0x20..<0x180).contains(glyph.code) || (0x2500..<0x25A0).contains(glyph.code)
    return isCommon ? text : "<b>\(text)</b>"
  }
}
