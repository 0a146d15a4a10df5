internal import Canvas

/// Contrast as WCAG 2 measures it.
///
/// - Words need 4.5:1 (level AA; 7:1, AAA, where the theme promises it), on a selected row in true colour too; of dark
///   shades 256 colours have few, so 3:1 there. What is dimmed, as the row of a silent node with its age, is still
///   read: 3:1.
/// - Bars and shades need the 3:1 of graphics. Rules, frames and unlit tracks need 1.5:1 only: WCAG asks nothing of
///   decoration, and were they louder the screen would not be quiet.
/// - Of the sixteen ANSI colours terminals choose the shades, so words are held to 3:1 there, on xterm's.
extension ThemeCheck {
  mutating func judgeContrast(of role: Ink.Role, _ theme: Theme, _ depth: ColorDepth) {
    let isExact = depth > .ansi16 && !theme.style(of: Ink(role), depth: depth).foreground.isTerminals
    let demand = demand(role, isExact: isExact)
    let least = theme.contrast(of: role, depth)
    note(least, of: role, depth)
    if least < demand { add(Self.complaint("ink '\(role)'", least, demand, depth), about: "\(role)", "promises") }
    guard isExact, role != .faint else { return }
    for (flag, flags, demand) in [
      ("selected", Ink.Flags.selected, demandSelected(role, depth)), ("dimmed", .dimmed, demandDimmed(role, depth)),
    ] {
      let least = theme.contrast(of: role, depth, flags: flags)
      if least < demand {
        add(Self.complaint("ink '\(role)', \(flag),", least, demand, depth), about: "\(role)", flag, "promises")
      }
    }
  }

  /// Selection and reverse video can be seen.
  mutating func judgeFlags(_ theme: Theme, _ depth: ColorDepth) {
    for (name, ink) in [("selected", Ink.text.selected), ("reverse", Ink.text.reversed)] {
      if theme.style(of: ink, depth: depth).shown == theme.style(of: .text, depth: depth).shown {
        add("'\(name)' cannot be seen \(depth.words)", about: name)
      }
    }
  }

  /// `isExact`: the theme, not the terminal, decides what the colours are.
  private func demand(_ role: Ink.Role, isExact: Bool) -> Double {
    let isEnhanced = promises(.enhancedContrast)
    if role == .faint { return isExact ? (isEnhanced ? 3 : 1.5) : 1.2 }
    if role.isGraphic { return isExact ? 3 : 2 }
    return isExact ? (isEnhanced ? 7 : 4.5) : 3
  }

  private func demandSelected(_ role: Ink.Role, _ depth: ColorDepth) -> Double {
    role.isGraphic || depth < .trueColor ? 3 : 4.5
  }

  private func demandDimmed(_ role: Ink.Role, _ depth: ColorDepth) -> Double {
    if role.isGraphic { return 1.5 }
    if promises(.enhancedContrast) { return 4.5 }
    return depth < .trueColor ? 2.5 : 3
  }

  private mutating func note(_ contrast: Double, of role: Ink.Role, _ depth: ColorDepth) {
    guard depth > .ansi16, role != .faint else { return }
    if role.isGraphic {
      figures.markContrast = min(figures.markContrast, contrast)
    } else {
      figures.wordContrast = min(figures.wordContrast, contrast)
    }
  }

  private static func complaint(_ what: String, _ found: Double, _ demand: Double, _ depth: ColorDepth) -> String {
    "\(what) has a contrast of \(CheckText.rounded(found)) to 1 \(depth.words), "
      + "but needs \(CheckText.rounded(demand))"
  }
}

extension Ink.Role {
  /// Drawn, not written.
  fileprivate var isGraphic: Bool { self == .mark || self == .heat }
}

extension Theme {
  /// The least contrast of an ink; of the heat ramp, along it.
  fileprivate func contrast(of role: Ink.Role, _ depth: ColorDepth, flags: Ink.Flags = []) -> Double {
    let levels: [UInt8] = role == .heat ? [0, 64, 128, 191, 255] : [0]
    let contrasts = levels.map { level in
      let paint = Paint(style(of: Ink(role, level: level, flags: flags), depth: depth))
      return paint.foreground.contrast(with: paint.background)
    }
    return contrasts.min() ?? 0
  }
}

extension Color {
  /// Which shade it is, the terminal decides.
  var isTerminals: Bool {
    switch self {
    case .standard: true
    case .indexed(let number): number < 16
    case .rgb: false
    }
  }
}

extension Style {
  /// What distinguishes a look where reverse video is only another pair of colours.
  fileprivate var shown: [AnyHashable] { [Paint(self), isDim] }
}
