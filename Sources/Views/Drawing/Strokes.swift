internal import Canvas

/// Lines that show a share or a history within a line of text.
enum Strokes {
  /// A thin bar: the share that is filled stands out, the rest is a rule. A tick marks the limit where there is one.
  static func bar(_ share: Double?, width: Int, ink: Ink = .mark, limit: Double? = nil) -> Phrase {
    guard width > 0 else { return Phrase() }
    guard let share, share.isFinite else { return Phrase(String(repeating: "╌", count: width), .faint) }
    let halves = Int((min(1, max(0, share)) * Double(width * 2)).rounded())
    let full = halves / 2
    var cells = Array(repeating: Character("━"), count: full)
    if halves % 2 == 1 { cells.append("╸") }
    var phrase = Phrase(String(cells), ink)
    var rest = Array(repeating: Character("─"), count: width - cells.count)
    if let limit, limit > 0, limit < 1 {
      let place = Int(limit * Double(width)) - cells.count
      if rest.indices.contains(place) { rest[place] = "┊" }
    }
    phrase.add(String(rest), .faint)
    return phrase
  }

  private static let steps: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// The newest values that fit, right-aligned in time; a gap where nothing was known. Between 0 and `top`, or between
  /// the lowest and the highest value when `top` is nil.
  static func sparkline(_ values: [Double?], width: Int, top: Double? = nil, ink: Ink = .mark) -> Phrase {
    let shown = Array(values.suffix(max(0, width)))
    let known = shown.compactMap(\.self).filter(\.isFinite)
    guard let least = known.min(), let most = known.max() else { return Phrase() }
    let floor = top == nil ? least - max((most - least) * 0.15, abs(most) * 0.01) : 0
    let ceiling = top ?? most + max((most - least) * 0.15, abs(most) * 0.01)
    let text = String(
      shown.map { value in
        guard let value, value.isFinite else { return " " }
        return step(ceiling > floor ? (value - floor) / (ceiling - floor) : 0)
      })
    return Phrase(text, ink)
  }

  /// One cell that stands for a share.
  static func step(_ share: Double) -> Character { steps[Int(min(7, max(0, share * 8)))] }
}
