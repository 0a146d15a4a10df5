/// How far the real thing is from what the site file says of it: each by a factor of its own, thrown once.
struct Truth: Sendable {
  /// What of a thing a factor is for.
  enum Part: Int, Sendable {
    case rackVolume, rackMetal, airShare, loopVolume, facilityVolume, bathVolume
  }

  let dice: Dice
  /// The greatest deviation, as a share: 0.1 for 0.9 to 1.1.
  let deviation: Double

  func factor(_ part: Part, _ thing: Int) -> Double {
    1 + deviation * (2 * dice.share(.truth, thing, part.rawValue) - 1)
  }
}
