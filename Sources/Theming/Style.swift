/// How a cell looks.
package struct Style: Hashable, Sendable {
  package var foreground = Color.standard
  package var background = Color.standard
  package var isBold = false
  package var isDim = false
  package var isReverse = false
  package var isUnderlined = false
  package init() {}

  /// How far a dimmed colour goes towards its background where it is mixed and not left to a terminal.
  static let dimming = 0.3
}
