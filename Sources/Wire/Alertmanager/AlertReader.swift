package import SiteModel

/// Reads the alerts of an Alertmanager as `GET /api/v2/alerts` answers them.
package struct AlertReader: Sendable {
  /// Alerts of one answer that are kept; whoever has more has other worries than a list.
  package static let limit = 10_000

  private let site: String
  private let placeLabels: [String]

  /// `site` is the name under which our own alerts were posted; `placeLabels` name nodes and racks, the most telling
  /// first.
  package init(site: String, placeLabels: [String]) {
    self.site = site
    self.placeLabels = placeLabels
  }

  /// All but our own; throws for what is no such answer.
  package func read(_ bytes: [UInt8]) throws(SourceFailure) -> [ForeignAlert] { try readAll(bytes).theirs }

  /// What others told, and what we told: of ours the labels and the silences that keep them quiet.
  package func readAll(
    _ bytes: [UInt8]
  ) throws(SourceFailure) -> (theirs: [ForeignAlert], ours: [(labels: [String: String], silencedBy: [String])]) {
    guard case .array(let items)? = try? JSONValue(bytes) else { throw .notAlertmanager }
    var (theirs, ours): ([ForeignAlert], [(labels: [String: String], silencedBy: [String])]) = ([], [])
    for item in items {
      guard case .object(let members) = item, let labels = Self.texts(members, "labels") else {
        throw .notAlertmanager
      }
      if labels.contains(where: { $0.name == ForeignAlert.originLabel && $0.text == site }) {
        let named = Dictionary(labels.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
        ours.append((named, Self.silences(members)))
      } else if theirs.count < Self.limit {
        theirs.append(alert(labels, members))
      }
    }
    return (theirs, ours)
  }

  private typealias Members = [(name: String, value: JSONValue)]
  private typealias Texts = [(name: String, text: String)]

  private func alert(_ labels: Texts, _ members: Members) -> ForeignAlert {
    func label(_ name: String) -> String? { labels.first { $0.name == name }?.text }
    let name = CleanText.cleaned(label("alertname") ?? "alert", limit: 120)
    let annotations = Self.texts(members, "annotations") ?? []
    let told = ["summary", "title", "message", "description"].lazy.compactMap { key in
      annotations.first { $0.name == key && !$0.text.isEmpty }?.text
    }
    let since = Self.text(members, "startsAt").flatMap { Moment(timestamp: $0) } ?? .never
    var alert = ForeignAlert(
      name, mark: mark(name, labels, fingerprint: Self.text(members, "fingerprint") ?? ""),
      Self.priority(label("severity") ?? label("priority") ?? ""),
      places: placeLabels.compactMap { label($0).map { CleanText.cleaned($0) } },
      summary: CleanText.cleaned(told.first ?? ""), since: since, muting: Self.muting(members))
    alert.silencedBy = Self.silences(members)
    alert.labels = Dictionary(labels.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    return alert
  }

  /// "DiskFull{device="sda"}": what tells it from others of its name, and stays the same as long as its labels do.
  private func mark(_ name: String, _ labels: Texts, fingerprint: String) -> String {
    let said = Set(placeLabels + ["alertname", "severity", "priority", "job", "prometheus"])
    let rest = labels.filter { !said.contains($0.name) }.sorted { $0.name < $1.name }
    if rest.isEmpty { return name }
    let text = "\(name){\(rest.map { "\($0.name)=\"\($0.text)\"" }.joined(separator: ","))}"
    // Where it would be cut, its end would not tell it apart any more.
    return CleanText.cleaned(text.unicodeScalars.count > 200 ? "\(name)#\(fingerprint)" : text)
  }

  /// By what people write: Prometheus itself knows no severities.
  private static func priority(_ severity: String) -> Priority {
    switch severity.lowercased() {
    case "critical", "crit", "emergency", "emerg", "page", "fatal", "disaster", "p1": .critical
    case "high", "error", "err", "major", "p2": .high
    case "low", "info", "information", "informational", "notice", "none", "debug", "minor", "p4", "p5": .low
    default: .medium
    }
  }

  private static func silences(_ members: Members) -> [String] {
    guard case .object(let status)? = value(members, "status"), case .array(let ids)? = value(status, "silencedBy")
    else { return [] }
    return ids.compactMap { if case .text(let id) = $0 { CleanText.cleaned(id, limit: 64) } else { nil } }
  }

  private static func muting(_ members: Members) -> ForeignAlert.Muting {
    guard case .object(let status)? = value(members, "status") else { return .none }
    func isThere(_ name: String) -> Bool {
      if case .array(let ids)? = value(status, name) { !ids.isEmpty } else { false }
    }
    return isThere("silencedBy") ? .silenced : isThere("inhibitedBy") ? .inhibited : .none
  }

  private static func value(_ members: Members, _ name: String) -> JSONValue? {
    members.first { $0.name == name }?.value
  }

  private static func text(_ members: Members, _ name: String) -> String? {
    if case .text(let text)? = value(members, name) { text } else { nil }
  }

  /// The members of an object whose values are texts; nil where there is no such object.
  private static func texts(_ members: Members, _ name: String) -> Texts? {
    guard case .object(let inner)? = value(members, name) else { return nil }
    return inner.compactMap { member in if case .text(let text) = member.value { (member.name, text) } else { nil } }
  }
}
