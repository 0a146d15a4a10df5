/// What a theme undertakes beyond what every theme must do; the check holds it to that.
package enum ThemePromise: String, CaseIterable, Sendable {
  /// Priorities and heat ramp stay apart by colour in deuteranopia, protanopia and tritanopia.
  case colorBlind = "colour-blind"
  /// Words have a contrast of 7:1 (WCAG 2, level AAA).
  case enhancedContrast = "enhanced-contrast"
  /// Priorities and heat ramp stay apart in a print without colours.
  case greyscale
}

extension ThemePromise {
  /// The kinds of sight, beside everybody's, for which it is made.
  var visions: [ColorVision] {
    switch self {
    case .colorBlind: ColorVision.dichromats
    case .enhancedContrast: []
    case .greyscale: [.greyscale]
    }
  }
}
