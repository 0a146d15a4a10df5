internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// What has happened to alarms, newest first.
struct AlarmLogTable {
  let scene: Scene

  static func order(of events: [AlarmEvent], through filter: String, _ language: Language) -> [Selection] {
    let words = Wording(language)
    let newest = Array(events.reversed())
    let filter = Filter(filter)
    guard !filter.isEmpty else { return newest.map { .alarmEvent($0.number) } }
    let shown = filter.select(from: newest) { event in
      FilterText(
        [
          event.alarm.subject.name, event.alarm.name, words(event.alarm.kind.word), words(event.change.word),
          event.person?.name, event.text,
        ].compactMap(\.self))
    }
    return shown.map { .alarmEvent($0.number) }
  }

  func draw(in area: Rect, on stage: inout Stage) {
    let events = Dictionary(
      (scene.alarmOutlook?.log ?? []).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    let body = area.inset(left: 1, top: 1)
    stage.visibleRows = max(1, body.height)
    let first = ListWindow.first(of: scene, visible: body.height)
    let shown = scene.order.dropFirst(first).prefix(body.height)
    guard !shown.isEmpty else {
      let word: Word = scene.console.filterInForce.isEmpty ? .alarmsNoEvents : .nothingMatches
      stage.write(Phrase(scene.words(word), .label), x: body.x, y: body.y - 1, in: area)
      return
    }
    let rows = shown.map { selection -> [Phrase] in
      guard case .alarmEvent(let number) = selection, let event = events[number] else { return [] }
      return cells(of: event)
    }
    let table = TextTable(columns: columns(width: area.width), rows: rows, width: body.width)
    stage.write(table.head(), x: body.x, y: area.y, in: area)
    for (row, selection) in shown.enumerated() {
      let line = Rect(x: area.x, y: body.y + row, width: area.width, height: 1)
      stage.write(table.line(row), x: body.x, y: line.y, in: line)
      ListWindow.finish(selection, in: line, scene, on: &stage)
    }
  }

  private func columns(width: Int) -> [TextTable.Column] {
    let isNarrow = width < 100
    let heads: [(title: Word?, rank: Int, most: Int?, leastCut: Int?)] = [
      (.alarmEventTime, 0, nil, nil), (nil, 0, nil, nil), (.alarmEventChange, 0, nil, nil),
      (.alarmThingColumn, 0, isNarrow ? 16 : 28, nil), (.alarmWhatColumn, 0, isNarrow ? 18 : 32, nil),
      (.alarmEventWho, 1, 14, nil), (.alarmValueColumn, 3, nil, nil), (.alarmEventText, 2, isNarrow ? 14 : 40, 12),
    ]
    return heads.map { head in
      var column = TextTable.Column(title: head.title.map { scene.words($0) } ?? "", rank: head.rank)
      (column.most, column.leastCut) = (head.most, head.leastCut)
      return column
    }
  }

  func cells(of event: AlarmEvent) -> [Phrase] {
    let state = Self.state(after: event).glyph
    let who = scene.isOnWall ? "" : event.person?.name ?? ""
    var text = event.text ?? ""
    if let until = event.until {
      text = scene.words(.alarmUntil, scene.clock(until)) + (text.isEmpty ? "" : " · " + text)
    }
    return [
      Phrase(scene.clock(event.moment), .label),
      Phrase(event.priority.marker, event.isSetAside ? .label : event.priority.ink) + Phrase(" " + state, .label),
      Phrase(scene.words(event.change.word), event.change == .raised ? .strong : .text),
      Phrase(event.alarm.subject.name, .strong), Phrase(scene.title(of: event.alarm)), Phrase(who, .label),
      Phrase(value(of: event), .label), Phrase(text, .label),
    ]
  }

  /// How it stood after that; of one that was set aside before the log does not tell by what.
  private static func state(after event: AlarmEvent) -> AlarmState {
    switch event.change {
    case .shelved: .shelved
    case .withdrawn: .outOfService
    default: event.suppression == nil ? AlarmState(event.condition) : .suppressed
    }
  }

  /// "212 L/min < 260 L/min"
  private func value(of event: AlarmEvent) -> String {
    scene.words.measured(event.value, beyond: event.limit, event.alarm.quantity)
  }
}
