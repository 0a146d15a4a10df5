internal import SiteModel
internal import Wording

extension Commands {
  /// Silencing at an Alertmanager, by commands of its own: no key acknowledges and silences. They are there only in a
  /// console that may, and only open a dialog.
  static let silencing: [Command] = [
    Command("silence", .act, .commandSilence, takes: .matchers) { console, text, around in
      console.openSilence(text, in: around)
      return []
    },
    Command("expire-silence", .act, .commandExpireSilence, takes: .silence) { console, text, around in
      console.openExpiry(text, in: around)
      return []
    },
  ]
}

extension Console {
  /// Opens the dialog of a silence, with the matchers that were typed or else those of the alert that is selected.
  mutating func openSilence(_ text: String?, in around: Surroundings) {
    guard let system = systemToSilence(in: around) else { return }
    layers.append(.silenceForm(SilenceForm(of: text ?? matchersOfSelection, at: system)))
  }

  mutating func openExpiry(_ text: String?, in around: Surroundings) {
    guard let system = systemToSilence(in: around) else { return }
    layers.append(.silenceForm(SilenceForm(ending: text ?? "", at: system)))
  }

  /// The Alertmanager that is asked; says why there is none.
  private mutating func systemToSilence(in around: Surroundings) -> String? {
    if !isLive {
      say(Saying(.silenceFrozen, []), at: around.now)
      return nil
    }
    guard let system = alertmanagersAtHand?.first else {
      say(Saying(.silenceNoSystem, []), at: around.now)
      return nil
    }
    return system
  }

  /// Matchers that fit the selected alarm: another system's alert by its name, one of ours by kind and subject.
  private var matchersOfSelection: String {
    guard case .alarm(let id) = selection else { return "" }
    if id.kind == .foreignAlert {
      let name = id.name.prefix { $0 != "{" && $0 != "#" }
      return "alertname=\"\(name)\""
    }
    return "alertname=\"\(id.kind.rawValue)\", subject=\"\(id.subject.name)\""
  }
}
