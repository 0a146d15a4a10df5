internal import Canvas
internal import Interaction
internal import Orders
internal import SiteModel
internal import Widgets
internal import Wording

extension OrderForm {
  /// The exact command lines, then the targets as they were seen.
  func box(_ scene: Scene, in area: Rect) -> FormBox<OrderField> {
    let order = order
    let width = min(110, area.width - 4)
    let lines = commandLines(of: order, scene, width: width) + leftOutLines(scene, width: width)
    var box = FormBox(
      entry: entry, title: OrderText.title(order, scene), subject: lines, opening: [Phrase("")], width: width)
    if scene.site.queues.contains(where: { $0.name == order.queue && $0.kind == .simulated }) {
      box.opening += Wrapped.lines(of: scene.words(.orderPractice), width: width).map { Phrase($0, .simulated) }
    }
    if entry.fields.contains(.count) {
      let question = scene.words(.orderAskMany, String(order.targets.count))
      box.questions[.count] = Wrapped.lines(of: question, width: width).map { Phrase($0) }
    } else {
      box.closing = [Phrase(scene.words(entry.fields.isEmpty ? .orderAskOne : .orderAskField))]
    }
    return box
  }

  private func commandLines(of order: SchedulerOrder, _ scene: Scene, width: Int) -> [Phrase] {
    let commands = order.commands
    // The targets tell more than a page of commands that are alike.
    let first = commands.count > 4 ? 1 : commands.count
    let rest = commands.count - first
    let heading = rest > 0 ? scene.words(.orderWillRunLike, String(rest)) : scene.words(.orderWillRun)
    var lines = [Phrase(heading, .label)] + text(of: commands.prefix(first), width: width)
    lines.append(Phrase(scene.words(.orderOn), .label))
    lines += targetLines(order.targets, width: width)
    if rest > 0 {
      lines.append(Phrase(scene.words(.orderRest), .label))
      lines += text(of: commands.dropFirst(first), width: width)
    }
    return lines
  }

  private func text(of commands: ArraySlice<OrderCommand>, width: Int) -> [Phrase] {
    commands.flatMap { Wrapped.lines(of: $0.text, width: width - 2) }.map { Phrase("  ") + Phrase($0, .strong) }
  }

  private func targetLines(_ targets: [OrderTarget], width: Int) -> [Phrase] {
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

  private func leftOutLines(_ scene: Scene, width: Int) -> [Phrase] {
    guard !leftOut.isEmpty else { return [] }
    let names = scene.words.list(leftOut.prefix(50).map { "\($0.id) \($0.state)" })
    let text = scene.words(.orderLeftOut, CleanText.cleaned(names, limit: 1_000))
    return Wrapped.lines(of: text, width: width).map { Phrase($0, .label) }
  }
}
