package import Canvas

/// A table: column heads, rows, the selected row, a scrollbar. When it is too narrow for all columns the least
/// important are left out; what is left over goes to the flexible ones.
package struct Table: Sendable {
  package struct Column: Hashable, Sendable {
    /// The name by which heads are found again.
    package var name: String
    package var title: String
    /// Cells it needs.
    package var width: Int
    /// Cells it may grow to; equal to `width` for columns that do not grow.
    package var maximum: Int
    package var alignment: Alignment
    /// 0 stays longest; greater goes sooner. The first column of rank 0 is always shown.
    package var rank: Int

    package init(
      _ name: String, title: String, width: Int, maximum: Int? = nil, alignment: Alignment = .left, rank: Int = 1
    ) {
      self.name = name
      self.title = title
      self.width = max(1, width)
      self.maximum = max(self.width, maximum ?? width)
      self.alignment = alignment
      self.rank = rank
    }
  }

  /// Where things came to stand.
  package struct Placement: Sendable {
    package var heads: [(name: String, area: Rect)] = []
    package var rows: [(index: Int, area: Rect)] = []
    /// Rows that fit.
    package var capacity = 0
    /// `12–40 / 512`; empty when everything is shown.
    package var range = ""
  }

  package var columns: [Column]
  package var rowCount: Int
  /// The first row shown; see `firstRow(showing:of:height:from:)`.
  package var firstRow: Int
  package var selectedRow: Int?
  /// The column sorted by.
  package var sortedBy: String?
  package var isDescending: Bool
  package var hasHeads: Bool

  package init(
    columns: [Column], rowCount: Int, firstRow: Int = 0, selectedRow: Int? = nil, sortedBy: String? = nil,
    isDescending: Bool = false, hasHeads: Bool = true
  ) {
    self.columns = columns
    self.rowCount = max(0, rowCount)
    self.firstRow = firstRow
    self.selectedRow = selectedRow
    self.sortedBy = sortedBy
    self.isDescending = isDescending
    self.hasHeads = hasHeads
  }

  /// The first row to show so that `selected` is in sight, moving as little as possible from `current`.
  package static func firstRow(showing selected: Int?, of count: Int, height: Int, from current: Int) -> Int {
    let height = max(1, height)
    var first = current
    if let selected { first = min(max(first, selected - height + 1), selected) }
    return max(0, min(first, count - height))
  }

  /// Draws the rows in sight, asking `cell` for each cell by row and by place in `columns`.
  @discardableResult
  package func draw(
    in area: Rect, on buffer: inout CellBuffer, cell: (_ row: Int, _ column: Int) -> [Span]
  ) -> Placement {
    var placement = Placement()
    guard !area.isEmpty else { return placement }
    let body = hasHeads && area.height > 1 ? area.inset(top: 1) : area
    placement.capacity = body.height
    let first = max(0, min(firstRow, rowCount - body.height))
    let last = min(rowCount, first + body.height)
    let isScrolled = rowCount > body.height && area.width >= 3
    let places = layout(width: isScrolled ? area.width - 2 : area.width)
    if body.y > area.y { placement.heads = drawHeads(places, in: area.row(0), on: &buffer) }
    for row in first..<max(first, last) {
      let line = Rect(x: area.x, y: body.y + row - first, width: isScrolled ? area.width - 1 : area.width, height: 1)
      for place in places {
        let field = Rect(x: area.x + place.x, y: line.y, width: place.width, height: 1)
        draw(cell(row, place.column), in: field, columns[place.column].alignment, on: &buffer)
      }
      if row == selectedRow { buffer.mark(line.intersection(area), with: .selected) }
      placement.rows.append((row, line))
    }
    if isScrolled {
      Scrollbar(first: first, shown: last - first, count: rowCount)
        .draw(in: Rect(x: area.maxX - 1, y: body.y, width: 1, height: body.height), on: &buffer)
    }
    if rowCount > body.height { placement.range = "\(first + 1)–\(last) / \(rowCount)" }
    return placement
  }
}

extension Table {
  struct Place: Equatable {
    var column: Int
    var x: Int
    var width: Int
  }

  /// Which columns stand where in so many cells.
  func layout(width: Int) -> [Place] {
    var kept = Array(columns.indices)
    func needed() -> Int { kept.reduce(0) { $0 + columns[$1].width } + max(0, kept.count - 1) * Self.gap }
    while kept.count > 1, needed() > width {
      // The least important goes; of equals the rightmost.
      guard let worst = kept.indices.max(by: { columns[kept[$0]].rank <= columns[kept[$1]].rank }) else { break }
      kept.remove(at: worst)
    }
    var spare = width - needed()
    var widths = kept.map { columns[$0].width }
    while spare > 0, let narrowest = growable(kept, widths) {
      widths[narrowest] += 1
      spare -= 1
    }
    var x = 0
    return zip(kept, widths).compactMap { column, columnWidth in
      defer { x += columnWidth + Self.gap }
      let shown = min(columnWidth, width - x)
      return shown > 0 ? Place(column: column, x: x, width: shown) : nil
    }
  }

  private static let gap = 2

  /// The column that has grown least of those that may still grow.
  private func growable(_ kept: [Int], _ widths: [Int]) -> Int? {
    kept.indices.filter { widths[$0] < columns[kept[$0]].maximum }
      .min { widths[$0] - columns[kept[$0]].width < widths[$1] - columns[kept[$1]].width }
  }

  private func drawHeads(_ places: [Place], in row: Rect, on buffer: inout CellBuffer) -> [(name: String, area: Rect)] {
    places.map { place in
      let column = columns[place.column]
      let field = Rect(x: row.x + place.x, y: row.y, width: place.width, height: 1)
      let isSorted = column.name == sortedBy
      let mark = isSorted ? (isDescending ? "▼" : "▲") : ""
      let title = TextWidth.fitted(column.title, to: place.width - (isSorted ? 1 : 0)) + mark
      buffer.write(title, in: field, align: column.alignment, ink: isSorted ? .strong : .label)
      return (column.name, field)
    }
  }

  private func draw(_ spans: [Span], in field: Rect, _ alignment: Alignment, on buffer: inout CellBuffer) {
    let width = spans.reduce(0) { $0 + TextWidth.width(of: $1.text) }
    if width > field.width { return drawCut(spans, in: field, on: &buffer) }
    let room = field.width - width
    let before =
      switch alignment {
      case .left: 0
      case .centre: room / 2
      case .right: room
      }
    buffer.write(spans, at: Point(field.x + before, field.y), clip: field)
  }

  /// Too long: the last piece that fits in part is fitted with `…`.
  private func drawCut(_ spans: [Span], in field: Rect, on buffer: inout CellBuffer) {
    var x = field.x
    for (index, span) in spans.enumerated() where x < field.maxX {
      let room = field.maxX - x - (index + 1 < spans.count ? 1 : 0)
      let isWhole = TextWidth.width(of: span.text) <= room
      let text = isWhole ? span.text : TextWidth.fitted(span.text, to: field.maxX - x)
      x = buffer.write(text, at: Point(x, field.y), ink: span.ink, clip: field)
      if !isWhole { return }
    }
  }
}
