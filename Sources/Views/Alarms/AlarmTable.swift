internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The table of alarms, announced or set aside: only the rows on screen are worked out.
struct AlarmTable {
  let scene: Scene
  private var console: Console { scene.console }
  private var isAside: Bool { console.alarmSheet == .aside }

  func draw(in area: Rect, on stage: inout Stage) {
    let body = area.inset(left: 1, top: 1)
    stage.visibleRows = max(1, body.height)
    let first = ListWindow.first(of: scene, visible: body.height)
    let shown = scene.order.dropFirst(first).prefix(body.height)
    guard !shown.isEmpty else {
      stage.write(Phrase(scene.words(nothing), .label), x: body.x, y: area.y, in: area)
      return
    }
    // Why it is set aside gets what the others leave, and no less than it takes to say it.
    let least = isAside ? min(36, body.width * 3 / 10) : 0
    let table = table(of: rows(of: shown, width: area.width), width: area.width, room: body.width - least)
    let reasonAt = (table.layout.last.map { $0.x + $0.width } ?? 0) + 2
    drawHeads(table, in: area, on: &stage)
    if isAside {
      let title = Phrase(scene.words(.alarmReasonColumn), .label)
      stage.write(title, x: body.x + reasonAt, y: area.y, in: body.inset(top: -1))
    }
    for (row, selection) in shown.enumerated() {
      let line = Rect(x: area.x, y: body.y + row, width: area.width, height: 1)
      var phrase = table.line(row)
      if isAside, case .alarm(let id) = selection, let alarm = scene.digest.alarms[id] {
        phrase.pad(to: reasonAt)
        phrase.add(scene.reasonAside(alarm), .label)
      }
      stage.write(phrase.cut(to: line.width - 1), x: body.x, y: line.y, in: line)
      ListWindow.finish(selection, in: line, scene, on: &stage)
    }
  }

  private func rows(of shown: some Sequence<Selection>, width: Int) -> [AlarmRow?] {
    let isGrouped = !isAside && console.groupsAlarms && console.filterInForce.isEmpty
    return shown.map { selection in
      guard case .alarm(let id) = selection, let place = scene.digest.alarms.place(of: id) else { return nil }
      let alarm = scene.digest.alarms.alarms[place]
      return AlarmRow(scene: scene, alarm: alarm, place: place, width: width, isGrouped: isGrouped)
    }
  }

  /// The table in so much room; texts that were cut to let other columns stand take what these leave.
  private func table(of rows: [AlarmRow?], width: Int, room: Int) -> TextTable {
    let columns = isAside ? Self.ofAside : AlarmColumn.allCases
    let heads = columns.map { head($0, width: width) }
    func table(of rows: [AlarmRow?]) -> TextTable {
      TextTable(columns: heads, rows: rows.map { row in columns.compactMap { row?.cell($0) } }, width: room)
    }
    let first = table(of: rows)
    let spare = room - (first.layout.last.map { $0.x + $0.width } ?? 0)
    guard spare > 0, !isAside else { return first }
    let usual = AlarmRow.Rooms(width: width)
    var wanted = usual
    for row in rows { row?.reach(in: &wanted) }
    let rooms = usual.widened(by: spare, for: wanted)
    return rooms == usual ? first : table(of: rows.map { $0?.within(rooms) })
  }

  private static let ofAside: [AlarmColumn] = [.priority, .state, .since, .thing, .what, .value]

  private var nothing: Word {
    if !console.filterInForce.isEmpty { return .nothingMatches }
    return isAside ? .alarmsNoneAside : .alarmsNone
  }

  /// What it threatens goes before the figures behind it, wherever both have no room and one has.
  private func head(_ column: AlarmColumn, width: Int) -> TextTable.Column {
    var head = TextTable.Column(title: column == .priority ? "" : scene.words(column.title), name: column.rawValue)
    switch column {
    case .priority: (head.least, head.rank) = (2, 0)
    case .state: head.rank = 0
    case .since: (head.least, head.rank) = (5, isAside ? 0 : 1)
    case .thing: (head.least, head.rank) = (8, 0)
    case .what: (head.least, head.rank) = (12, 0)
    case .value: head.rank = isAside || width >= 110 ? 4 : 2
    case .effect: head.rank = width >= 110 ? 2 : 4
    case .left: (head.edge, head.rank) = (.right, 3)
    case .who: head.rank = 5
    }
    return head
  }

  private func drawHeads(_ table: TextTable, in area: Rect, on stage: inout Stage) {
    let sorting = console.alarmSort
    let place = area.inset(left: 1)
    stage.write(
      table.head(sorted: sorting.column.rawValue, inverted: sorting.isInverted), x: place.x, y: area.y, in: place)
    for column in table.layout {
      guard let name = table.columns[column.column].name else { continue }
      stage.place(.column(name), in: Rect(x: place.x + column.x, y: area.y, width: column.width, height: 1))
    }
  }
}
