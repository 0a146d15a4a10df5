internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// Which columns the table of jobs has, and how much room each gets.
struct JobTableColumns {
  let shown: [JobColumn]
  let heads: [TextTable.Column]
  /// Cells of the whole table.
  let width: Int
  /// True where any rows are folded: then identifiers leave room for the sign.
  let hasGroups: Bool
  /// True where power or load of any job is known.
  let isMeasured: Bool

  init(scene: Scene, index: JobIndex, width: Int) {
    self.width = width
    hasGroups = !index.groups.isEmpty && index.groupOfRow.contains { $0 >= 0 }
    let chosen = scene.console.jobColumns
    let usual = index.isOfEnded ? JobColumn.ofEnded : JobColumn.standard
    let all = chosen.map { [.finding] + $0.filter { $0 != .finding } } ?? usual
    let site = scene.site
    let isMeasured = index.isMeasured(in: scene.digest)
    self.isMeasured = isMeasured
    let shown = all.filter { column in
      if chosen == nil, [.power, .load].contains(column), !isMeasured { return false }
      // No names of users on walls.
      if scene.isOnWall, [.user, .account].contains(column) { return false }
      return column.isReported(in: site) && (chosen != nil || Self.isTold(column, in: index))
    }
    self.shown = shown
    heads = shown.enumerated().map { place, column in
      var head = TextTable.Column(title: "", edge: .left, rank: 0, name: column.rawValue)
      let shape = Self.shape(of: column, width: width)
      (head.edge, head.least, head.rank) = (shape.edge, shape.least, chosen == nil ? shape.rank : max(0, place - 2))
      head.title = column == .finding ? "" : scene.words(column.title)
      if column == .state, width < 100 { head.title = scene.words(.stateCodeColumn) }
      if column == .elapsed, width < 150 { head.title = scene.words(.elapsedField) }
      if column == .why, !shown.contains(.place), !index.isOfEnded {
        head.title += " / " + scene.words(.placeColumn)
      }
      head.isFixed = column != .queue || site.queues.count > 1
      return head
    }
  }

  /// Cells for texts that could be of any length.
  var identifierRoom: Int { width < 100 ? 12 : width < 150 ? 13 : 20 }
  var nameRoom: Int { width < 100 ? 10 : width < 150 ? (isMeasured ? 14 : 17) : width < 250 ? 28 : 44 }
  var userRoom: Int { width < 100 ? 7 : width < 150 ? 8 : 14 }
  var whyRoom: Int { width < 100 ? 16 : width < 150 ? 20 : width < 250 ? 36 : 60 }
  var isNarrow: Bool { width < 100 }
  /// The bar gives way to what is measured.
  var hasElapsedBar: Bool { isWide || (!isNarrow && !isMeasured) }
  var isWide: Bool { width >= 150 }

  private static func isTold(_ column: JobColumn, in index: JobIndex) -> Bool {
    func told(_ field: JobIndex.Field) -> Bool { index.shared[field.rawValue].isTold }
    return switch column {
    case .account: told(.account)
    case .partition: told(.partition)
    case .qos: told(.quality)
    case .user: told(.user)
    case .dependency: told(.dependency)
    case .exit: told(.exit)
    case .array: !index.groups.isEmpty
    case .accelerators: index.hasAccelerators
    default: true
    }
  }

  /// What gives way first has the highest rank.
  private static func shape(of column: JobColumn, width: Int) -> (edge: Phrase.Edge, least: Int, rank: Int) {
    switch column {
    case .finding: (.left, 2, 0)
    case .queue: (.left, 5, 3)
    case .job: (.left, 8, 0)
    case .name: (.left, width < 100 ? 8 : 12, 0)
    case .user: (.left, 6, 2)
    case .account: (.left, 6, 12)
    case .partition: (.left, 6, 6)
    case .qos: (.left, 6, 15)
    case .state: (.left, width < 100 ? 3 : width < 150 ? 8 : 9, 0)
    case .nodes: (.right, 5, 3)
    case .accelerators: (.right, 5, 2)
    case .cores: (.right, 5, 10)
    case .elapsed: (.left, width < 100 ? 7 : width < 150 ? 8 : 24, 4)
    case .power: (.right, 7, 5)
    case .load: (.right, 5, 5)
    case .priority: (.right, 5, 8)
    case .waited: (.right, 7, 9)
    case .start: (.right, 8, 11)
    case .submitted: (.right, 8, 13)
    case .array: (.left, 5, 14)
    case .dependency: (.left, 8, 16)
    case .exit: (.right, 4, 1)
    case .ended: (.right, 8, 2)
    case .place: (.left, 6, 7)
    case .why: (.left, 10, 1)
    }
  }
}
