package import SiteModel

/// The highest of many values, and whose it is.
package struct Extreme: Hashable, Sendable {
  package var id: EntityID
  package var value: Double

  package init(id: EntityID, value: Double) {
    self.id = id
    self.value = value
  }
}

extension Optional where Wrapped == Extreme {
  /// Takes the candidate when it is higher; the first of equals stays.
  mutating func raise(to value: Double?, of id: EntityID) {
    guard let value else { return }
    if let known = self, known.value >= value { return }
    self = Extreme(id: id, value: value)
  }
}
