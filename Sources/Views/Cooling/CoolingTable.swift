internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The table of cooling units: only the rows on screen are worked out.
struct CoolingTable {
  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let columns = CoolingColumn.allCases
    // Where there is room: what is wrong.
    let reason = area.width >= 150 ? 60 : 0
    let hasWords = area.width >= 130
    let reported = CoolingColumn.reported(in: scene.site)
    let sorting = scene.console.coolingSort
    var table = ThingTable(
      scene: scene,
      order: ThingTable.Order(
        column: sorting.column.rawValue, title: Self.title(of: sorting.column), isInverted: sorting.isInverted),
      columns: columns.map { head($0, scene, isFixed: reported.contains($0)) }
        + (hasWords ? [TextTable.Column(title: "", rank: 9)] : []))
    table.sum = sum(scene)
    table.draw(in: area, on: &stage) { selection in
      guard case .entity(let id) = selection else { return [] }
      if let row = PlantRow(id, in: scene) {
        return columns.map { row.cell($0) } + (hasWords ? [row.more()] : [])
      }
      guard let unit = scene.digest.cooling[id] else { return [] }
      let row = CoolingRow(figures: UnitFigures(scene: scene, unit: unit), reported: reported, width: area.width)
      return columns.map { row.cell($0) } + (hasWords ? [row.worst(reason: reason)] : [])
    }
  }

  /// All heat carried away, and how many units say so.
  private func sum(_ scene: Scene) -> Phrase? {
    let cooling = scene.digest.cooling
    guard let heat = cooling.heat else { return nil }
    let counts = [cooling.coverage.count, cooling.coverage.expected].map { Figures.grouped($0) }
    return Phrase(scene.words(.coolingSum, Figures.text(heat, .watt), counts[0], counts[1]), .text)
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
