internal import Glibc

/// Heat and where it goes: pure functions in SI units, temperatures in °C, differences in K.
package enum HeatTransfer {
  /// Cubic metres a second of a litre a minute.
  package static let litrePerMinute = 1e-3 / 60

  /// Heat in W that a flow carries: Q = flow x density x specific heat x rise (ASHRAE Fundamentals, ch. 4), with the
  /// coolant's properties at the mean temperature. `flow` in m³/s. Negative when the return is colder than the supply.
  package static func heat(flow: Double, supply: Double, back: Double, _ coolant: Coolant) -> Double {
    coolant.capacityRate(flow: flow, at: (supply + back) / 2) * (back - supply)
  }

  /// How far the coolant towards the racks is above the facility's water, in K: technology supply less facility supply
  /// (ASHRAE TC 9.9, water-cooled servers).
  package static func approach(technologySupply: Double, facilitySupply: Double) -> Double {
    technologySupply - facilitySupply
  }

  /// How a counterflow exchanger does, of `heat` in W and the capacity rates of both sides in W/K.
  ///
  /// Effectiveness = heat / (least rate x (hot inlet - cold inlet)); NTU = ln((e - 1)/(e r - 1))/(r - 1), or e/(1 - e)
  /// for r = 1, r being least over greatest rate (Kays and London, Compact Heat Exchangers); UA = NTU x least rate, in
  /// W/K. A UA that falls at equal flows means fouling. Nil where the figures are none of an exchanger's: no heat, no
  /// difference, an effectiveness of 1 or more.
  package static func exchanger(
    heat: Double, hotInlet: Double, coldInlet: Double, hotRate: Double, coldRate: Double
  ) -> Exchanger? {
    let least = min(hotRate, coldRate)
    let greatest = max(hotRate, coldRate)
    guard heat > 0, least > 0, hotInlet > coldInlet else { return nil }
    let effectiveness = heat / (least * (hotInlet - coldInlet))
    let ratio = least / greatest
    guard effectiveness < 1, effectiveness * ratio < 1 else { return nil }
    let isBalanced = abs(1 - ratio) < 1e-6
    let units =
      isBalanced
      ? effectiveness / (1 - effectiveness) : log((effectiveness - 1) / (effectiveness * ratio - 1)) / (ratio - 1)
    return Exchanger(effectiveness: effectiveness, transferUnits: units, conductance: units * least)
  }

  package struct Exchanger: Hashable, Sendable {
    /// Share of the greatest possible heat, 0 to 1.
    package var effectiveness: Double
    /// NTU.
    package var transferUnits: Double
    /// UA in W/K.
    package var conductance: Double
  }

  /// How far two heats that should be one are apart: (given - taken) / given; nil when nothing is given.
  package static func closure(given: Double, taken: Double) -> Double? {
    given > 0 ? (given - taken) / given : nil
  }

  /// Pump speed, pressure and power at another speed by the affinity laws: flow ~ n, pressure ~ n², power ~ n³
  /// (Hydraulic Institute). `share` is the new speed over the old.
  package static func affinity(flow: Double, pressure: Double, power: Double, share: Double) -> (
    flow: Double, pressure: Double, power: Double
  ) {
    (flow * share, pressure * share * share, power * share * share * share)
  }
}

/// Air and its water.
package enum Psychrometrics {
  /// The dew point in °C of air at `temperature` in °C and `humidity` from 0 to 1: Magnus's formula with the constants
  /// 17.625 and 243.04 °C (Alduchov and Eskridge, J. Appl. Meteorol. 35 (1996) 601), good to 0.1 K from -40 to 50 °C.
  /// Nil for no humidity at all.
  package static func dewPoint(temperature: Double, humidity: Double) -> Double? {
    guard humidity > 0, humidity <= 1, temperature > -243 else { return nil }
    let gamma = log(humidity) + 17.625 * temperature / (243.04 + temperature)
    return 243.04 * gamma / (17.625 - gamma)
  }
}
