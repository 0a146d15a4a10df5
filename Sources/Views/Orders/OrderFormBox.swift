internal import Canvas
internal import Interaction
internal import Orders
internal import SiteModel
internal import Widgets
internal import Wording

/// The dialog of an order. What will run and on which scrolls; what is asked stays in sight below it.
struct OrderFormBox {
  private let form: OrderForm

  init(_ form: OrderForm) { self.form = form }

  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let width = min(110, area.width - 4)
    let upper = upperLines(scene, width: width)
    let lower = lowerLines(scene, width: width)
    let room = max(1, area.height - 2 - lower.count)
    var shown = upper
    var scroll = 0
    if upper.count > room {
      // The last line says how many there are beyond it.
      let visible = max(1, room - 1)
      scroll = max(0, min(form.scroll, upper.count - visible))
      shown = Array(upper[scroll..<(scroll + visible)])
      let rest = upper.count - scroll - visible
      shown.append(Phrase(rest > 0 ? scene.words(.orderMore, String(rest)) : "", .label))
      stage.layerRows = visible
    } else {
      stage.layerRows = upper.count
    }
    stage.layerLines = upper.count
    var lines = shown + lower
    // A box as wide as its widest line does not jump while it scrolls.
    let widest = (upper + lower).map(\.width).max() ?? 0
    if var first = lines.first {
      first.pad(to: widest)
      lines[0] = first
    }
    let title = OrderText.title(form.order, scene)
    PopupBox(title, lines: lines).draw(in: area, on: &stage.buffer)
    placeCursor(lines, widest: max(widest, TextWidth.width(of: title) + 2), upper: shown.count, in: area, on: &stage)
  }

  /// The exact command lines, then the targets as they were seen.
  private func upperLines(_ scene: Scene, width: Int) -> [Phrase] {
    let commands = form.order.commands
    // The targets tell more than a page of commands that are alike.
    let first = commands.count > 4 ? 1 : commands.count
    let rest = commands.count - first
    let heading = rest > 0 ? scene.words(.orderWillRunLike, String(rest)) : scene.words(.orderWillRun)
    var lines = [Phrase(heading, .label)] + commandLines(commands.prefix(first), width: width)
    lines.append(Phrase(scene.words(.orderOn), .label))
    lines += targetLines(width: width)
    if rest > 0 {
      lines.append(Phrase(scene.words(.orderRest), .label))
      lines += commandLines(commands.dropFirst(first), width: width)
    }
    guard !form.leftOut.isEmpty else { return lines }
    let names = scene.words.list(form.leftOut.prefix(50).map { "\($0.id) \($0.state)" })
    let text = scene.words(.orderLeftOut, CleanText.cleaned(names, limit: 1_000))
    return lines + Wrapped.lines(of: text, width: width).map { Phrase($0, .label) }
  }

  private func commandLines(_ commands: ArraySlice<OrderCommand>, width: Int) -> [Phrase] {
    commands.flatMap { Wrapped.lines(of: $0.text, width: width - 2) }.map { Phrase("  ") + Phrase($0, .strong) }
  }

  private func targetLines(width: Int) -> [Phrase] {
    let targets = form.order.targets
    func room(_ text: (OrderTarget) -> String, most: Int) -> Int {
      min(most, targets.map { TextWidth.width(of: text($0)) }.max() ?? 0)
    }
    let idRoom = room(\.id, most: 24)
    let userRoom = room(\.user, most: 14)
    let stateRoom = room(\.state, most: 40)
    let nameRoom = max(0, min(room(\.name, most: 60), width - 8 - idRoom - userRoom - stateRoom))
    return targets.map { target in
      var line = Phrase("  ")
      line.add(target.id, .text, field: idRoom)
      for (text, room) in [(target.name, nameRoom), (target.user, userRoom), (target.state, stateRoom)] where room > 0 {
        line.gap(2)
        line.add(text, .label, field: room)
      }
      return line
    }
  }

  /// Fields, the question, and why the answer before did not do.
  private func lowerLines(_ scene: Scene, width: Int) -> [Phrase] {
    var lines = [Phrase("")]
    if scene.site.queues.contains(where: { $0.name == form.order.queue && $0.kind == .simulated }) {
      lines += Wrapped.lines(of: scene.words(.orderPractice), width: width).map { Phrase($0, .simulated) }
    }
    let room = labelRoom(scene)
    for (place, field) in form.fields.enumerated() {
      if field == .count {
        let question = scene.words(.orderAskMany, String(form.order.targets.count))
        lines += Wrapped.lines(of: question, width: width).map { Phrase($0) }
      }
      var line = Phrase(place == form.focus ? "› " : "  ", .accent)
      line.add(scene.words(field.word), .label, field: room)
      line.gap(2)
      line.add(shown(field, place, room: width - room - 5), place == form.focus ? .strong : .text)
      lines.append(line)
    }
    if !form.fields.contains(.count) {
      lines.append(Phrase(scene.words(form.fields.isEmpty ? .orderAskOne : .orderAskField)))
    }
    if let complaint = form.complaint {
      lines += Wrapped.lines(of: scene.words.text(of: complaint), width: width).map { Phrase($0, .accent) }
    }
    return lines
  }

  private func labelRoom(_ scene: Scene) -> Int {
    form.fields.map { TextWidth.width(of: scene.words($0.word)) }.max() ?? 0
  }

  /// A text longer than its room shows the part around the cursor.
  private func shown(_ field: OrderField, _ place: Int, room: Int) -> String {
    let text = form.order[field]
    guard place == form.focus, TextWidth.width(of: text) >= room else { return text.fitted(to: room) }
    var head = Array(text.prefix(form.cursor))
    while TextWidth.width(of: String(head)) >= room { head.removeFirst() }
    return (String(head) + text.dropFirst(form.cursor)).fitted(to: room)
  }

  private func placeCursor(_ lines: [Phrase], widest: Int, upper: Int, in area: Rect, on stage: inout Stage) {
    guard let field = form.field else { return }
    let width = min(area.width, widest + 4)
    let height = min(area.height, lines.count + 2)
    guard let row = lines.indices.dropFirst(upper).first(where: { lines[$0].text.hasPrefix("› ") }) else { return }
    let text = lines[row].text
    let box = Point(area.x + (area.width - width) / 2 + 2, area.y + (area.height - height) / 2 + 1)
    let typed =
      TextWidth.width(of: form.order[field]) - TextWidth.width(of: String(form.order[field].prefix(form.cursor)))
    let x = box.x + max(0, TextWidth.width(of: text) - typed)
    stage.cursor = Point(min(x, box.x + width - 4), box.y + row)
  }
}
