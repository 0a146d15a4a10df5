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
  /// All of it as plain text: what is copied and saved.
  package var text: String
  /// What it is, in a file's name.
  package var kind: String

  package init(_ title: String, lines: [Line], text: String, kind: String) {
    self.title = title
    self.lines = lines
    self.text = text
    self.kind = kind
  }
}

extension Console {
  /// Shows something to read, over whatever is open.
  package mutating func show(_ sheet: ReadingSheet) { layers.append(.sheet(sheet, scroll: 0)) }
}
