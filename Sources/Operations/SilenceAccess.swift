package import Orders
package import SiteModel
package import Wording

/// A way to an Alertmanager.
package protocol SilenceAccess: Sendable {
  /// Asks for it in somebody's name; the silence's id. Throws what was said against it.
  func ask(for order: SilenceOrder, by user: String, at now: Moment) async throws(SilenceRefusal) -> String
  /// What it and the others of its cluster say of a silence that should be "active" or "expired" by now.
  func spread(ofSilence id: String, awaiting state: String) async throws(SilenceRefusal) -> SilenceSpread
}

/// What the members of a cluster of Alertmanagers say of a silence; one that stands alone is a cluster of one.
package struct SilenceSpread: Hashable, Sendable {
  /// "active", "expired", "pending".
  package var state: String
  /// Members that say what they should.
  package var agreeing: Int
  package var members: Int
  package init(state: String, agreeing: Int, members: Int) {
    self.state = state
    self.agreeing = agreeing
    self.members = members
  }
}

/// Why an Alertmanager did not do it.
package struct SilenceRefusal: Error, Hashable, Sendable {
  package var reason: Saying.Value
  /// True when it may have been done all the same: the answer was lost.
  package var isUnclear: Bool
  package init(_ reason: Saying.Value, isUnclear: Bool) {
    self.reason = reason
    self.isUnclear = isUnclear
  }
}
