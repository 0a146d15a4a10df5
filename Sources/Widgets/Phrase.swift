package import Canvas

/// A line of text in several inks, put together before it is drawn: a page's columns, panes and tables are made of
/// phrases, so that they can be measured, cut, scrolled and laid side by side.
package struct Phrase: Hashable, Sendable {
  /// The edge of a field that its content stands at.
  package enum Edge: Sendable { case left, right }

  package private(set) var spans: [Span] = []
  /// In cells.
  package private(set) var width = 0

  package init() {}
  package init(_ text: String, _ ink: Ink = .text) { add(text, ink) }

  package var isEmpty: Bool { spans.isEmpty }
  /// Without its inks.
  package var text: String { spans.map(\.text).joined() }

  package mutating func add(_ text: String, _ ink: Ink = .text) {
    guard !text.isEmpty else { return }
    spans.append(Span(text, ink))
    width += TextWidth.width(of: text)
  }

  package mutating func add(_ phrase: Phrase) {
    spans += phrase.spans
    width += phrase.width
  }

  package mutating func gap(_ count: Int = 1) { add(blanks(count)) }

  /// Fills with blanks up to a column; adds nothing when the phrase is already longer.
  package mutating func pad(to column: Int) { gap(column - width) }

  /// Adds text in a field of fixed width: cut with `…` when too long, standing at the given edge.
  package mutating func add(_ text: String, _ ink: Ink, field: Int, at edge: Edge = .left) {
    add(Phrase(text.fitted(to: field), ink), field: field, at: edge)
  }

  /// Adds a phrase in a field of fixed width: cut when too long, standing at the given edge.
  package mutating func add(_ phrase: Phrase, field: Int, at edge: Edge = .left) {
    let content = phrase.cut(to: field)
    let room = field - content.width
    if edge == .right { gap(room) }
    add(content)
    if edge == .left { gap(room) }
  }

  /// The phrase without what stands beyond so many cells, with `…` where it was cut.
  package func cut(to limit: Int) -> Phrase {
    guard width > limit else { return self }
    var result = Phrase()
    // Blanks at the end are no loss.
    let last = spans.lastIndex { !$0.text.allSatisfy { $0 == " " } } ?? 0
    for (place, span) in spans.prefix(last + 1).enumerated() {
      let room = limit - result.width
      let isLast = place == last
      if TextWidth.width(of: span.text) < room || (isLast && TextWidth.width(of: span.text) <= room) {
        result.add(span.text, span.ink)
      } else {
        // A sign is owed for what follows, even where this piece would just fit.
        result.add((span.text + (isLast ? "" : "…")).fitted(to: room), span.ink)
        break
      }
    }
    return result
  }

  package static func + (a: Phrase, b: Phrase) -> Phrase {
    var sum = a
    sum.add(b)
    return sum
  }
}

extension Phrase {
  /// A rule to the right edge, with a title standing in it: `── cold aisle 1 ──────`.
  package static func rule(_ title: Phrase = Phrase(), width: Int) -> Phrase {
    guard !title.isEmpty else { return Phrase(repeated("─", width), .faint) }
    var line = Phrase("── ", .faint)
    line.add(title.cut(to: max(0, width - 4)))
    line.gap()
    line.add(repeated("─", width - line.width), .faint)
    return line.cut(to: width)
  }

  /// Phrases one after another with the same thing between them; empty ones are passed over.
  package static func joined(_ phrases: [Phrase], by separator: Phrase) -> Phrase {
    phrases.reduce(into: Phrase()) { sum, phrase in
      if phrase.isEmpty { return }
      if !sum.isEmpty { sum.add(separator) }
      sum.add(phrase)
    }
  }
}

extension Phrase {
  /// Phrases one after another in so many lines at most, none of them parted; the last line ends in `…` when there are
  /// more. With `partingLast` it shows some of the next before that.
  package static func lines(
    of phrases: [Phrase], by separator: Phrase, width: Int, most: Int, partingLast: Bool = false
  ) -> [Phrase] {
    guard width > 0, most > 0 else { return [] }
    var lines: [[Phrase]] = []
    func joined(_ line: [Phrase]) -> Phrase { .joined(line, by: separator) }
    for phrase in phrases where !phrase.isEmpty {
      if let last = lines.last, joined(last + [phrase]).width <= width {
        lines[lines.count - 1].append(phrase)
      } else if lines.count < most {
        lines.append([phrase])
      } else {
        var last = lines.removeLast()
        let next = partingLast ? phrase : Phrase("…", .label)
        while !partingLast, last.count > 1, joined(last + [next]).width > width { last.removeLast() }
        lines.append(last + [next])
        break
      }
    }
    return lines.map { joined($0).cut(to: width) }
  }
}

/// So many blanks; none for a negative number.
package func blanks(_ count: Int) -> String { repeated(" ", count) }

func repeated(_ character: Character, _ count: Int) -> String { String(repeating: character, count: max(0, count)) }

extension String {
  /// The text cut to so many cells, the last being `…` when something was cut.
  package func fitted(to limit: Int) -> String { TextWidth.fitted(self, to: limit) }

  /// Filled with blanks on the left.
  package func rightAligned(to width: Int) -> String { blanks(width - TextWidth.width(of: self)) + self }
}

extension CellBuffer {
  /// Writes a phrase; what does not fit in `clip` is left out. Returns the x after it.
  @discardableResult
  package mutating func write(_ phrase: Phrase, at point: Point, clip: Rect? = nil) -> Int {
    write(phrase.spans, at: point, clip: clip)
  }
}
