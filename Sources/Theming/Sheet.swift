internal import Canvas

/// What a theme says of one thing; what is nil it leaves to others. `Hue` is a colour, or its name while a theme file is
/// read.
struct Look<Hue: Hashable & Sendable>: Hashable, Sendable {
  var foreground: Hue?
  var background: Hue?
  var isBold: Bool?
  var isDim: Bool?
  var isReverse: Bool?
  var isUnderlined: Bool?

  /// This look, with everything that the other one says said over it.
  func overlaid(with other: Look) -> Look {
    Look(
      foreground: other.foreground ?? foreground, background: other.background ?? background,
      isBold: other.isBold ?? isBold, isDim: other.isDim ?? isDim, isReverse: other.isReverse ?? isReverse,
      isUnderlined: other.isUnderlined ?? isUnderlined)
  }

  func mapped<Other>(_ color: (Hue) -> Other) -> Look<Other> {
    Look<Other>(
      foreground: foreground.map(color), background: background.map(color), isBold: isBold, isDim: isDim,
      isReverse: isReverse, isUnderlined: isUnderlined)
  }
}

/// All looks of a theme for screens of one kind.
struct Sheet<Hue: Hashable & Sendable>: Hashable, Sendable {
  var screen = Look<Hue>()
  /// By role's raw value.
  var roles = [Look<Hue>](repeating: Look(), count: Ink.Role.allCases.count)
  var selected = Look<Hue>()
  var dimmed = Look<Hue>()
  var reverse = Look<Hue>()
  /// The heat ramp's stops, coolest first; empty when this sheet has none of its own.
  var heat: [Hue] = []

  func overlaid(with other: Sheet) -> Sheet {
    var sheet = self
    sheet.screen = screen.overlaid(with: other.screen)
    sheet.roles = zip(roles, other.roles).map { $0.overlaid(with: $1) }
    sheet.selected = selected.overlaid(with: other.selected)
    sheet.dimmed = dimmed.overlaid(with: other.dimmed)
    sheet.reverse = reverse.overlaid(with: other.reverse)
    if !other.heat.isEmpty { sheet.heat = other.heat }
    return sheet
  }

  func mapped<Other>(_ color: (Hue) -> Other) -> Sheet<Other> {
    Sheet<Other>(
      screen: screen.mapped(color), roles: roles.map { $0.mapped(color) }, selected: selected.mapped(color),
      dimmed: dimmed.mapped(color), reverse: reverse.mapped(color), heat: heat.map(color))
  }
}

extension Sheet where Hue == Color {
  /// The look of an ink before its colours are fitted to a screen.
  func style(of ink: Ink) -> Style {
    var look = screen.overlaid(with: roles[Int(ink.role.rawValue)])
    if ink.role == .heat, let color = heatColor(at: ink.level) { look.foreground = color }
    if ink.flags.contains(.dimmed) { look = look.overlaid(with: dimmed) }
    if ink.flags.contains(.bold) { look.isBold = true }
    if ink.flags.contains(.underline) { look.isUnderlined = true }
    if ink.flags.contains(.reverse) { look = flipped(look, by: reverse) }
    if ink.flags.contains(.selected) { look = flipped(look, by: selected) }
    return style(of: look)
  }

  /// Reverse video twice is none: an unacknowledged marker in a selected row still stands out from the row.
  private func flipped(_ look: Look<Color>, by flag: Look<Color>) -> Look<Color> {
    var result = look.overlaid(with: flag)
    result.isReverse = (look.isReverse ?? false) != (flag.isReverse ?? false)
    return result
  }

  func style(of look: Look<Color>) -> Style {
    var style = Style()
    style.foreground = look.foreground ?? .standard
    style.background = look.background ?? .standard
    style.isBold = look.isBold ?? false
    style.isReverse = look.isReverse ?? false
    style.isUnderlined = look.isUnderlined ?? false
    style.isDim = look.isDim ?? false
    if style.isDim, case .rgb(let front) = style.foreground, case .rgb(let back) = style.background {
      // Terminals dim as they please, some not at all; between two known colours the theme does it itself.
      style.foreground = .rgb(front.mixed(with: back, share: Style.dimming))
      style.isDim = false
    }
    return style
  }

  /// A place on the ramp: between RGB stops the colour there; other stops get an equal part of the ramp each.
  private func heatColor(at level: UInt8) -> Color? {
    guard let last = heat.last else { return nil }
    // Finer steps nobody sees, and each costs a terminal a colour.
    let share = (Double(level) / 255 * 48).rounded() / 48
    let place = share * Double(heat.count - 1)
    let index = Int(place)
    guard index + 1 < heat.count else { return last }
    if case .rgb(let below) = heat[index], case .rgb(let above) = heat[index + 1] {
      return .rgb(below.mixed(with: above, share: place - Double(index)))
    }
    return heat[min(heat.count - 1, Int(share * Double(heat.count)))]
  }
}
