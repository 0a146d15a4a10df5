package import SiteModel

/// Something to read over the page: a handover. Its words are those of the moment when it was asked for.
package struct ReadingSheet: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    /// Nil for what has none.
    package var priority: Priority?
    package var text: String
    package var isHeading: Bool
    /// Cells by which it stands in from the left.
    package var indent: Int

    package init(_ text: String, priority: Priority? = nil, isHeading: Bool = false, indent: Int = 0) {
      self.text = text
      self.priority = priority
      self.isHeading = isHeading
      self.indent = indent
    }
  }

  package var title: String
  package var lines: [Line]

  /// All of it as plain text.
  package var text: String {
    ([title] + lines.map { repeatElement(" ", count: $0.indent).joined() + $0.text }).joined(separator: "\n") + "\n"
  }

  package init(_ title: String, lines: [Line]) {
    self.title = title
    self.lines = lines
  }
}

extension Console {
  /// Shows something to read, over whatever is open.
  package mutating func show(_ sheet: ReadingSheet) { layers.append(.sheet(sheet, scroll: 0)) }
}
