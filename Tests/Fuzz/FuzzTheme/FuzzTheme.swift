internal import Canvas
internal import FuzzDriver
internal import SiteModel
internal import StrictYAML
internal import Theming

/// Any bytes as a theme file: a theme that every screen can show, or sentences with places inside the file, never a
/// trap. A theme that can be read is judged by the theme check too.
@main
struct FuzzTheme {
  static func main() {
    fuzz { start, count in
      let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
      let check = ThemeCheck(bytes: bytes, named: "mine")
      expect(check.theme != nil || !check.problems.isEmpty, "neither a theme nor a fault")
      expectFit(check.problems, of: bytes, file: "mine.yaml")
      if let theme = check.theme { FuzzTheme.check(theme) }
      return 0
    }
  }

  private static func check(_ theme: Theme) {
    for depth in ColorDepth.allCases {
      for role in Ink.Role.allCases {
        for flags in [Ink.Flags(), .reverse, .selected, [.reverse, .selected, .dimmed]] {
          let style = theme.style(of: Ink(role, level: 200, flags: flags), depth: depth)
          expect(depth.shows(style.foreground) && depth.shows(style.background), "\(role) \(depth): \(style)")
        }
      }
      let lines = ThemeSample.lines(in: theme, depth: depth)
      expect(lines.allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x1B }, "\(depth): a control character")
    }
    expect(theme.summary.unicodeScalars.allSatisfy(CleanText.isSafe), "unsafe: \(theme.summary)")
  }
}

extension ColorDepth {
  /// True for a colour that a screen of this depth has.
  fileprivate func shows(_ color: Color) -> Bool {
    switch color {
    case .standard: true
    case .indexed(let number): self > .mono && (self > .ansi16 || number < (self == .ansi8 ? 8 : 16))
    case .rgb: self == .trueColor
    }
  }
}
