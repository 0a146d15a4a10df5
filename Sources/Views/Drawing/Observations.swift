internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

extension Scene {
  /// What is known of a quantity in words: fresh plain, old dim with its age, bad marked, unknown `—`.
  func shown(_ id: EntityID, _ quantity: Quantity, withAge: Bool = false) -> Phrase {
    switch site.observation(of: id, quantity, at: now) {
    case .unknown: return Phrase(Figures.missing, .missing)
    case .fresh(let value): return Phrase(text(value, quantity))
    case .stale(let value, let since):
      let age = withAge ? "  \(Figures.span(now - since))" : ""
      return Phrase(text(value, quantity) + age, .stale)
    case .bad: return Phrase("?", .medium)
    }
  }

  /// "35.8 °C"; what a leak detector says in a word.
  func text(_ value: Double, _ quantity: Quantity) -> String {
    guard quantity == .leak else { return Figures.text(value, quantity.unit) }
    return words(value < 1 ? .leakDry : value < 2 ? .leakWarning : .leakFound)
  }

  /// The same, but nothing at all for what nobody has ever reported: cells of columns that may be left out.
  func known(_ id: EntityID, _ quantity: Quantity) -> Phrase {
    site.columns.cell(id, quantity) == nil ? Phrase() : shown(id, quantity)
  }

  /// The last value known and the ink that its age calls for.
  func last(_ id: EntityID, _ quantity: Quantity) -> (value: Double, ink: Ink)? {
    switch site.observation(of: id, quantity, at: now) {
    case .fresh(let value): (value, .text)
    case .stale(let value, _): (value, .stale)
    case .unknown, .bad: nil
    }
  }

  /// "512 / 700 W": a value beside its limit, in the limit's prefix.
  func shown(_ id: EntityID, _ quantity: Quantity, of limit: Quantity) -> Phrase {
    guard let value = last(id, quantity) else { return Phrase() }
    guard let most = last(id, limit)?.value, most > 0 else {
      return Phrase(Figures.text(value.value, quantity.unit), value.ink)
    }
    let whole = Figures.parts(most, quantity.unit)
    let own = Figures.parts(value.value, quantity.unit)
    var phrase = Phrase(own.unit == whole.unit ? own.number : "\(own.number) \(own.unit)", value.ink)
    phrase.add(" / \(whole.number) \(whole.unit)", .label)
    return phrase
  }

  func word(of state: NodeState) -> (text: String, ink: Ink) {
    switch state {
    case .reporting: (words(.stateOK), .label)
    case .silent: (words(.stateSilent), .stale)
    case .waiting: (words(.stateWaiting), .stale)
    case .missing: (words(.stateMissing), .strong)
    case .unmeasured: (Figures.missing, .missing)
    }
  }

  func word(of condition: SourceState.Condition) -> (text: String, ink: Ink) {
    switch condition {
    case .alive: (words(.stateOK), .label)
    case .stale: (words(.sourceStale), .strong)
    case .waiting: (words(.stateWaiting), .stale)
    case .late: (words(.stateLate), .strong)
    case .failing: (words(.stateFailing), .strong)
    }
  }

  /// Why a clock is held down, worst first; empty when it is not, or only because there is nothing to do.
  func words(of reasons: ThrottleReasons) -> String { words.throttling(reasons) }
}

extension PowerFigure {
  /// What is known of the power of many is a least value where some have no meter of their own or say nothing.
  var sign: String { partNodes > 0 || !coverage.isComplete ? "≥ " : "" }
}
