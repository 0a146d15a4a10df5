/// Coolant that passes something warm, with the metal that it wets, in two halves: what is warm sits around the middle.
/// Stagnant, both halves warm alike. Backward Euler: it holds for steps of any length.
struct WarmedCoolant: Hashable, Sendable {
  /// °C half way through, and where it leaves.
  var middle: Double
  var outlet: Double

  /// Seconds in which the halves of a stagnant rack mix by themselves: warm coolant rises.
  private static let mixingTime = 300.0

  /// Takes `heat` (W) into a stream of `conductance` W/K that enters at `inlet` °C; all of it holds `capacity` J/K.
  mutating func take(_ heat: Double, from inlet: Double, conductance: Double, capacity: Double, by time: Double) {
    let rise = time / (capacity / 2)
    middle = (middle + rise * (heat / 2 + conductance * inlet)) / (1 + rise * conductance)
    outlet = (outlet + rise * (heat / 2 + conductance * middle)) / (1 + rise * conductance)
    let share = time / Self.mixingTime
    let exchanged = (outlet - middle) * share / (1 + 2 * share)
    middle += exchanged
    outlet -= exchanged
  }
}

/// A pipe of some length: what enters comes out later, a little smeared: four well-mixed parts in a row.
struct CoolantPipe: Hashable, Sendable {
  /// °C of each part.
  private var parts: SIMD4<Double>

  init(at temperature: Double) { parts = SIMD4(repeating: temperature) }

  /// °C where it leaves the pipe, and on the whole.
  var outlet: Double { parts[3] }
  var mean: Double { parts.sum() / 4 }

  /// Litres `volume` of which `flow` L/min go through.
  mutating func move(_ inlet: Double, flow: Double, volume: Double, by time: Double) {
    let share = flow / 60 * time / max(0.25, volume / 4)
    var entering = inlet
    for place in 0..<4 {
      parts[place] = (parts[place] + share * entering) / (1 + share)
      entering = parts[place]
    }
  }
}
