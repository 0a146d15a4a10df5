internal import Canvas
internal import Interaction
internal import Orders
internal import SiteModel
internal import Widgets
internal import Wording

/// The dialog of a silence: in full what will be hidden, until when, and what has still to be said.
struct SilenceFormBox {
  private let form: SilenceForm

  init(_ form: SilenceForm) { self.form = form }

  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let width = max(8, min(100, area.width - 4))
    var lines = form.isEnding ? [] : preview(scene, width: width)
    let room = form.fields.map { TextWidth.width(of: scene.words($0.word)) }.max() ?? 0
    var fieldRow = 0
    for (place, field) in form.fields.enumerated() {
      if place == form.focus { fieldRow = lines.count }
      var line = Phrase(place == form.focus ? "› " : "  ", .accent)
      line.add(scene.words(field.word), .label, field: room)
      line.gap(2)
      line.add(
        shown(field, isFocused: place == form.focus, room: width - room - 5), place == form.focus ? .strong : .text)
      lines.append(line)
    }
    lines += wrapped(scene.words(.silenceAsk), .label, width)
    if let complaint = form.complaint { lines += wrapped(scene.words.text(of: complaint), .accent, width) }
    let title = scene.words(form.isEnding ? .expireTitle : .silenceTitle, CleanText.cleaned(form.system, limit: 40))
    // The field that takes the keys stays in sight on a low screen.
    let scroll = max(0, min(fieldRow, lines.count - max(1, area.height - 2)))
    stage.layerRows = PopupBox(title, lines: lines, scroll: scroll).draw(in: area, on: &stage.buffer)
    stage.layerLines = lines.count
    placeCursor(lines, title, row: fieldRow - scroll, room: room, in: area, on: &stage)
  }

  private func preview(_ scene: Scene, width: Int) -> [Phrase] {
    var lines = wrapped(scene.words(.silenceWillHide), .label, width)
    let matchers = form.matchers
    if matchers.isEmpty { lines += wrapped("  " + scene.words(.silenceNothingYet), .faint, width) }
    for matcher in matchers { lines += wrapped("  " + CleanText.cleaned(matcher.text), .strong, width) }
    if let length = form.length {
      let until = scene.now + length
      let clock = ClockFace.minute(until, utcOffset: scene.utcOffset)
      let day = (until + .seconds(scene.utcOffset)).timestamp.prefix(10)
      lines.append(Phrase(scene.words(.silenceUntil, "\(day) \(clock)"), .text))
    }
    return lines + wrapped(scene.words(.silenceIsNoAcknowledgement), .label, width) + [Phrase("")]
  }

  private func wrapped(_ text: String, _ ink: Ink, _ width: Int) -> [Phrase] {
    Wrapped.lines(of: text, width: width).map { Phrase($0, ink) }
  }

  /// A text longer than its room shows the part around the cursor.
  private func shown(_ field: SilenceForm.Field, isFocused: Bool, room: Int) -> String {
    let text = CleanText.cleaned(form[field], limit: 1_000)
    guard isFocused, TextWidth.width(of: text) >= room else { return text.fitted(to: max(0, room)) }
    var head = Array(text.prefix(form.cursor))
    while !head.isEmpty, TextWidth.width(of: String(head)) >= room { head.removeFirst() }
    return (String(head) + text.dropFirst(form.cursor)).fitted(to: max(0, room))
  }

  private func placeCursor(
    _ lines: [Phrase], _ title: String, row: Int, room: Int, in area: Rect, on stage: inout Stage
  ) {
    let widest = max(lines.map(\.width).max() ?? 0, TextWidth.width(of: title) + 2)
    let (width, height) = (min(area.width, widest + 4), min(area.height, lines.count + 2))
    guard row >= 0, row < height - 2 else { return }
    let head = String(form[form.field].prefix(form.cursor))
    let x = area.x + (area.width - width) / 2 + 2 + 2 + room + 2 + TextWidth.width(of: head)
    let y = area.y + (area.height - height) / 2 + 1 + row
    stage.cursor = Point(min(x, area.x + (area.width + width) / 2 - 3), y)
  }
}
