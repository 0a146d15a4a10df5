internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The table of cooling units: only the rows on screen are worked out.
struct CoolingTable {
  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let body = area.inset(left: 1, top: 2)
    stage.visibleRows = max(1, body.height)
    let first = ListWindow.first(of: scene, visible: body.height)
    let shown = scene.order.dropFirst(first).prefix(body.height)
    drawHead(scene, first: first, count: shown.count, in: area.row(0), on: &stage)
    guard !shown.isEmpty else {
      stage.write(Phrase(scene.words(.nothingMatches), .label), x: body.x, y: body.y, in: body)
      return
    }
    let columns = CoolingColumn.allCases
    // Where there is room: what is wrong.
    let reason = area.width >= 150 ? 60 : 0
    let hasWords = area.width >= 130
    let reported = CoolingColumn.reported(in: scene.site)
    let rows = shown.map { selection -> [Phrase] in
      guard case .entity(let id) = selection else { return [] }
      if let row = PlantRow(id, in: scene) {
        return columns.map { row.cell($0) } + (hasWords ? [row.more()] : [])
      }
      guard let unit = scene.digest.cooling[id] else { return [] }
      let row = CoolingRow(figures: UnitFigures(scene: scene, unit: unit), reported: reported, width: area.width)
      return columns.map { row.cell($0) } + (hasWords ? [row.worst(reason: reason)] : [])
    }
    let table = TextTable(
      columns: columns.map { head($0, scene, isFixed: reported.contains($0)) }
        + (hasWords ? [TextTable.Column(title: "", rank: 9)] : []), rows: rows,
      width: body.width)
    drawColumnHeads(table, scene, in: area.inset(left: 1).row(1), on: &stage)
    for (row, selection) in shown.enumerated() {
      let line = Rect(x: area.x, y: body.y + row, width: area.width, height: 1)
      stage.write(table.line(row), x: body.x, y: line.y, in: line)
      ListWindow.finish(selection, in: line, scene, on: &stage)
    }
  }

  private func drawHead(_ scene: Scene, first: Int, count: Int, in area: Rect, on stage: inout Stage) {
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
    let sorting = scene.console.coolingSort
    let direction = sorting.isInverted ? "▴" : "▾"
    let sort = Phrase(words(.sortedBy, words(Self.title(of: sorting.column))) + " \(direction) ", .label)
    if let sum = sum(scene), left.width + sum.width + sort.width + 5 <= area.width {
      left.gap(3)
      left.add(sum)
    }
    stage.write(left, x: area.x, y: area.y, in: area)
    if left.width + sort.width + 2 <= area.width { stage.writeRight(sort, y: area.y, in: area) }
  }

  /// All heat carried away, and how many units say so.
  private func sum(_ scene: Scene) -> Phrase? {
    let cooling = scene.digest.cooling
    guard let heat = cooling.heat else { return nil }
    let counts = [cooling.coverage.count, cooling.coverage.expected].map { Figures.grouped($0) }
    return Phrase(scene.words(.coolingSum, Figures.text(heat, .watt), counts[0], counts[1]), .text)
  }

  private func drawColumnHeads(_ table: TextTable, _ scene: Scene, in area: Rect, on stage: inout Stage) {
    let sorting = scene.console.coolingSort
    let head = table.head(sorted: sorting.column.rawValue, inverted: sorting.isInverted)
    stage.write(head, x: area.x, y: area.y, in: area)
    for place in table.layout {
      guard let name = table.columns[place.column].name else { continue }
      stage.place(.column(name), in: Rect(x: area.x + place.x, y: area.y, width: place.width, height: 1))
    }
  }

  static func title(of column: CoolingColumn) -> Word {
    switch column {
    case .finding: .finding
    case .name: .name
    case .kind: .kind
    case .heat: .heat
    case .share: .ofCapacity
    case .supply: .coolantSupply
    case .return: .coolantReturn
    case .flow: .flow
    case .approach: .approach
    case .pumps: .pumps
    case .leak: .leakState
    case .findings: .findingCount
    }
  }

  private func head(_ column: CoolingColumn, _ scene: Scene, isFixed: Bool) -> TextTable.Column {
    let title = column == .finding ? "" : scene.words(Self.title(of: column))
    var head = TextTable.Column(title: title, edge: .right, least: 7, rank: 1, name: column.rawValue)
    // A column stands when anything reports for it anywhere, not only on the rows in sight.
    head.isFixed = isFixed
    switch column {
    case .finding: (head.edge, head.least, head.rank) = (.left, 2, 0)
    case .name: (head.edge, head.least, head.rank) = (.left, 8, 0)
    case .kind: (head.edge, head.least, head.rank) = (.left, 3, 8)
    case .heat: head.rank = 1
    case .share: (head.edge, head.least, head.rank) = (.left, 11, 4)
    case .supply, .return, .approach: head.rank = 2
    case .flow: (head.least, head.rank) = (8, 3)
    case .pumps: (head.least, head.rank) = (5, 2)
    case .leak: (head.edge, head.least, head.rank) = (.left, 4, 1)
    case .findings: (head.least, head.rank) = (4, 6)
    }
    return head
  }
}
