internal import Canvas
internal import Interaction
internal import Orders
internal import SiteModel
internal import Widgets
internal import Wording

/// The menu of what can be ordered here: key, order, on how many things.
struct OrderMenuBox {
  var counts: [Int]
  var choice: Int

  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let verbs = scene.console.orderChoices
    let names = verbs.map { scene.words($0.word) }
    let room = names.map { TextWidth.width(of: $0) }.max() ?? 0
    let lines = verbs.indices.map { place -> Phrase in
      let count = counts.indices.contains(place) ? counts[place] : 0
      var line = Phrase(place == choice ? "› " : "  ", .accent)
      line.add(String(verbs[place].letter), count > 0 ? .accent : .faint)
      line.gap(2)
      line.add(names[place], count == 0 ? .faint : place == choice ? .strong : .text, field: room)
      line.gap(2)
      line.add(count > 0 ? OrderText.subject(verbs[place].subject, count, scene) : Figures.missing, .label)
      return line
    }
    let scroll = max(0, choice - max(1, area.height - 3))
    stage.layerRows = PopupBox(scene.words(.commandAct), lines: lines, scroll: scroll)
      .draw(in: area, on: &stage.buffer)
    stage.layerLines = lines.count
  }
}

/// Words that the boxes about orders share.
enum OrderText {
  /// "3 jobs"
  static func subject(_ kind: OrderTarget.Kind, _ count: Int, _ scene: Scene) -> String {
    switch kind {
    case .job: scene.words(.orderJobs, String(count))
    case .node: scene.words(.orderNodes, String(count))
    case .reservation: scene.words(.orderReservation)
    }
  }

  /// "hold: 3 jobs"
  static func title(_ order: SchedulerOrder, _ scene: Scene) -> String {
    scene.words(
      .orderTitle, scene.words(order.verb.word), subject(order.verb.subject, order.targets.count, scene))
      + " · " + CleanText.cleaned(order.queue, limit: 40)
  }
}
