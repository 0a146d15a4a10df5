package import Canvas

/// What inks look like. Immutable; switching themes is using another value.
package struct Theme: Hashable, Sendable {
  package var name: String

  package init(name: String) { self.name = name }

  /// The look of an ink on a screen with that many colours.
  package func style(of ink: Ink, depth: ColorDepth) -> Style { Style() }
}
