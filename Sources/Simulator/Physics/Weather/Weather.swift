internal import SiteModel

/// The air outside, in °C: a mild coast, its year and its day, and a mood for every day from the seed.
struct Weather: Hashable, Sendable {
  var dryBulb: Double
  var wetBulb: Double
  /// Height of the sun as a share of the zenith's, 0 below the horizon.
  var sun: Double

  /// `clock` is seconds since 1970 by the site's own clocks.
  init(at clock: Int, dice: Dice) {
    let day = Double(clock) / 86_400
    // 28.5 °C in late July, 4.5 in late January, as the normals of Shanghai's coast; the warmest at three in the
    // afternoon.
    let year = Elementary.cosine(turns: (day - 203) / 365.2425)
    let hour = Elementary.cosine(turns: day - 15.0 / 24)
    let mood = Self.mood(.weather, day, dice)
    let dampness = 0.5 + 0.5 * Self.mood(.weather, day + 10_000, dice)
    dryBulb = 16.5 + 12 * year + (3.5 + 0.5 * year) * hour + 3 * mood
    wetBulb = dryBulb - (1.5 + 2.5 * dampness) - 1.5 * (1 + hour) * dampness
    // Declination, and height at 31 degrees north: sin h = sin 31 sin d + cos 31 cos d cos t.
    let declination = 0.398 * Elementary.cosine(turns: (day - 171) / 365.2425)
    let height =
      0.515 * declination + 0.857 * (1 - declination * declination).squareRoot() * Elementary.cosine(turns: day - 0.5)
    sun = max(0, height)
  }

  /// -1 to 1, gliding from one day's throw to the next's.
  private static func mood(_ purpose: Dice.Purpose, _ day: Double, _ dice: Dice) -> Double {
    let today = Int(day)
    let part = day - Double(today)
    return (2 * dice.share(purpose, today) - 1) * (1 - part) + (2 * dice.share(purpose, today + 1) - 1) * part
  }

  /// °C at which the air's water would condense, by Magnus's formula with the WMO's constants (17.62 and 243.12 °C), of
  /// air at `temperature` and a relative humidity; and the humidity of air with a given dew point.
  static func dewPoint(temperature: Double, humidity: Double) -> Double {
    let gamma = Elementary.logarithm(humidity) + 17.62 * temperature / (243.12 + temperature)
    return 243.12 * gamma / (17.62 - gamma)
  }

  static func humidity(temperature: Double, dewPoint: Double) -> Double {
    Elementary.exponential(17.62 * dewPoint / (243.12 + dewPoint) - 17.62 * temperature / (243.12 + temperature))
  }
}

extension Simulation {
  var weather: Weather { Weather(at: clock, dice: dice) }
}
