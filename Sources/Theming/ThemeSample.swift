package import Canvas

/// A line of every kind of ink, by which a theme can be judged at a glance.
package enum ThemeSample {
  /// The line with colours as SGR sequences, ending in a line feed.
  package static func line(in theme: Theme, depth: ColorDepth, glyphs: GlyphSet = .unicode) -> [UInt8] {
    let spans = [
      Span(" A01 ", .accent), Span(" 71.3", .text), Span(" kW ", .label), Span("━━━━", .mark), Span("────", .faint),
      Span(" — ", .missing), Span(" "), Span("■1", Ink.critical.reversed), Span(" ■1", .critical), Span(" ▲2", .high),
      Span(" ◆3", .medium), Span(" ▽4", .low), Span("  12 s", .stale), Span("  "),
    ]
    let ramp = (0..<10).map { Span("█", .heat(Double($0) / 9)) }
    let tail = [Span("  "), Span(" node ", Ink.text.selected), Span(" "), Span("SIMULATED", .simulated), Span(" ")]
    let all = spans + ramp + tail
    let width = all.reduce(0) { $0 + TextWidth.width(of: $1.text) }
    var frame = CellBuffer(size: Size(width, 1))
    frame.write(all, at: Point(0, 0))
    return FrameFormat.ansi.bytes(frame, theme, FrameSettings(glyphs: glyphs, depth: depth, title: ""))
  }
}

extension ColorDepth {
  /// What a terminal has, to judge by its environment; for writing without curses. `NO_COLOR` is heeded.
  package init(environment: (String) -> String?) {
    let type = environment("TERM") ?? ""
    let claimed = environment("COLORTERM") ?? ""
    if !(environment("NO_COLOR") ?? "").isEmpty || ["", "dumb"].contains(type) || type.hasPrefix("vt") {
      self = .mono
    } else if claimed == "truecolor" || claimed == "24bit" {
      self = .trueColor
    } else if type.contains("256color") {
      self = .indexed256
    } else {
      self = ["linux", "screen", "ansi"].contains(type) ? .ansi8 : .ansi16
    }
  }
}
