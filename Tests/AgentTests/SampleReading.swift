@testable import Agent
internal import SiteModel

// Looking things up in a sample, as tests like to.
extension Sample {
  /// The subject's readings by quantity.
  func readings(of kind: EntityKind, _ name: String) -> [Quantity: Double] {
    guard let index = subjects.firstIndex(where: { $0.kind == kind && $0.name == name }) else { return [:] }
    let own = readings.filter { $0.subject == UInt32(index) }.map { ($0.quantity, $0.value) }
    return Dictionary(own) { first, _ in first }
  }

  /// The subject's facts by attribute.
  func facts(of kind: EntityKind, _ name: String) -> [Attribute: String] {
    guard let index = subjects.firstIndex(where: { $0.kind == kind && $0.name == name }) else { return [:] }
    let own = facts.filter { $0.subject == UInt32(index) }.map { ($0.attribute, $0.text) }
    return Dictionary(own) { first, _ in first }
  }

  func names(of kind: EntityKind) -> [String] { subjects.filter { $0.kind == kind }.map(\.name) }
}
