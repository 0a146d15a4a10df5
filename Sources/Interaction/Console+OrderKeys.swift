package import Orders
internal import SiteModel
internal import Wording

extension Console {
  /// A key in the menu of orders: a letter or Enter opens a dialog, and nothing more.
  mutating func pressInMenu(
    _ key: Key, _ command: String?, counts: [Int], choice: Int, in around: Surroundings
  ) {
    let verbs = orderChoices
    let last = max(0, verbs.count - 1)
    func choose(_ place: Int) {
      layers[layers.count - 1] = .orderMenu(counts: counts, choice: place.clamped(to: 0...last))
    }
    if case .character(let letter) = key, let verb = verbs.first(where: { $0.letter == letter }) {
      layers.removeLast()
      open(verb, nil, in: around)
      return
    }
    switch (key, command) {
    case (.enter, _) where verbs.indices.contains(choice):
      layers.removeLast()
      open(verbs[choice], nil, in: around)
    case (.escape, _), (_, "act"), (_, "quit"): layers.removeLast()
    case (_, "up"): choose(choice - 1)
    case (_, "down"): choose(choice + 1)
    case (_, "first"): choose(0)
    case (_, "last-row"): choose(last)
    default: break
    }
  }

  /// A key in the dialog of an order.
  mutating func pressInForm(_ key: Key, _ form: OrderForm, in around: Surroundings) -> [Effect] {
    var form = form
    let isBare = form.fields.isEmpty
    switch key {
    case .escape:
      layers.removeLast()
      return []
    case .character("n") where isBare, .character("q") where isBare:
      layers.removeLast()
      return []
    case .pageUp: form.scroll -= max(1, around.layerRows - 1)
    case .pageDown: form.scroll += max(1, around.layerRows - 1)
    case .up where isBare, .character("k") where isBare: form.scroll -= 1
    case .down where isBare, .character("j") where isBare: form.scroll += 1
    case .tab, .down: form.focus(on: form.focus + 1)
    case .backTab, .up: form.focus(on: form.focus - 1)
    case .enter where form.focus + 1 < form.fields.count: form.focus(on: form.focus + 1)
    case .enter: return accept(form, in: around)
    case .character("y") where isBare: return accept(form, in: around)
    default: form.edit(key)
    }
    form.scroll = form.scroll.clamped(to: 0...max(0, around.layerLines - around.layerRows))
    layers[layers.count - 1] = .orderForm(form)
    return []
  }

  private mutating func accept(_ form: OrderForm, in around: Surroundings) -> [Effect] {
    var form = form
    let queue = around.site.queues.firstIndex { $0.name == form.order.queue } ?? -1
    if let refusal = refusal(of: queue, form.order.verb, in: around) {
      form.complaint = refusal
    } else if orderProgress != nil {
      form.complaint = Saying(.orderStillRuns, [])
    } else if let order = form.accepted() {
      layers.removeLast()
      return [.carryOut(order)]
    }
    layers[layers.count - 1] = .orderForm(form)
    return []
  }
}

extension SchedulerVerb {
  /// Its key in the menu.
  package var letter: Character {
    switch self {
    case .hold: "h"
    case .holdForUser: "H"
    case .release: "r"
    case .requeue: "e"
    case .requeueHold: "E"
    case .cancel: "c"
    case .priority: "p"
    case .timeLimit: "t"
    case .suspend: "s"
    case .resume: "u"
    case .drain: "d"
    case .resumeNode: "u"
    case .reserve: "m"
    case .unreserve: "D"
    }
  }
}
