internal import Canvas

/// What a theme says of one thing; what is nil it leaves to others.
struct Look: Hashable, Sendable {
  var foreground: Color?
  var background: Color?
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
}

/// All looks of a theme for screens of one kind.
struct Sheet: Hashable, Sendable {
  var screen = Look()
  /// By role's raw value.
  var roles = [Look](repeating: Look(), count: Ink.Role.allCases.count)
  var selected = Look()
  var dimmed = Look()
  var reverse = Look()
  /// The heat ramp's stops, coolest first; empty when this sheet has none of its own.
  var heat: [Color] = []

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
}

extension Sheet {
  /// Steps of the heat ramp: finer ones nobody sees, and each costs a terminal a colour.
  static let heatSteps = 48

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
  private func flipped(_ look: Look, by flag: Look) -> Look {
    var result = look.overlaid(with: flag)
    result.isReverse = (look.isReverse ?? false) != (flag.isReverse ?? false)
    return result
  }

  func style(of look: Look) -> Style {
    var style = Style()
    style.foreground = look.foreground ?? .standard
    style.background = look.background ?? .standard
    style.isBold = look.isBold ?? false
    style.isReverse = look.isReverse ?? false
    style.isUnderlined = look.isUnderlined ?? false
    style.isDim = look.isDim ?? false
    if style.isDim, case .rgb(let front) = style.foreground, case .rgb(let back) = style.background {
      // Terminals dim as they please, some not at all; between two known colours the theme does it itself.
      style.foreground = .rgb(front.mixed(with: back, share: Self.dimming))
      style.isDim = false
    }
    return style
  }

  /// How far a dimmed colour goes towards its background.
  static let dimming = 0.45

  /// A place on the ramp: between RGB stops the colour there, among others the nearest stop.
  private func heatColor(at level: UInt8) -> Color? {
    guard let last = heat.last else { return nil }
    let share = (Double(level) / 255 * Double(Self.heatSteps)).rounded() / Double(Self.heatSteps)
    let place = share * Double(heat.count - 1)
    let index = Int(place)
    guard index + 1 < heat.count else { return last }
    if case .rgb(let below) = heat[index], case .rgb(let above) = heat[index + 1] {
      return .rgb(below.mixed(with: above, share: place - Double(index)))
    }
    // With stops of one colour each, all get an equal part of the ramp.
    return heat[min(heat.count - 1, Int(share * Double(heat.count)))]
  }
}
