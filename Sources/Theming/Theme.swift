package import Canvas

/// What inks look like. Immutable; switching themes is using another value.
package struct Theme: Hashable, Sendable {
  /// As users name it: "control-room".
  package var name: String
  /// What it is for, in a sentence.
  package let summary: String
  /// For true colour and 256 colours, for 16, for 8 and for none.
  let colors, ansi16, ansi8, mono: Sheet<Color>

  /// The look of an ink on a screen with that many colours.
  package func style(of ink: Ink, depth: ColorDepth) -> Style { sheet(for: depth).style(of: ink).reduced(to: depth) }

  /// The look of the page where nothing is written.
  package func screen(depth: ColorDepth) -> Style {
    let sheet = sheet(for: depth)
    return sheet.style(of: sheet.screen).reduced(to: depth)
  }

  private func sheet(for depth: ColorDepth) -> Sheet<Color> {
    switch depth {
    case .trueColor, .indexed256: colors
    case .ansi16: ansi16
    case .ansi8: ansi8
    case .mono: mono
    }
  }
}
