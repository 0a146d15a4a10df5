internal import Canvas

/// A table that is as wide as its content: a column that is empty throughout is left out, the least important columns
/// give way when the room is short, but none for which there is room, and nothing is stretched when there is plenty.
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
    /// No wider than this before all other columns have their room; nil: as wide as its texts.
    package var most: Int?
    /// Where not all of it has room it is cut down to this before it is left out; nil: all of it or nothing.
    package var leastCut: Int?

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
    let full = columns.indices.map { column in
      rows.reduce(0) { max($0, column < $1.count ? $1[column].width : 0) }
    }
    let filled = columns.indices.filter { full[$0] > 0 || columns[$0].isFixed }
    var widths = full
    for column in filled {
      let wanted = min(full[column], columns[column].most ?? .max)
      widths[column] = max(wanted, columns[column].least, TextWidth.width(of: columns[column].title))
    }
    var kept = Self.kept(of: filled, columns, &widths, width: width)
    func room() -> Int { width - kept.reduce(0) { $0 + widths[$1] } - Self.gutter * max(0, kept.count - 1) }
    // What may not be left out is cut, the widest first.
    while room() < 0, let widest = kept.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.leastCut {
      widths[widest] = max(Self.leastCut, widths[widest] + room())
    }
    for column in kept where room() > 0 { widths[column] += max(0, min(room(), full[column] - widths[column])) }
    kept.sort()
    var x = 0
    layout = kept.map { column in
      defer { x += widths[column] + Self.gutter }
      return Layout(column: column, x: x, width: widths[column])
    }
  }

  /// The columns that have room: the most important first, of equals the last.
  private static func kept(of filled: [Int], _ columns: [Column], _ widths: inout [Int], width: Int) -> [Int] {
    var kept = filled.filter { columns[$0].rank <= 0 }
    var room = width - kept.reduce(0) { $0 + widths[$1] } - gutter * max(0, kept.count - 1)
    let others = filled.filter { columns[$0].rank > 0 }
    for column in others.sorted(by: { (columns[$0].rank, $1) < (columns[$1].rank, $0) }) {
      let own = room - (kept.isEmpty ? 0 : gutter)
      if widths[column] > own, let least = columns[column].leastCut, own >= least { widths[column] = own }
      guard widths[column] <= own else { continue }
      kept.append(column)
      room = own - widths[column]
    }
    return kept
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
