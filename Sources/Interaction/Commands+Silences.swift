internal import Orders
internal import SiteModel
internal import Wording

extension Commands {
  /// Silencing at an Alertmanager, by commands of its own: no key acknowledges and silences. They are there only in a
  /// console that may, and only open a dialog.
  static let silencing: [Command] = [
    Command(
      "silences", .look, .commandSilences, hint: .hintSilences, hintIn: ViewKind.ofAlarms, keys: [.character("S")]
    ) { console, _, around in console.openSilences(in: around) },
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
    guard let systems = systemsToSilence(in: around) else { return }
    let (matchers, system) = text.map { ($0, nil) } ?? matchersOfSelection(in: around)
    layers.append(.silenceForm(SilenceForm(of: matchers, at: systems, chosen: system)))
  }

  /// Opens the dialog that ends a silence: of the list, by the beginning of its id where only one has it, or as typed.
  mutating func openExpiry(_ text: String?, of key: StandingSilence.Key? = nil, in around: Surroundings) {
    guard let systems = systemsToSilence(in: around) else { return }
    var known = key.flatMap { silences?[$0] }
    if known == nil, let text, text.count >= 4 {
      let found = silences?.silences.filter { $0.key.id.hasPrefix(text) } ?? []
      if found.count == 1 { known = found[0] }
    }
    layers.append(.silenceForm(SilenceForm(ending: known?.key.id ?? text ?? "", known, at: systems)))
  }

  /// The Alertmanagers that can be asked; says why there are none.
  private mutating func systemsToSilence(in around: Surroundings) -> [String]? {
    if !isLive {
      say(Saying(.silenceFrozen, []), at: around.now)
      return nil
    }
    guard let systems = alertmanagersAtHand, !systems.isEmpty else {
      say(Saying(.silenceNoSystem, []), at: around.now)
      return nil
    }
    return systems
  }

  /// Matchers that fit the selected alarm and, as far as is known, nothing else, and the Alertmanager that told of it:
  /// another system's alert by its labels, one of ours by those that it is posted under.
  private func matchersOfSelection(in around: Surroundings) -> (text: String, system: String?) {
    guard case .alarm(let id) = selection else { return ("", nil) }
    func text(_ labels: [(String, String)]) -> String {
      labels.filter { !$0.1.isEmpty }.map { SilenceMatcher($0.0, $0.1).text }.joined(separator: ", ")
    }
    guard id.kind == .foreignAlert else {
      return (
        text([
          ("alertname", id.kind.rawValue), (ForeignAlert.originLabel, around.site.name), ("subject", id.subject.name),
          ("quantity", id.quantity?.exportName ?? ""), ("name", id.name),
        ]), nil
      )
    }
    for (source, alerts) in around.site.foreignAlerts {
      guard let alert = alerts.first(where: { $0.mark == id.name && isAbout(id.subject, $0, source, around) }) else {
        continue
      }
      let rest = alert.labels.filter { $0.key != "alertname" }.sorted { $0.key < $1.key }
      let name = around.site.sources[source].description.id.name
      let system = alertmanagersAtHand?.first { name == $0 || name.hasPrefix($0 + "/") }
      return (text([("alertname", alert.labels["alertname"] ?? "")] + rest.map { ($0.key, $0.value) }), system)
    }
    // Who follows a record knows of it only what it is called.
    return (text([("alertname", String(id.name.prefix { $0 != "{" && $0 != "#" }))]), nil)
  }

  /// True where an alert of that name can be the one that stands about a thing here.
  private func isAbout(
    _ subject: AlarmSubject, _ alert: ForeignAlert, _ source: Int, _ around: Surroundings
  ) -> Bool {
    let name = subject.name
    return alert.places.contains { $0 == name || $0.hasPrefix(name + ":") || $0.hasPrefix(name + ".") }
      || around.site.sources.indices.contains(source) && around.site.sources[source].description.id.name == name
  }
}
