internal import SiteModel
internal import Wording

/// A dialog: what will be done, to what, and what has still to be said before it is.
protocol Form: Hashable, Sendable {
  associatedtype Field: FormField
  var entry: FormEntry<Field> { get set }
  var layer: Layer { get }

  /// What is to be done, now that it was asked for; nil, with the complaint and the field it is about, when it cannot be.
  mutating func effect(from console: Console, in around: Surroundings) -> Effect?
}

extension Form {
  mutating func paste(_ text: String) { entry.paste(text) }

  /// True while letters are typed into a field.
  var takesText: Bool { entry.field != nil && !entry.isChoosing }

  /// By so many lines, to `end` at most.
  mutating func scroll(by lines: Int, to end: Int) { entry.scroll = (entry.scroll + lines).clamped(to: 0...end) }

  var hints: [Hint] {
    var hints = [
      Hint(keys: "↵", word: entry.isOnLast ? .hintAnswer : .hintNextField), Hint(keys: "Esc", word: .hintCancel),
    ]
    if entry.isChoosing { hints.append(Hint(keys: "← →", word: .hintChooseSystem)) }
    if entry.fields.count > 1 { hints.append(Hint(keys: "Tab", word: .hintNextField)) }
    return hints + [Hint(keys: "PgUp PgDn", word: .hintScroll)]
  }
}

extension Layer {
  /// The dialog of an order, of whatever kind.
  var form: (any Form)? {
    switch self {
    case .orderForm(let form): form
    case .alarmForm(let form): form
    case .silenceForm(let form): form
    case .help, .commandLine, .filter, .notice, .orderMenu, .orderReport, .difference, .sheet, .history, .silences: nil
    }
  }
}

extension Console {
  /// A key in a dialog.
  mutating func press(_ key: Key, in form: some Form, _ around: Surroundings) -> [Effect] {
    var form = form
    switch form.entry.press(key, linesInSight: around.layerRows) {
    case .leave:
      layers.removeLast()
      return []
    case .answer:
      if let effect = form.effect(from: self, in: around) {
        layers.removeLast()
        return [effect]
      }
    case .nothing: break
    }
    form.scroll(by: 0, to: max(0, around.layerLines - around.layerRows))
    layers[layers.count - 1] = form.layer
    return []
  }
}
