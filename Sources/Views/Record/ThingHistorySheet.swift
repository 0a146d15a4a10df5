internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// What is recorded of one thing, over the page: one of its readings over a span of time with the limits, where its alarms
/// were, and those alarms below. In the past what came after the moment shown is there, too: its place is marked.
struct ThingHistorySheet {
  let scene: Scene
  let history: ThingHistory

  func draw(in area: Rect, on stage: inout Stage) {
    stage.buffer.fill(area)
    (stage.layerRows, stage.layerLines) = (1, 0)
    guard area.height >= 4 else { return }
    let span = scene.thingRecord?.question.span ?? scene.past.outline?.window(scene.console.timeSpan, around: scene.now)
    drawTitle(span, in: area.row(0), on: &stage)
    guard let record = scene.thingRecord, let span else {
      let text = scene.thingFailure.map { scene.words.text(of: $0) } ?? scene.words(.recordUnread)
      stage.write(Phrase(" " + text, .label), x: area.x, y: area.y + 2, in: area)
      return
    }
    drawFigures(record, in: area.row(1), on: &stage)
    let rows = record.values.isEmpty ? 1 : chartRows(record, height: area.height)
    let chart = Rect(x: area.x, y: area.y + 2, width: area.width - 1, height: rows)
    drawChart(record, span, in: chart, on: &stage)
    let axis = Rect(x: chart.x, y: chart.maxY, width: chart.width, height: 2).inset(left: ReadingChart.margin)
    drawAlarms(record, span, in: axis.row(0), on: &stage)
    TimeTicks(span, cells: axis.width, zone: scene.offset).draw(in: axis.row(1), on: &stage)
    var rest = area.inset(top: rows + 4)
    guard rest.height > 1 else { return }
    var heading = Phrase(" " + scene.words(.historyAlarms), .strong)
    heading.add(
      "  " + (record.occurrences.isEmpty ? scene.words(.differenceNone) : Figures.grouped(record.occurrences.count)))
    stage.write(heading, x: rest.x, y: rest.y, in: rest)
    rest = rest.inset(top: 1)
    OccurrenceTable(scene: scene, occurrences: record.occurrences, subject: history.subject, choice: history.choice)
      .draw(in: rest, on: &stage)
  }

  /// The alarms have as much room as they need, up to two fifths; the rest is the reading's.
  private func chartRows(_ record: ThingRecord, height: Int) -> Int {
    let room = height - 6
    let list = min(max(3, record.occurrences.count + 2), room * 2 / 5)
    return max(2, min(20, room - list))
  }

  /// "h200-057  history of 24 h   01-05 06:00 – 01-06 06:00"
  private func drawTitle(_ span: PastSpan?, in line: Rect, on stage: inout Stage) {
    var title = Phrase(" " + history.subject.name, .strong)
    title.add("  " + scene.words(.historyTitle), .label)
    if let span {
      let ends = scene.ends(of: span)
      title.add("  \(ends.from) – \(ends.to)")
    }
    stage.write(title.cut(to: line.width), x: line.x, y: line.y, in: line)
    let length = scene.console.timeSpan == .all ? scene.words(.spanAll) : scene.console.timeSpan.rawValue
    var spans = Phrase(scene.words(.hintSpan) + " ", .label)
    spans.add(length + " ", .accent)
    if title.width + spans.width + 2 <= line.width { stage.writeRight(spans, y: line.y, in: line) }
  }

  /// "3/14  accelerator 3 temperature  68.0 °C   least 61.0 mean 66.3 greatest 88.0 °C at 06:08:40"
  private func drawFigures(_ record: ThingRecord, in line: Rect, on stage: inout Stage) {
    var phrase = Phrase(" ")
    guard let point = history.point else {
      return _ = stage.write(Phrase(" " + scene.words(.historyNoReadings), .label), x: line.x, y: line.y, in: line)
    }
    let points = scene.site.points(of: history.subject)
    if let place = points.firstIndex(of: point) { phrase.add("\(place + 1)/\(points.count)  ", .label) }
    let part = AlarmSubject.thing(point.thing).name
    if part != history.subject.name { phrase.add(Self.short(part, of: history.subject.name) + "  ", .text) }
    phrase.add(scene.words(point.quantity.word), .strong)
    if let id = scene.site.directory.id(of: point.thing) { phrase.add(Phrase("  ") + scene.shown(id, point.quantity)) }
    phrase.add(figures(of: record, point.quantity, room: line.width - 1 - phrase.width))
    stage.write(phrase.cut(to: line.width - 1), x: line.x, y: line.y, in: line)
  }

