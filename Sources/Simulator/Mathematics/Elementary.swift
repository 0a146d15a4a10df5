/// Functions by their series: the same on every machine and in every build, which the system's library
/// does not promise.
enum Elementary {
  /// The natural logarithm of a number above 0.
  static func logarithm(_ value: Double) -> Double {
    guard value > 0 else { return -40 }
    // ln(m 2^e) = e ln 2 + 2 artanh((m - 1) / (m + 1))
    let mantissa = value.significand
    let exponent = Double(value.exponent)
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    for odd in stride(from: 1, through: 25, by: 2) {
      sum += term / Double(odd)
      term *= square
    }
    return exponent * 0.693_147_180_559_945_3 + 2 * sum
  }

  /// e to a power between -10 and 10: its series on a sixteenth of it, squared four times.
  static func exponential(_ power: Double) -> Double {
    let small = min(10, max(-10, power)) / 16
    var term = 1.0
    var sum = 1.0
    for index in 1...12 {
      term *= small / Double(index)
      sum += term
    }
    for _ in 0..<4 { sum *= sum }
    return sum
  }

  /// A positive number to a power.
  static func power(_ base: Double, _ exponent: Double) -> Double { exponential(exponent * logarithm(base)) }

  /// The cosine of a number of full turns: its series on an eighth of the angle, doubled three times.
  static func cosine(turns: Double) -> Double {
    let angle = (turns - turns.rounded()) * 2 * Double.pi / 8
    let square = angle * angle
    var value = 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)))
    for _ in 0..<3 { value = 2 * value * value - 1 }
    return value
  }
}
