internal import Canvas

/// A line of text in several inks, put together before it is drawn: a page's columns, panes and tables are made of
/// phrases, so that they can be measured, cut, scrolled and laid side by side.
struct Phrase: Hashable, Sendable {
  struct Run: Hashable, Sendable {
    var text: String
    var ink: Ink
  }

  enum Edge { case left, right }

  private(set) var runs: [Run] = []
  /// In cells.
  private(set) var width = 0

  init() {}
  init(_ text: String, _ ink: Ink = .text) { add(text, ink) }

  var isEmpty: Bool { runs.isEmpty }

  mutating func add(_ text: String, _ ink: Ink = .text) {
    guard !text.isEmpty else { return }
    runs.append(Run(text: text, ink: ink))
    width += TextWidth.width(of: text)
  }

  mutating func add(_ phrase: Phrase) {
    runs += phrase.runs
    width += phrase.width
  }

  mutating func gap(_ count: Int = 1) { add(blanks(count)) }

  /// Fills with blanks up to a column; adds nothing when the phrase is already longer.
  mutating func pad(to column: Int) { gap(column - width) }

  /// Adds text in a field of fixed width: cut with `…` when too long, standing at the given edge.
  mutating func add(_ text: String, _ ink: Ink, field: Int, at edge: Edge = .left) {
    add(Phrase(text.fitted(to: field), ink), field: field, at: edge)
  }

  mutating func add(_ phrase: Phrase, field: Int, at edge: Edge = .left) {
    let room = field - phrase.width
    if edge == .right { gap(room) }
    add(phrase.width > field ? phrase.cut(to: field) : phrase)
    if edge == .left { gap(room) }
  }

  /// The phrase without what stands beyond so many cells.
  func cut(to limit: Int) -> Phrase {
    guard width > limit else { return self }
    var result = Phrase()
    for run in runs where result.width < limit {
      result.add(run.text.fitted(to: limit - result.width), run.ink)
    }
    return result
  }

  static func + (a: Phrase, b: Phrase) -> Phrase {
    var sum = a
    sum.add(b)
    return sum
  }
}

func blanks(_ count: Int) -> String { count > 0 ? String(repeating: " ", count: count) : "" }

extension String {
  /// The text cut to so many cells, the last being `…` when something was cut.
  func fitted(to limit: Int) -> String {
    guard limit > 0 else { return "" }
    if TextWidth.width(of: self) <= limit { return self }
    var result = ""
    var used = 0
    for character in self {
      let width = TextWidth.width(of: character)
      if used + width > limit - 1 { break }
      result.append(character)
      used += width
    }
    return result + "…"
  }

  /// Filled with blanks on the left.
  func rightAligned(to width: Int) -> String { blanks(width - TextWidth.width(of: self)) + self }
}

extension Stage {
  /// Writes a phrase; what does not fit in `area` is clipped. Returns the x after it.
  @discardableResult
  mutating func write(_ phrase: Phrase, x: Int, y: Int, in area: Rect) -> Int {
    var x = x
    for run in phrase.runs { x = buffer.write(run.text, at: Point(x, y), ink: run.ink, clip: area) }
    return x
  }

  /// Writes a phrase so that it ends at the right edge of an area.
  mutating func writeRight(_ phrase: Phrase, y: Int, in area: Rect) {
    write(phrase, x: max(area.x, area.maxX - phrase.width), y: y, in: area)
  }
}
