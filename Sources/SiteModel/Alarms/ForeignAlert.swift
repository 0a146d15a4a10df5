/// What another alarm system says is wrong: an alert of an Alertmanager. All text but `labels` is cleaned.
package struct ForeignAlert: Hashable, Sendable {
  /// The label by which Aisle knows alerts of its own: its value is the site's name.
  package static let originLabel = "aisle_site"

  /// Whether the other system keeps it to itself.
  package enum Muting: String, CaseIterable, Sendable {
    case none
    /// Somebody wants to hear nothing of it for a time.
    case silenced
    /// Another alert there explains it.
    case inhibited
  }

  /// What it is called there: `alertname`.
  package var name: String
  /// Tells it from others of its name: its name with all labels that say neither what nor where.
  package var mark: String
  package var priority: Priority
  /// What its labels say it is about, the most telling first: a node, a rack, a host with its port.
  package var places: [String]
  /// What it says of itself in words; empty when it says nothing.
  package var summary: String
  package var since: Moment
  package var muting: Muting
  /// The silences that keep it quiet there, by their ids.
  package var silencedBy: [String] = []
  /// All its labels as they are there: what a silence of just this one has to name.
  package var labels: [String: String] = [:]

  package init(
    _ name: String, mark: String, _ priority: Priority, places: [String], summary: String = "", since: Moment,
    muting: Muting = .none
  ) {
    self.name = name
    self.mark = mark
    self.priority = priority
    self.places = places
    self.summary = summary
    self.since = since
    self.muting = muting
  }
}
