internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The first line of the page: its views with how much each holds, what is in sight, and how it is sorted; in a flood a
/// line that says so.
struct AlarmHead {
  let scene: Scene

  var floodLine: Phrase? {
    guard let flood = scene.digest.alarms.flood else { return nil }
    var phrase = Phrase(" ")
    phrase.add(scene.words(.alarmFlood, scene.clock(flood.since), Figures.grouped(flood.count)), Ink.high)
    return phrase
  }

  func draw(visible: Int, in area: Rect, on stage: inout Stage) {
    var line = Phrase(" ")
    for sheet in AlarmSheet.allCases {
      let isHere = sheet == scene.console.alarmSheet
      if line.width > 1 { line.gap(2) }
      let start = area.x + line.width
      line.add(scene.words(sheet.title), isHere ? Ink.strong.with(.underline) : .label)
      if let count = count(of: sheet) { line.add(" " + Figures.grouped(count), isHere ? .text : .label) }
      let place = Rect(x: start, y: area.y, width: area.x + line.width - start, height: 1)
      stage.place(.command("alarm-view \(sheet.rawValue)"), in: place.intersection(area))
    }
    let filter = scene.console.filterInForce
    if !filter.isEmpty {
      line.add("   " + scene.words(.filteredBy, filter), .accent)
      if let complaint = scene.console.complaint(aboutFilter: filter) {
        line.add("   " + scene.words.text(of: complaint), .strong)
      } else if scene.console.alarmSheet != .figures {
        let count = scene.words(.countOf, Figures.grouped(scene.order.count), Figures.grouped(scene.total))
        line.add("   " + count, .label)
      }
    }
    stage.write(line.cut(to: area.width), x: area.x, y: area.y, in: area)
    var right = self.right(visible: visible)
    while right.count > 1, Phrase.joined(right, by: Phrase("   ")).width + line.width + 3 > area.width {
      right.removeFirst()
    }
    let phrase = Phrase.joined(right, by: Phrase("   "))
    if phrase.width + line.width + 3 <= area.width { stage.writeRight(phrase, y: area.y, in: area.inset(right: 1)) }
  }

  private func count(of sheet: AlarmSheet) -> Int? {
    let index = scene.digest.alarmIndex
    switch sheet {
    case .active: return index.board.alarms.count - index.setAside
    case .aside: return index.setAside
    case .log: return scene.console.alarmSheet == .log ? scene.alarmOutlook?.log.count : nil
    case .figures: return nil
    }
  }

  /// The most important last.
  private func right(visible: Int) -> [Phrase] {
    let console = scene.console
    guard console.alarmSheet != .figures, !scene.order.isEmpty else { return [] }
    var parts: [Phrase] = []
    if console.alarmSheet != .log {
      let sorting = console.alarmSort
      let sign = sorting.isInverted ? "▴" : "▾"
      parts.append(Phrase(scene.words(.sortedBy, scene.words(sorting.column.title)) + " " + sign, .label))
    }
    if console.alarmSheet == .active, console.filterInForce.isEmpty, !scene.digest.alarms.isUnkept {
      parts.append(Phrase(scene.words(console.groupsAlarms ? .alarmGrouped : .alarmFlat), .label))
    }
    let first = ListWindow.first(of: scene, visible: visible)
    let last = min(scene.order.count, first + visible)
    if scene.order.count > visible {
      parts.append(Phrase(scene.words(.rangeOf, "\(first + 1)", "\(last)", Figures.grouped(scene.order.count)), .label))
    }
    // What the selected row, which stands still, keeps out of sight.
    let above = scene.order.prefix(first).count { selection in
      if case .alarm(let id) = selection { scene.digest.alarms[id]?.needsAcknowledgement ?? false } else { false }
    }
    if above > 0, !scene.digest.alarms.isUnkept {
      parts.append(Phrase("▴ " + scene.words(.alarmsAbove, Figures.grouped(above)), .accent))
    }
    return parts
  }
}
