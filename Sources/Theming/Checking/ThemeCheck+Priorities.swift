internal import Canvas

/// Priorities stay apart from each other, from ordinary words, and from what is not acknowledged (in reverse video).
/// They also differ in shape and digit, so only a theme that promises it must keep them apart by colour for those who
/// see fewer; how far it does is measured for every theme.
extension ThemeCheck {
  /// Five times what is just visible side by side: told apart at a glance, from across a room. An underline counts as
  /// much.
  static let leastDistance = 0.1

  mutating func judgePriorities(_ theme: Theme, _ depth: ColorDepth) {
    let plain = Ink.Role.priorities.map { Ink($0) } + [.text]
    let inks = plain + Ink.Role.priorities.map { Ink($0).reversed }
    let looks = inks.map { Paint(theme.style(of: $0, depth: depth)) }
    let pairs = plain.indices.flatMap { one in inks.indices.dropFirst(one + 1).map { (one, $0) } }
    for vision in ColorVision.allCases {
      let distances = pairs.map { looks[$0].distance(to: looks[$1], in: vision) }
      note(distances.min() ?? 0, depth, vision)
      guard mustKeepApart(in: vision, depth) else { continue }
      for (pair, distance) in zip(pairs, distances) where distance < Self.leastDistance {
        let (one, other) = (inks[pair.0], inks[pair.1])
        add(
          "inks \(one.words) and \(other.words) look alike \(depth.words)\(vision.words): they are "
            + "\(CheckText.rounded(distance)) apart, but need \(CheckText.rounded(Self.leastDistance))",
          about: "\(one.role)", "\(other.role)", "promises")
      }
    }
  }

  private mutating func note(_ distance: Double, _ depth: ColorDepth, _ vision: ColorVision) {
    if depth == .trueColor { figures.distances[vision] = distance }
    if depth == .ansi16, vision == .normal { figures.distanceInSixteen = distance }
  }

  /// Prints are made of SVG and HTML, which have every colour.
  private func mustKeepApart(in vision: ColorVision, _ depth: ColorDepth) -> Bool {
    if vision == .normal { return true }
    if vision == .greyscale { return promises(.greyscale) && depth == .trueColor }
    return draft.promises.contains { $0.visions.contains(vision) }
  }
}

extension Ink {
  fileprivate var words: String { "'\(role)'" + (flags.contains(.reverse) ? ", unacknowledged," : "") }
}

extension ColorVision {
  /// After the words for a screen.
  var words: String { self == .normal ? "" : " in \(rawValue)" }
}

extension Paint {
  fileprivate func distance(to other: Paint, in vision: ColorVision) -> Double {
    func apart(_ one: RGB, _ two: RGB) -> Double { vision.sight(of: one).distance(to: vision.sight(of: two)) }
    let colors = max(apart(foreground, other.foreground), apart(background, other.background))
    return isUnderlined == other.isUnderlined ? colors : max(colors, ThemeCheck.leastDistance)
  }
}
