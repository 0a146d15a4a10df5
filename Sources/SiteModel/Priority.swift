/// How urgent a finding or alarm is (ISA-18.2), most urgent first.
package enum Priority: Int, CaseIterable, Comparable, Sendable {
  case critical = 1, high, medium, low

  /// The name in options and exports.
  package var name: String {
    switch self {
    case .critical: "critical"
    case .high: "high"
    case .medium: "medium"
    case .low: "low"
    }
  }

  /// The priority with that name; nil when there is none.
  package init?(name: String) {
    guard let match = Priority.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  /// More urgent is *less*, so that sorting puts critical first and `.critical < .low`.
  package static func < (a: Priority, b: Priority) -> Bool { a.rawValue < b.rawValue }
}
