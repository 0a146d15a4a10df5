/// How a cell looks.
package struct Style: Hashable, Sendable {
  package var foreground = Color.standard
  package var background = Color.standard
  package var isBold = false
  package var isDim = false
  package var isReverse = false
  package var isUnderlined = false
  package init() {}
}
