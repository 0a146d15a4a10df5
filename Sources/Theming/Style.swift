/// A colour as themes and screens speak of it.
package enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// One of the sixteen ANSI colours.
  case ansi(UInt8)
  case rgb(UInt8, UInt8, UInt8)
}

/// How many colours a screen has.
package enum ColorDepth: Int, CaseIterable, Comparable, Sendable {
  case mono, ansi8, ansi16, indexed256, trueColor
  package static func < (a: ColorDepth, b: ColorDepth) -> Bool { a.rawValue < b.rawValue }
}

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
