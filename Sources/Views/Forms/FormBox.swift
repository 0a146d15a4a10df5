internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// A form on the screen. What it will do, and to what, scrolls; what is asked stays in sight below it.
struct FormBox<Field: FormField> {
  let entry: FormEntry<Field>
  let title: String
  /// What scrolls.
  let subject: [Phrase]
  /// Lines above the fields, above one of them, and below them all.
  var opening: [Phrase] = []
  var questions: [Field: [Phrase]] = [:]
  var closing: [Phrase] = []
  /// What stands in place of what is chosen.
  var shown: [Field: String] = [:]
  /// Room for text, in cells, and how much of it is taken whatever the lines are.
  let width: Int
  var leastWidth = 0

  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let (asked, focused) = asked(scene)
    let shown = scrolled(scene, room: max(1, area.height - 2 - asked.count), on: &stage)
    var lines = shown + asked
    // A box as wide as its widest line does not jump while it scrolls.
    let widest = (subject + asked).map(\.width).max() ?? 0
    if !lines.isEmpty { lines[0].pad(to: max(widest, min(width, leastWidth))) }
    let row = focused.map { $0 + shown.count }
    // The field that takes the keys stays in sight on a low screen.
    let hidden = max(0, min(row ?? 0, lines.count - max(1, area.height - 2)))
    let box = PopupBox(title, lines: lines, scroll: hidden)
    box.draw(in: area, on: &stage.buffer)
    guard let row, !entry.isChoosing, let inside = box.interior(in: area), row - hidden < inside.height else { return }
    let x = inside.x + 2 + labelRoom(scene) + 2 + TextWidth.width(of: head(room: textRoom(scene)))
    stage.cursor = Point(min(x, inside.maxX), inside.y + row - hidden)
  }

  /// The part of the subject that is in sight.
  private func scrolled(_ scene: Scene, room: Int, on stage: inout Stage) -> [Phrase] {
    stage.layerLines = subject.count
    stage.layerRows = subject.count
    guard subject.count > room else { return subject }
    // The last line says how many there are beyond it.
    stage.layerRows = max(1, room - 1)
    let first = max(0, min(entry.scroll, subject.count - stage.layerRows))
    let rest = subject.count - first - stage.layerRows
    return subject[first..<(first + stage.layerRows)]
      + [Phrase(rest > 0 ? scene.words(.orderMore, String(rest)) : "", .label)]
  }

  /// The fields and what stands around them, and in which line the keys go.
  private func asked(_ scene: Scene) -> (lines: [Phrase], focused: Int?) {
    var lines = opening
    var focused: Int?
    for (place, field) in entry.fields.enumerated() {
      lines += questions[field] ?? []
      let isFocused = place == entry.focus
      if isFocused { focused = lines.count }
      var line = Phrase(isFocused ? "› " : "  ", .accent)
      line.add(scene.words(field.word), .label, field: labelRoom(scene))
      line.gap(2)
      line.add(text(of: field, isFocused: isFocused, room: textRoom(scene)), isFocused ? .strong : .text)
      lines.append(line)
    }
    lines += closing
    if let complaint = entry.complaint {
      lines += Wrapped.lines(of: scene.words.text(of: complaint), width: width).map { Phrase($0, .accent) }
    }
    return (lines, focused)
  }

  private func labelRoom(_ scene: Scene) -> Int {
    entry.fields.map { TextWidth.width(of: scene.words($0.word)) }.max() ?? 0
  }

  private func textRoom(_ scene: Scene) -> Int { max(0, width - labelRoom(scene) - 5) }

  /// A text longer than its room shows the part around the cursor.
  private func text(of field: Field, isFocused: Bool, room: Int) -> String {
    if let shown = shown[field] { return shown.fitted(to: room) }
    let text = CleanText.cleaned(entry[field], limit: 1_000)
    return (isFocused ? head(room: room) + text.dropFirst(entry.cursor) : text).fitted(to: room)
  }

  /// As much of the text before the cursor as leaves room for the cursor.
  private func head(room: Int) -> String {
    guard let field = entry.field else { return "" }
    let text = CleanText.cleaned(entry[field], limit: 1_000)
    var head = Substring(text.prefix(entry.cursor))
    guard TextWidth.width(of: text) >= room else { return String(head) }
    while !head.isEmpty, TextWidth.width(of: String(head)) >= room { head.removeFirst() }
    return String(head)
  }
}
