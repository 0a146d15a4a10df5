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
