/// A counterflow heat exchanger: how much of the greatest possible heat it passes on, from its area and both flows
/// (effectiveness and number of transfer units; Kays and London, Compact Heat Exchangers).
struct CounterflowExchanger: Hashable, Sendable {
  /// W/K between the two streams at the flows that it is built for.
  var designConductance: Double
  /// L/min that it is built for, on the racks' side and on the facility's.
  var designFlow: Double
  var designPrimaryFlow: Double

  /// One that passes on `heat` (W) from a stream of `hot` W/K to one of `cold` W/K when the first leaves it `approach` K
  /// above where the second enters: Deschutes' 2000 kW at 3 K and 131.6 and 135.0 kW/K take 627 kW/K.
  static func conductance(for heat: Double, hot: Double, cold: Double, approach: Double) -> Double {
    let least = min(hot, cold)
    let ratio = least / max(hot, cold)
    let effectiveness = heat / (least * (heat / hot + approach))
    guard effectiveness < 0.99, effectiveness > 0 else { return least * 20 }
    guard abs(1 - ratio) > 1e-6 else { return least * effectiveness / (1 - effectiveness) }
    return least * Elementary.logarithm((1 - effectiveness * ratio) / (1 - effectiveness)) / (1 - ratio)
  }

  /// W/K at these flows (L/min). Each side resists about as much as the other and with its flow to the power of -0.8
  /// (turbulent); `fouling` is a layer's resistance as a multiple of the clean whole.
  func conductance(flow: Double, primaryFlow: Double, fouling: Double) -> Double {
    func resistance(_ share: Double) -> Double { 0.5 / Elementary.power(max(0.003, share), 0.8) }
    let resistances = resistance(flow / designFlow) + resistance(primaryFlow / designPrimaryFlow) + fouling
    return designConductance / resistances
  }

  /// Share of the greatest possible heat between streams of `hot` and `cold` W/K, 0 to 1.
  static func effectiveness(conductance: Double, hot: Double, cold: Double) -> Double {
    let least = min(hot, cold)
    guard least > 0 else { return 0 }
    let ratio = least / max(hot, cold)
    let units = conductance / least
    guard 1 - ratio > 1e-4 else { return units / (1 + units) }
    let decay = Elementary.exponential(-units * (1 - ratio))
    return (1 - decay) / (1 - ratio * decay)
  }
}
