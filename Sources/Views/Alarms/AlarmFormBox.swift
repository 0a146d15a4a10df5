internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The dialog of an order about alarms: what it will do, to which, and what has to be said.
struct AlarmFormBox {
  private let form: AlarmForm

  init(_ form: AlarmForm) { self.form = form }

  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let width = min(90, area.width - 4)
    var lines = targets(scene, width: width, most: max(1, min(8, area.height - 10)))
    if let note { lines += Wrapped.lines(of: scene.words(note), width: width).map { Phrase($0, .label) } }
    lines.append(Phrase())
    let labels = form.fields.map { TextWidth.width(of: scene.words($0.word)) }.max() ?? 0
    let start = lines.count
    for (place, field) in form.fields.enumerated() {
      let isHere = place == form.focus
      var line = Phrase(isHere ? "› " : "  ", .accent)
      line.add(scene.words(field.word), .label, field: labels)
      line.gap(2)
      line.add(shown(place, room: width - labels - 5), isHere ? .strong : .text)
      lines.append(line)
    }
    if let complaint = form.complaint {
      lines += Wrapped.lines(of: scene.words.text(of: complaint), width: width).map { Phrase($0, .accent) }
    }
    // As wide as what may still be typed: the box does not jump.
    lines[start].pad(to: min(width, 60))
    let widest = max(lines.map(\.width).max() ?? 0, TextWidth.width(of: title(scene)) + 2)
    PopupBox(title(scene), lines: lines).draw(in: area, on: &stage.buffer)
    stage.layerRows = lines.count
    stage.layerLines = lines.count
    let box = Point(
      area.x + (area.width - min(area.width, widest + 4)) / 2 + 2,
      area.y + (area.height - min(area.height, lines.count + 2)) / 2 + 1)
    let typed = shown(form.focus, room: width - labels - 5, upToCursor: true)
    stage.cursor = Point(
      min(box.x + 4 + labels + TextWidth.width(of: typed), area.maxX - 3), box.y + start + form.focus)
  }

  private var note: Word? {
    switch form.kind {
    case .shelve: .alarmShelveNote
    case .withdraw: .alarmWithdrawNote
    case .comment: nil
    }
  }

  private func title(_ scene: Scene) -> String {
    switch form.kind {
    case .shelve: scene.words(.alarmFormShelve)
    case .withdraw: scene.words(.alarmFormWithdraw)
    case .comment: scene.words(.alarmFormComment)
    }
  }

  private func targets(_ scene: Scene, width: Int, most: Int) -> [Phrase] {
    var lines = form.alarms.prefix(most).map { id -> Phrase in
      guard let alarm = scene.digest.alarms[id] else { return Phrase(scene.text(of: id), .label).cut(to: width) }
      let line =
        scene.marker(of: alarm) + Phrase(" " + scene.name(of: alarm) + "  ", .strong) + Phrase(scene.title(of: id))
      return (line + Phrase("  " + scene.reason(of: alarm), .label)).cut(to: width)
    }
    if form.alarms.count > most {
      lines.append(Phrase(scene.words(.alarmFormMore, Figures.grouped(form.alarms.count - most)), .label))
    }
    return lines
  }

  /// A text longer than its room shows the part around the cursor.
  private func shown(_ place: Int, room: Int, upToCursor: Bool = false) -> String {
    let text = form.texts[place]
    guard place == form.focus else { return text.fitted(to: room) }
    var head = Array(text.prefix(form.cursor))
    while TextWidth.width(of: String(head)) >= room, !head.isEmpty { head.removeFirst() }
    return upToCursor ? String(head) : (String(head) + text.dropFirst(form.cursor)).fitted(to: room)
  }
}
