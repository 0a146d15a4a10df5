package import Canvas

/// An analogue bar in a line of text, with its limits on it: `━━━━━━╸──┊──`.
///
/// The filled part stands out, the rest is a rule. A limit that the value has passed shows in the filled part, and a
/// value beyond the scale ends in an arrow. What nobody has measured is a broken line.
package struct Bar: Hashable, Sendable {
  /// The filled part, 0 to 1; nil where it is not known.
  package var share: Double?
  /// Where the limits are, 0 to 1; those outside are not drawn.
  package var limits: [Double]
  package var ink: Ink

  package init(_ share: Double?, limits: [Double] = [], ink: Ink = .mark) {
    self.share = share
    self.limits = limits
    self.ink = ink
  }

  /// A value on a scale that ends at `full`, with limits in the value's own unit.
  package init(_ value: Double?, of full: Double, limits: [Double] = [], ink: Ink = .mark) {
    let isScale = full.isFinite && full > 0
    self.init(isScale ? value.map { $0 / full } : nil, limits: isScale ? limits.map { $0 / full } : [], ink: ink)
  }

  /// The bar in exactly so many cells.
  package func phrase(width: Int) -> Phrase {
    guard width > 0 else { return Phrase() }
    guard let share, !share.isNaN else { return Phrase(repeated("╌", width), .faint) }
    let halves = Int((max(0, min(1, share)) * Double(width * 2)).rounded())
    var filled = Array(repeating: Character("━"), count: halves / 2)
    // What is more than nothing shows.
    if halves % 2 == 1 || (halves == 0 && share > 0) { filled.append("╸") }
    var rest = Array(repeating: Character("─"), count: width - filled.count)
    for limit in limits where limit > 0 && limit <= 1 {
      let cell = min(width - 1, Int(limit * Double(width)))
      if cell < filled.count { filled[cell] = "┃" } else { rest[cell - filled.count] = "┊" }
    }
    if share > 1 { filled[width - 1] = "▶" }
    var phrase = Phrase(String(filled), ink)
    phrase.add(String(rest), .faint)
    return phrase
  }
}
