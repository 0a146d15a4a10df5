internal import Canvas

/// A table that is as wide as its content: a column that is empty throughout is left out, the least important columns
/// give way when the room is short, and nothing is stretched when there is plenty.
package struct TextTable: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    package var title: String
    package var edge: Phrase.Edge
    /// Least width, so that columns stand still while rows scroll.
    package var least: Int
    /// Columns of higher rank give way first; rank 0 never does.
    package var rank: Int
    /// What a click on the head asks for.
    package var name: String?
    /// Kept though all its cells are empty.
    package var isFixed = false

    package init(title: String, edge: Phrase.Edge = .left, least: Int = 0, rank: Int = 1, name: String? = nil) {
      self.title = title
      self.edge = edge
      self.least = least
      self.rank = rank
      self.name = name
    }
  }

  /// A column that is drawn, with its place in a line.
  package struct Layout: Hashable, Sendable {
    /// Its place in `columns`.
    package var column: Int
    package var x: Int
    package var width: Int
  }

  package let columns: [Column]
  package let rows: [[Phrase]]
  /// The columns that are drawn.
  package let layout: [Layout]
  private static let gutter = 2
  /// No column is cut to less.
  private static let leastCut = 4

  package init(columns: [Column], rows: [[Phrase]], width: Int) {
    self.columns = columns
    self.rows = rows
    var widths = columns.indices.map { column in
      rows.reduce(0) { max($0, column < $1.count ? $1[column].width : 0) }
    }
    var kept = columns.indices.filter { widths[$0] > 0 || columns[$0].isFixed }
    for column in kept {
      widths[column] = max(widths[column], columns[column].least, TextWidth.width(of: columns[column].title))
    }
    func total() -> Int { kept.reduce(0) { $0 + widths[$1] } + Self.gutter * max(0, kept.count - 1) }
    while total() > width,
      let least = kept.filter({ columns[$0].rank > 0 }).max(by: { columns[$0].rank < columns[$1].rank })
    {
      kept.removeAll { $0 == least }
    }
    // What may not be left out is cut, the widest first.
    while total() > width, let widest = kept.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.leastCut {
      widths[widest] = max(Self.leastCut, widths[widest] - (total() - width))
    }
    var x = 0
    layout = kept.map { column in
      defer { x += widths[column] + Self.gutter }
      return Layout(column: column, x: x, width: widths[column])
    }
  }

  /// The heads of the columns.
  package func head(sorted name: String? = nil, inverted: Bool = false) -> Phrase {
    line { place in
      let column = columns[place.column]
      let isSorted = name != nil && column.name == name
      let title = isSorted ? column.title.fitted(to: max(1, place.width - 1)) + (inverted ? "▴" : "▾") : column.title
      return Phrase(title.fitted(to: place.width), isSorted ? .accent : .label)
    }
  }

  /// One row, blanks between its cells.
  package func line(_ row: Int) -> Phrase {
    line { place in place.column < rows[row].count ? rows[row][place.column] : Phrase() }
  }

  /// Head and rows; no lines when there are no rows.
  package var lines: [Phrase] { rows.isEmpty ? [] : [head()] + rows.indices.map { line($0) } }

  private func line(_ content: (Layout) -> Phrase) -> Phrase {
    var phrase = Phrase()
    for place in layout {
      phrase.pad(to: place.x)
      phrase.add(content(place), field: place.width, at: columns[place.column].edge)
    }
    return phrase
  }
}
