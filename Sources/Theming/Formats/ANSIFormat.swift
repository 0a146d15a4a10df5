internal import Canvas

extension FrameFormat {
  /// Glyphs with colours as SGR sequences, for a pager or a log. The cursor is never moved, each line ends reset, and
  /// trailing blanks are kept, since they carry the background.
  package static let ansi = FrameFormat(name: "ansi") { frame, theme, settings in
    var runs = FrameRuns(frame.reduced(to: settings.glyphs), in: theme, depth: settings.depth)
    var bytes: [UInt8] = []
    for y in 0..<frame.size.height {
      var current = Style()
      for run in runs.row(y) {
        bytes += SGR.change(from: current, to: run.style).utf8
        bytes += run.text.utf8
        current = run.style
      }
      bytes += SGR.change(from: current, to: Style()).utf8
      bytes.append(0x0A)
    }
    return bytes
  }
}

/// Select Graphic Rendition: the escape sequences for looks.
package enum SGR {
  /// The shortest sequence that turns one look into another; empty when they are the same.
  package static func change(from old: Style, to new: Style) -> String {
    if old == new { return "" }
    let step = codes(from: old, to: new).joined(separator: ";")
    let afresh = (["0"] + codes(from: Style(), to: new)).joined(separator: ";")
    if new == Style() { return "\u{1B}[0m" }
    return "\u{1B}[" + (step.utf8.count <= afresh.utf8.count ? step : afresh) + "m"
  }

  private static func codes(from old: Style, to new: Style) -> [String] {
    var codes: [String] = []
    // 22 ends bold and dim alike, so what is to stay is said again.
    let endsWeight = old.isBold && !new.isBold || old.isDim && !new.isDim
    if endsWeight { codes.append("22") }
    if new.isBold, !old.isBold || endsWeight { codes.append("1") }
    if new.isDim, !old.isDim || endsWeight { codes.append("2") }
    if new.isUnderlined != old.isUnderlined { codes.append(new.isUnderlined ? "4" : "24") }
    if new.isReverse != old.isReverse { codes.append(new.isReverse ? "7" : "27") }
    if new.foreground != old.foreground { codes.append(code(of: new.foreground, base: 30)) }
    if new.background != old.background { codes.append(code(of: new.background, base: 40)) }
    return codes
  }

  private static func code(of color: Color, base: Int) -> String {
    switch color {
    case .standard: "\(base + 9)"
    case .indexed(let number) where number < 8: "\(base + Int(number))"
    case .indexed(let number) where number < 16: "\(base + 52 + Int(number))"
    case .indexed(let number): "\(base + 8);5;\(number)"
    case .rgb(let value): "\(base + 8);2;\(value.red);\(value.green);\(value.blue)"
    }
  }
}
