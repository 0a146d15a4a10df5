package import Orders
package import SiteModel
package import Wording

/// A way to an Alertmanager.
package protocol SilenceAccess: Sendable {
  /// Asks for it in somebody's name; the silence's id. Throws what was said against it.
  func ask(for order: SilenceOrder, by user: String, at now: Moment) async throws(SilenceRefusal) -> String
  /// What it says of a silence: "active", "expired", "pending".
  func state(ofSilence id: String) async throws(SilenceRefusal) -> String
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
