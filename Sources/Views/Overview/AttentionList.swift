internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The findings, worst first, a line each; Enter leads to the thing.
struct AttentionList {
  let scene: Scene

  func draw(in area: Rect, on stage: inout Stage) {
    guard area.height > 0 else { return }
    var title = Phrase(" " + scene.words(.attention), .strong)
    if scene.order.isEmpty {
      title.gap(2)
      let word: Word = scene.digest.attention.isEmpty ? .noFindings : .nothingMatches
      title.add(scene.words(scene.site.moment > .never ? word : .noData), .label)
    }
    let filter = scene.console.filterInForce
    if !filter.isEmpty { title.add("   " + scene.words(.filteredBy, filter), .accent) }
    var body = area.inset(left: 1, top: 1, right: 1)
    // Heads where they cost no line of the list, or one of many.
    let hasHeads = !scene.order.isEmpty && (body.height > scene.order.count || body.height > 12)
    let heads = body.row(0)
    if hasHeads { body = body.inset(top: 1) }
    stage.visibleRows = max(1, body.height)
    let first = ListWindow.first(of: scene, visible: body.height)
    let shown = scene.order.dropFirst(first).prefix(body.height)
    if scene.order.count > shown.count {
      title.gap(2)
      title.add(
        scene.words(.rangeOf, "\(first + 1)", "\(first + shown.count)", Figures.grouped(scene.order.count)), .label)
    }
    stage.write(title, x: area.x, y: area.y, in: area)
    guard !shown.isEmpty, !body.isEmpty else { return }
    let rows = shown.map { thing in
      told(of: thing).map { cells(of: $0.worst, count: $0.count) } ?? []
    }
    let table = TextTable(columns: columns(titled: hasHeads), rows: rows, width: body.width)
    if hasHeads { stage.write(table.head(), x: heads.x, y: heads.y, in: heads) }
    for (row, thing) in shown.enumerated() {
      let line = body.row(row)
      var phrase = table.line(row)
      // What is left of the line is the reason's.
      if let last = table.layout.last { phrase.pad(to: last.x + last.width + 2) }
      if let finding = told(of: thing)?.worst {
        phrase.add(scene.reason(of: finding))
        if let hit = scene.jobs(hitBy: finding) {
          phrase.add((scene.reason(of: finding).isEmpty ? "" : "  ") + hit, .label)
        }
      }
      stage.write(phrase.cut(to: line.width), x: line.x, y: line.y, in: line)
      ListWindow.finish(thing, in: line, scene, on: &stage)
    }
  }

  private func told(of thing: Selection) -> (worst: Finding, count: Int)? {
    thing.subject.flatMap { scene.digest.told(of: $0) }
  }

  private func columns(titled: Bool) -> [TextTable.Column] {
    let titles: [(Word?, rank: Int)] = [
      (nil, 0), (.alarmSinceColumn, 2), (.alarmThingColumn, 0), (.alarmWhatColumn, 0), (nil, 1),
    ]
    return titles.map { title, rank in
      TextTable.Column(title: titled ? title.map { scene.words($0) } ?? "" : "", rank: rank)
    }
  }

  private func cells(of finding: Finding, count: Int) -> [Phrase] {
    var what = Phrase(scene.words(finding.kind.word))
    if finding.count > 1 { what.add(" ×\(finding.count)", .label) }
    if count > 1 { what.add(" +\(count - 1)", .label) }
    return [
      scene.marker(of: finding), scene.since(finding),
      Phrase(scene.digest.name(of: finding).fitted(to: 26), .strong), what,
      Phrase(scene.place(of: finding), .label),
    ]
  }
}