  /// "   least 61.0 mean 66.3 greatest 88.0 °C 06:08:40"; the time is left away where it has no room. States have no mean.
  private func figures(of record: ThingRecord, _ quantity: Quantity, room: Int) -> Phrase {
    var phrase = Phrase()
    guard let extent = record.extent else { return phrase }
    for (word, value) in [
      (Word.historyLeast, extent.least.least), (.historyMean, extent.mean),
      (.historyGreatest, extent.greatest.greatest),
    ] where word != .historyMean || quantity.stateWords.isEmpty {
      phrase.add("   " + scene.words(word) + " ", .label)
      phrase.add(scene.text(value, quantity))
    }
    let time = Phrase(" " + scene.clock(extent.greatest.moment), .label)
    if phrase.width + time.width <= room { phrase.add(time) }
    return phrase
  }

  /// "Pump 1" of "CDU-01/Pump 1" on the page of CDU-01.
  private static func short(_ part: String, of whole: String) -> String {
    part.hasPrefix(whole + "/") ? String(part.dropFirst(whole.utf8.count + 1)) : part
  }

  private func drawChart(_ record: ThingRecord, _ span: PastSpan, in area: Rect, on stage: inout Stage) {
    guard let point = history.point else { return }
    let plot = area.inset(left: ReadingChart.margin)
    let limits = scene.site.directory.id(of: point.thing).map { scene.site.limits(of: $0, point.quantity) } ?? []
    let chart = ReadingChart(record.values, of: point.quantity, limits: limits, in: span, cells: plot.width) {
      scene.text($0, point.quantity)
    }
    if chart.isEmpty {
      stage.write(Phrase(scene.words(.historyNoValues), .label), x: plot.x, y: plot.y, in: plot)
    } else {
      if let x = cell(of: scene.now, in: span, plot.width), scene.console.replay != nil {
        for y in plot.y..<plot.maxY { stage.buffer.write("┆", at: Point(plot.x + x, y), ink: .replay, clip: plot) }
      }
      chart.draw(in: area, on: &stage)
    }
    stage.place(.timeLine(span), in: plot)
  }

  /// Where alarms began, by their shapes, and how long they stood; where one is.
  private func drawAlarms(_ record: ThingRecord, _ span: PastSpan, in line: Rect, on stage: inout Stage) {
    for x in line.x..<line.maxX { stage.buffer.write("─", at: Point(x, line.y), ink: .faint, clip: line) }
    for gap in scene.past.outline?.gaps ?? [] where gap.to > span.from && gap.from < span.to {
      guard let first = cell(of: max(gap.from, span.from), in: span, line.width),
        let last = cell(of: min(gap.to, span.to), in: span, line.width)
      else { continue }
      for x in first...last { stage.buffer.write("·", at: Point(line.x + x, line.y), ink: .faint, clip: line) }
    }
    // The gravest is drawn last, and the beginnings over what lasts.
    let shown = record.occurrences.filter { !$0.isSetAside }.sorted { $0.priority > $1.priority }
    for occurrence in shown {
      let end = min(occurrence.returnedAt ?? span.to, span.to)
      guard let first = cell(of: max(occurrence.began, span.from), in: span, line.width),
        let last = cell(of: max(end, span.from), in: span, line.width)
      else { continue }
      for x in first...max(first, last) {
        stage.buffer.write("━", at: Point(line.x + x, line.y), ink: occurrence.priority.ink, clip: line)
      }
    }
    for occurrence in shown {
      guard let x = cell(of: occurrence.began, in: span, line.width) else { continue }
      stage.buffer.write(
        occurrence.priority.shape, at: Point(line.x + x, line.y), ink: occurrence.priority.ink, clip: line)
    }
    if scene.console.replay != nil, let x = cell(of: scene.now, in: span, line.width) {
      stage.buffer.write("┃", at: Point(line.x + x, line.y), ink: .replay, clip: line)
    }
    stage.place(.timeLine(span), in: line)
  }

  private func cell(of moment: Moment, in span: PastSpan, _ cells: Int) -> Int? {
    let length = (span.to - span.from).seconds
    let share = length > 0 ? (moment - span.from).seconds / length : 0
    return (0...1).contains(share) ? min(cells - 1, Int(share * Double(cells))) : nil
  }
}
