internal import Canvas

/// The heat ramp runs one way in lightness, in steps that look even. Beside its colour a value has a shade (░▒▓█) and
/// its number, so with few colours only the direction counts.
extension ThemeCheck {
  /// How many times the shortest step the longest may be, to normal sight and to others.
  static let mostUneven = 1.3
  static let mostUnevenOtherwise = 1.6

  mutating func judgeHeat(_ theme: Theme, _ depth: ColorDepth) {
    // Ninths fall on the places of which the ramp has shades.
    let inks = (0...8).map { Ink.heat(Double($0) / 8) }
    let colors = inks.map { Paint(theme.style(of: $0, depth: depth)).foreground }
    let isExact = depth == .trueColor && !theme.style(of: inks[0], depth: depth).foreground.isTerminals
    for vision in ColorVision.allCases where isExact || vision == .normal {
      let steps = HeatSteps(colors.map { OKLab(vision.sight(of: $0)) })
      if !steps.runsOneWay(orStays: !isExact) {
        add("the heat ramp must grow lighter all the way, or darker, \(depth.words)\(vision.words)", about: "heat")
      }
      guard isExact else { continue }
      if vision == .normal { figures.unevenness = steps.unevenness }
      guard let most = mostUneven(in: vision), steps.unevenness > most else { continue }
      add(
        "the heat ramp's steps are uneven\(vision.words): the longest is \(CheckText.rounded(steps.unevenness)) times "
          + "the shortest, and may be \(CheckText.rounded(most)) times", about: "heat", "promises")
    }
  }

  private func mostUneven(in vision: ColorVision) -> Double? {
    if vision == .normal { return Self.mostUneven }
    return draft.promises.contains { $0.visions.contains(vision) } ? Self.mostUnevenOtherwise : nil
  }
}

/// A ramp at even places.
private struct HeatSteps {
  var rises: [Double]
  var lengths: [Double]

  init(_ colors: [OKLab]) {
    let steps = zip(colors, colors.dropFirst())
    rises = steps.map { $1.lightness - $0.lightness }
    lengths = steps.map { $0.distance(to: $1) }
  }

  func runsOneWay(orStays: Bool) -> Bool {
    // Greys of 256 and rounding to eight bits.
    let least = orStays ? -0.005 : 0.001
    return rises.allSatisfy { $0 > least } || rises.allSatisfy { -$0 > least }
  }

  /// The longest step over the shortest; infinite when two neighbours are one.
  var unevenness: Double {
    guard let longest = lengths.max(), let shortest = lengths.min(), shortest > 0 else { return .infinity }
    return longest / shortest
  }
}
