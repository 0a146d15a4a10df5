internal import Canvas
internal import Interaction
internal import Widgets
internal import Wording

/// What every table of things has: a line that says what is in sight, through which filter and how sorted; heads that the
/// mouse sorts by; and rows, of which only those on screen are worked out.
struct ThingTable {
  /// How it is sorted.
  struct Order {
    var column: String
    var title: Word
    var isInverted: Bool
  }

  let scene: Scene
  let order: Order
  let columns: [TextTable.Column]
  /// Stands in the first line where there is room: what all rows come to.
  var sum: Phrase?
  /// Said in place of rows where there are none.
  var nothing = Word.nothingMatches

  func draw(in area: Rect, on stage: inout Stage, cells: (Selection) -> [Phrase]) {
    let body = area.inset(left: 1, top: 2)
    stage.visibleRows = max(1, body.height)
    let first = ListWindow.first(of: scene, visible: body.height)
    let shown = scene.order.dropFirst(first).prefix(body.height)
    drawHead(first: first, count: shown.count, in: area.row(0), on: &stage)
    guard !shown.isEmpty else {
      stage.write(Phrase(scene.words(nothing), .label), x: body.x, y: body.y, in: body)
      return
    }
    let table = TextTable(columns: columns, rows: shown.map(cells), width: body.width)
    drawColumnHeads(table, in: area.inset(left: 1).row(1), on: &stage)
    for (row, selection) in shown.enumerated() {
      let line = Rect(x: area.x, y: body.y + row, width: area.width, height: 1)
      stage.write(table.line(row), x: body.x, y: line.y, in: line)
      ListWindow.finish(selection, in: line, scene, on: &stage)
    }
  }

  private func drawHead(first: Int, count: Int, in area: Rect, on stage: inout Stage) {
    let words = scene.words
    var left = Phrase(" ")
    if count > 0 {
      left.add(words(.rangeOf, "\(first + 1)", "\(first + count)", Figures.grouped(scene.order.count)), .label)
    }
    let filter = scene.console.filterInForce
    if !filter.isEmpty {
      left.gap(3)
      left.add(words(.filteredBy, filter), .accent)
      left.add("  " + words(.ofInAll, Figures.grouped(scene.total)), .label)
    }
    let sort = Phrase(words(.sortedBy, words(order.title)) + " \(order.isInverted ? "▴" : "▾") ", .label)
    if let sum, left.width + sum.width + sort.width + 5 <= area.width {
      left.gap(3)
      left.add(sum)
    }
    stage.write(left, x: area.x, y: area.y, in: area)
    if left.width + sort.width + 2 <= area.width { stage.writeRight(sort, y: area.y, in: area) }
  }

  private func drawColumnHeads(_ table: TextTable, in area: Rect, on stage: inout Stage) {
    let head = table.head(sorted: order.column, inverted: order.isInverted)
    stage.write(head, x: area.x, y: area.y, in: area)
    for place in table.layout {
      guard let name = table.columns[place.column].name else { continue }
      stage.place(.column(name), in: Rect(x: area.x + place.x, y: area.y, width: place.width, height: 1))
    }
  }
}
