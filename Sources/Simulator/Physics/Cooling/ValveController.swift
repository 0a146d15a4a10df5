/// Proportional and integral control of the valve on the facility's side, so that the coolant leaves at its set point.
struct ValveController: Hashable, Sendable {
  /// The integral part of the opening, 0 to 1.
  private(set) var integral: Double
  /// The opening that is asked for, and where the valve is: its motor takes a minute from end to end.
  private(set) var wanted: Double
  private(set) var opening: Double

  /// Seconds in which the integral does as much as the proportional part.
  private static let integralTime = 25.0
  private static let stroke = 60.0
  static let least = 0.02

  /// Opening a kelvin: less where the valve is nearly shut, for there a little of it does much.
  private var gain: Double { min(0.1, max(0.03, 0.15 * opening)) }

  init(opening: Double) {
    integral = opening
    wanted = opening
    self.opening = opening
  }

  /// Follows what is too warm, in K. `stuck` holds the valve there, whatever is asked for.
  mutating func follow(_ excess: Double, by time: Double, stuck: Double? = nil) {
    let bounded = min(10, max(-10, excess))
    // It does not wind up beyond what the valve can do.
    let gain = gain
    integral = min(1, max(0, integral + gain * bounded * time / Self.integralTime))
    wanted = min(1, max(Self.least, integral + gain * bounded))
    let way = time / Self.stroke
    opening += min(way, max(-way, (stuck ?? wanted) - opening))
  }
}
