internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The alarms of a thing in a span of time, a row each: when, what, how long, at which value, and who saw it when.
struct OccurrenceTable {
  let scene: Scene
  let occurrences: [AlarmOccurrence]
  /// What most of them are about: named only where it is another.
  let subject: AlarmSubject
  let choice: Int

  /// Draws, with what was said of the chosen one below; notes how many rows fit.
  func draw(in area: Rect, on stage: inout Stage) {
    guard !area.isEmpty else { return }
    let remarks = occurrences.indices.contains(choice) ? self.remarks(of: occurrences[choice], width: area.width) : []
    let said = remarks.prefix(max(0, min(area.height / 3, remarks.count)))
    let body = area.inset(bottom: said.count)
    stage.layerRows = max(1, body.height)
    stage.layerLines = occurrences.count
    let first = ListWindow.first(showing: choice, of: occurrences.count, visible: body.height)
    let shown = occurrences.dropFirst(first).prefix(body.height)
    let ranks = [0, 0, 0, 1, 2, 0, 3]
    let table = TextTable(
      columns: ranks.map { TextTable.Column(title: "", rank: $0) }, rows: shown.map(cells), width: body.width - 2)
    for row in shown.indices {
      let line = body.row(row - first)
      stage.write(table.line(row - first), x: line.x + 1, y: line.y, in: line)
      if row == choice { stage.buffer.mark(line, with: .selected) }
    }
    for (row, line) in said.enumerated() {
      stage.write(line, x: area.x + 3, y: body.maxY + row, in: area)
    }
  }

  private func cells(of occurrence: AlarmOccurrence) -> [Phrase] {
    let name = occurrence.alarm.subject == subject ? "" : occurrence.alarm.subject.name + "  "
    let ink = occurrence.isSetAside ? Ink.label : occurrence.priority.ink
    return [
      Phrase(occurrence.priority.marker, ink),
      Phrase((occurrence.isWhole ? "" : "≤ ") + scene.clock(occurrence.began), .label),
      Phrase(name, .label) + Phrase(scene.title(of: occurrence.alarm).fitted(to: 32), .strong),
      lasted(occurrence), Phrase(value(of: occurrence), .text), seen(occurrence),
      Phrase(occurrence.isSetAside ? scene.words(.historySetAside) : "", .label),
    ]
  }

  private func lasted(_ occurrence: AlarmOccurrence) -> Phrase {
    guard let end = occurrence.returnedAt, end <= scene.now || scene.console.replay != nil else {
      return Phrase(scene.words(.historyStands), .strong)
    }
    return Phrase(Figures.span(end - occurrence.began))
  }

  private func value(of occurrence: AlarmOccurrence) -> String {
    scene.words.measured(occurrence.value, beyond: occurrence.limit, occurrence.alarm.quantity)
  }

  /// "chen after 2 min"
  private func seen(_ occurrence: AlarmOccurrence) -> Phrase {
    guard let who = occurrence.acknowledgement, let after = occurrence.timeToAcknowledge else {
      return Phrase(scene.words(.historyUnseen), occurrence.isSetAside ? .faint : .label)
    }
    return Phrase(scene.words(.historySeen, who.person.name.fitted(to: 14), Figures.span(after)))
  }

  private func remarks(of occurrence: AlarmOccurrence, width: Int) -> [Phrase] {
    occurrence.remarks.reversed().map { event in
      var line = Phrase(scene.clock(event.moment) + " " + scene.words(event.change.word), .label)
      if let person = event.person { line.add(" " + person.name, .label) }
      if let text = event.text, !text.isEmpty { line.add("  " + text) }
      return line.cut(to: width - 4)
    }
  }
}
