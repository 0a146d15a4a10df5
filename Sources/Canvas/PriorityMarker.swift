extension Ink.Role {
  /// The inks of the four priorities, most urgent first.
  package static let priorities: [Ink.Role] = [.critical, .high, .medium, .low]

  /// Shape and digit of a priority, since colour alone never tells one; nil for inks that are none.
  package var marker: String? {
    switch self {
    case .critical: "■1"
    case .high: "▲2"
    case .medium: "◆3"
    case .low: "▽4"
    default: nil
    }
  }
}
