internal import SiteModel

/// A choice with what belongs to it, by name: how causes and details are recorded. What a later version adds is read as
/// a name, and passed over by who does not know it.
package struct Variant: Hashable, Sendable {
  package enum Atom: Hashable, Sendable {
    case whole(Int64)
    case real(Double)
    case text(String)
    case variant(Variant)
    case none
  }

  package var name: String
  package var atoms: [Atom]

  package init(_ name: String, _ atoms: [Atom] = []) {
    self.name = name
    self.atoms = atoms
  }

  /// How deep one may stand in another.
  static let mostDepth = 4
  /// How many may belong to one.
  static let mostAtoms = 4096
}

extension Variant {
  func whole(_ place: Int) -> Int64? { if case .whole(let value)? = atom(place) { value } else { nil } }
  func integer(_ place: Int) -> Int? { whole(place).map { Int(clamping: $0) } }
  func real(_ place: Int) -> Double? { if case .real(let value)? = atom(place) { value } else { nil } }
  func text(_ place: Int) -> String? { if case .text(let value)? = atom(place) { value } else { nil } }
  func variant(_ place: Int) -> Variant? { if case .variant(let value)? = atom(place) { value } else { nil } }
  func duration(_ place: Int) -> Duration? { whole(place).map { .nanoseconds($0) } }

  func choice<Value: Named>(_ place: Int, _ type: Value.Type = Value.self) -> Value? {
    text(place).flatMap { Value.names.values[$0] }
  }

  private func atom(_ place: Int) -> Atom? { atoms.indices.contains(place) ? atoms[place] : nil }
}

extension Variant.Atom {
  static func integer(_ value: some BinaryInteger) -> Self { .whole(Int64(clamping: value)) }
  static func duration(_ value: Duration) -> Self { .whole(value.nanoseconds) }
  static func choice<Value: Named>(_ value: Value) -> Self { .text(Value.names.names[value] ?? "") }
}
