package import Wording

/// One piece of the bottom line: keys and what they do. Pressing it with the mouse runs the command.
package struct Hint: Hashable, Sendable {
  /// Nil where the hint only tells, as in a text field.
  package var command: String?
  package var keys: String
  package var word: Word

  /// True for what asks whoever keeps the alarms.
  package var isOfAlarms: Bool { command.flatMap { Commands.named($0) }?.group == .alarms }
}

extension Console {
  /// What the keys do here, the most useful first; the bottom line shows as many as fit.
  package var hints: [Hint] {
    hintsWithSigns.map { hint in
      var hint = hint
      hint.keys = written(hint.keys)
      return hint
    }
  }

  /// Keys as the screen can show them.
  func written(_ keys: String) -> String { spellsEnter ? keys.replacing("↵", with: "Enter") : keys }

  private var hintsWithSigns: [Hint] {
    switch layers.last {
    case .commandLine:
      [Hint(keys: "↵", word: .hintRun), Hint(keys: "Tab", word: .hintComplete), Hint(keys: "Esc", word: .hintCancel)]
    case .filter:
      [Hint(keys: "↵", word: .hintKeep), Hint(keys: "Esc", word: .hintCancel), Hint(keys: "!x", word: .hintExclude)]
    case .notice: [Hint(command: "out", keys: "Esc", word: .hintClose)]
    case .orderMenu:
      [Hint(keys: "↵", word: .hintOpen), Hint(keys: "↑ ↓", word: .hintScroll), Hint(keys: "Esc", word: .hintCancel)]
    case .orderForm(let form): form.hints
    case .alarmForm(let form): form.hints
    case .silenceForm(let form): form.hints
    case .silences: silenceHints
    case .history: historyHints
    case .sheet:
      [
        Hint(command: "out", keys: "Esc", word: .hintClose), Hint(keys: "↑ ↓", word: .hintScroll),
        Hint(keys: label(of: "copy"), word: .hintCopy), Hint(keys: label(of: "export"), word: .hintSave),
      ]
    case .help, .orderReport, .difference:
      [Hint(command: "out", keys: "Esc", word: .hintClose), Hint(keys: "↑ ↓", word: .hintScroll)]
    case nil:
      replay == nil
        ? pageHints
        : timeHints
          + pageHints.filter { hint in
            // Nothing is ordered from there.
            let group = hint.command.flatMap { Commands.named($0) }?.group
            return group != .act && group != .alarms
              && ![.hintTime, .hintHelp, .hintHistory, .hintSilences].contains(hint.word)
          }
    }
  }

  private func label(of command: String) -> String { keys.keys(for: command).first?.label ?? "" }

  /// In the past the keys that move in it come first.
  private var timeHints: [Hint] {
    let steps = ["step-back", "step-forward"].compactMap { keys.keys(for: $0).first?.label }
    var hints = [Hint(command: "step-back", keys: steps.joined(separator: " "), word: .hintTime)]
    for (name, word) in [
      ("live", .hintLive), ("play", .hintPlay), ("time", .hintGoTo), ("difference", .hintDifference),
      ("history", .hintHistory), ("span-longer", .hintSpan), ("help", .hintHelp),
    ] as [(String, Word)] {
      if let key = keys.keys(for: name).first { hints.append(Hint(command: name, keys: key.label, word: word)) }
    }
    return hints
  }

  private var historyHints: [Hint] {
    let steps = ["step-back", "step-forward"].compactMap { keys.keys(for: $0).first?.label }
    let spans = ["span-shorter", "span-longer"].compactMap { keys.keys(for: $0).first?.label }
    return [
      Hint(command: "out", keys: "Esc", word: .hintClose), Hint(keys: "← →", word: .hintReading),
      Hint(keys: "Tab", word: .hintNextThing),
      Hint(command: "span-longer", keys: spans.joined(separator: " "), word: .hintSpan),
      Hint(keys: "↑ ↓", word: .hintAlarm), Hint(keys: "↵", word: .hintGoThere),
      Hint(command: "step-back", keys: steps.joined(separator: " "), word: .hintTime),
    ]
  }

  private var silenceHints: [Hint] {
    (alertmanagersAtHand == nil ? [] : [Hint(keys: "x", word: .hintEndSilence)]) + [
      Hint(keys: "E", word: .hintEndedSilences), Hint(keys: "↑ ↓", word: .hintScroll),
      Hint(command: "out", keys: "Esc", word: .hintClose),
    ]
  }

  private var pageHints: [Hint] {
    var hints: [Hint] = []
    for command in Commands.all where has(command) && command.hintViews.contains(place.view) {
      guard var word = command.hint, let key = keys.keys(for: command.name).first else { continue }
      // The key leads back.
      if word == .hintEnded, showsEndedJobs { word = .hintQueue }
      if let last = hints.last, last.word == word {
        hints[hints.count - 1].keys = last.keys + " " + key.label
      } else {
        hints.append(Hint(command: command.name, keys: key.label, word: word))
      }
    }
    return hints
  }
}
