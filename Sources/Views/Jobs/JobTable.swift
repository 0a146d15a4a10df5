internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The table of jobs: what the queue comes to, whether its scheduler answers, and rows, of which only those on screen are
/// worked out.
struct JobTable {
  let scene: Scene
  let index: JobIndex

  init(scene: Scene) {
    self.scene = scene
    index = scene.jobIndex ?? scene.digest.jobIndex
  }

  func draw(in area: Rect, on stage: inout Stage) {
    let head = JobHead(scene: scene, index: index)
    guard !scene.site.queues.isEmpty else {
      let isNamed = scene.site.sources.contains { $0.description.isScheduler }
      let text = " " + scene.words(isNamed ? .noScheduler : .withoutScheduler)
      stage.write(Phrase(text, .label), x: area.x, y: area.y, in: area)
      return
    }
    let standings = scene.site.queues.indices.map { QueueStanding(of: $0, in: scene) }
    var lines = head.warnings(standings)
    let body = area.inset(left: 1, top: head.lineCount(width: area.width) + lines.count + 1)
    stage.visibleRows = max(1, body.height)
    let first = ListWindow.first(of: scene, visible: body.height)
    let shown = scene.order.dropFirst(first).prefix(max(0, body.height))
    lines = head.lines(first: first, count: shown.count, standings, width: area.width) + lines
    for (row, line) in lines.enumerated() { stage.write(line, x: area.x, y: area.y + row, in: area) }
    guard !shown.isEmpty else {
      stage.write(Phrase(nothing, .label), x: body.x, y: body.y, in: body)
      return
    }
    let columns = JobTableColumns(scene: scene, index: index, width: body.width)
    let rows = zip(shown.indices, shown).map { place, selection in
      JobRow(selection, after: place > 0 ? scene.order[place - 1] : nil, columns, self)
    }
    let table = TextTable(
      columns: columns.heads, rows: rows.map { row in columns.shown.map { row.cell($0) } }, width: body.width)
    drawColumnHeads(table, y: body.y - 1, in: area.inset(left: 1), on: &stage)
    for (place, selection) in shown.enumerated() {
      let line = Rect(x: area.x, y: body.y + place, width: area.width, height: 1)
      stage.write(table.line(place), x: body.x, y: line.y, in: line)
      // Of a scheduler that does not answer nothing is known to be so still.
      if let queue = selection.queue, standings.indices.contains(queue), standings[queue].isSilent {
        stage.buffer.mark(line, with: .dimmed)
      }
      ListWindow.finish(selection, in: line, scene, on: &stage)
    }
  }

  private var nothing: String {
    if !scene.console.filterInForce.isEmpty { return unmeasured ?? scene.words(.nothingMatches) }
    return scene.words(scene.console.showsEndedJobs ? .nothingEnded : .emptyQueue)
  }

  /// What the filter compares and nobody measures of any job: then nothing can match.
  private var unmeasured: String? {
    let evaluation = JobTermEvaluation(index: index, digest: scene.digest)
    let fields = JobFilter(scene.console.filterInForce).terms.compactMap { term -> JobField? in
      guard case .number(let field, _, _) = term.test, field.isMeasured else { return nil }
      return evaluation.isKnown(field) ? nil : field
    }
    guard let field = fields.first else { return nil }
    return scene.words.filled(.knownOfNoJob, with: [scene.words(field == .power ? .power : .load)])
  }

  /// True where the array or heterogeneous job of a job, or another of its own, stands in the row above.
  func isBehindItsGroup(_ job: JobReference, after previous: Selection?) -> Bool {
    guard case .job(let above)? = previous, above.queue == job.queue, !index.groupOfRow.isEmpty,
      let row = index.row(of: job, in: scene.site), index.groupOfRow[row] >= 0
    else { return false }
    let group = index.groupOfRow[row]
    if index.groups[Int(group)].reference == above { return true }
    return index.row(of: above, in: scene.site).map { index.groupOfRow[$0] == group } ?? false
  }

  private func drawColumnHeads(_ table: TextTable, y: Int, in area: Rect, on stage: inout Stage) {
    let sorting = scene.console.jobSort
    let head = table.head(sorted: sorting.column.rawValue, inverted: sorting.isInverted)
    stage.write(head, x: area.x, y: y, in: area)
    for place in table.layout {
      guard let name = table.columns[place.column].name else { continue }
      stage.place(.column(name), in: Rect(x: area.x + place.x, y: y, width: place.width, height: 1))
    }
  }
}

extension Selection {
  /// The queue of a job.
  fileprivate var queue: Int? {
    guard case .job(let job) = self else { return nil }
    return job.queue
  }
}

/// How a scheduler's answers stand.
struct QueueStanding {
  var name: String
  /// How old the list of jobs is; nil when there never was one.
  var age: Duration?
  /// True when the list is old for how often it is asked for, or the last question failed.
  var isSilent = false
  var failure: SourceFailure?

  init(of place: Int, in scene: Scene) {
    let queue = scene.site.queues[place]
    name = queue.name
    guard let origin = queue.origins[.jobs], scene.site.sources.indices.contains(origin.source) else { return }
    age = scene.now - origin.moment
    let source = scene.site.sources[origin.source]
    failure = source.failure
    isSilent = [.failing, .late, .stale].contains(source.condition(at: scene.now))
  }
}
