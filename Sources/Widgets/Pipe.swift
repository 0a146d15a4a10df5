internal import Canvas

/// A pipe in a line of text, with what is measured on it and an arrow the way it flows: `══▶ 24.1 °C  380 L/min ════▶`.
///
/// A pipe that is known to stand still is a broken line. Values that do not fit are left out, the last first.
package struct Pipe: Hashable, Sendable {
  package enum Direction: Sendable { case left, right }

  package var direction: Direction
  package var values: [Phrase]
  package var isFlowing: Bool

  package init(_ direction: Direction, _ values: [Phrase], isFlowing: Bool = true) {
    self.direction = direction
    self.values = values
    self.isFlowing = isFlowing
  }

  /// The pipe in exactly so many cells.
  package func phrase(width: Int) -> Phrase {
    // The arrow at the one end, a piece of pipe at the other.
    let (start, least) = (4, 3)
    var shown = values.filter { !$0.isEmpty }
    func content() -> Phrase { .joined(shown, by: Phrase("  ")) }
    while shown.count > 1, start + content().width + least > width { shown.removeLast() }
    var phrase = direction == .right ? tube(2) + head : head + tube(2)
    phrase.gap()
    phrase.add(content().cut(to: max(0, width - start - least)))
    if phrase.width + 1 < width { phrase.gap() }
    let rest = width - phrase.width - 1
    if rest >= 0 { phrase.add(direction == .right ? tube(rest) + head : head + tube(rest)) }
    return phrase.cut(to: width)
  }

  private var ink: Ink { isFlowing ? .mark : .faint }
  private var head: Phrase { Phrase(direction == .right ? "▶" : "◀", ink) }
  private func tube(_ count: Int) -> Phrase { Phrase(repeated(isFlowing ? "═" : "╌", count), ink) }
}
