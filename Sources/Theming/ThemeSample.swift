package import Canvas

/// Two lines with every kind of ink, by which a theme can be judged at a glance: the four priorities (critical also
/// unacknowledged) with values, what is ordinary, old and missing; the heat ramp with its numbers, a bar, a selected
/// row.
package enum ThemeSample {
  /// Columns of each line.
  package static let width = 76

  /// The lines with colours as SGR sequences, each ending in a line feed.
  package static func lines(in theme: Theme, depth: ColorDepth, glyphs: GlyphSet = .unicode) -> [UInt8] {
    var frame = CellBuffer(size: Size(width, 2))
    frame.write(values, at: Point(1, 0))
    frame.write(ramp + rest, at: Point(1, 1))
    return FrameFormat.ansi.bytes(frame, theme, FrameSettings(glyphs: glyphs, depth: depth, title: ""))
  }

  private static let values: [Span] = {
    let critical = Ink.Role.critical.marker ?? ""
    var spans = [Span("A01  ", .strong), Span(critical, Ink.critical.reversed)]
    for (role, value) in zip(Ink.Role.priorities, ["89.0 °C", "36.2 °C", "3/4", "58 %"]) {
      spans += [Span(role == .critical ? " " : "  "), Span("\(role.marker ?? "") \(value)", Ink(role))]
    }
    return spans + [
      Span("   71.3"), Span(" kW", .label), Span("   "), Span("41 s", .stale), Span("   "), Span("—", .missing),
    ]
  }()

  /// As the map's legend has it.
  private static let ramp: [Span] = {
    var spans = [Span("18", .label)]
    for (index, (shade, number)) in zip("░▒▓█", ["23", "27", "32", "36 °C"]).enumerated() {
      let ink = Ink.heat((Double(index) + 0.5) / 4)
      spans += [Span(" "), Span(String(repeating: shade, count: 3), ink), Span(" \(number)", .label)]
    }
    return spans
  }()

  private static let rest = [
    Span("   "), Span("━━━━━", .mark), Span("───┊──", .faint), Span(" 48 %", .text), Span("  "),
    Span(" node-a01 ", Ink.text.selected), Span("  "), Span("SIMULATED", .simulated),
  ]
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
