/// Limits of one quantity of one thing as the device that measures it states them (Redfish `Sensor.Thresholds`): the
/// alarm limits of that point, before any default of ours.
package struct PointLimits: Hashable, Sendable {
  package enum Side: Sendable { case upper, lower }
  /// How far beyond: a caution, a critical limit, or one at which the device is damaged.
  package enum Grade: UInt8, CaseIterable, Comparable, Sendable {
    case caution, critical, fatal
    package static func < (a: Grade, b: Grade) -> Bool { a.rawValue < b.rawValue }
  }

  package struct Limit: Hashable, Sendable {
    package var side: Side
    package var grade: Grade
    /// In the quantity's base unit.
    package var value: Double
    /// How long the value must be beyond before it counts, where the device says so (`DwellTime`).
    package var dwell: Duration?
    /// How far it must come back before it no longer counts (`HysteresisReading`), in the quantity's base unit.
    package var deadband: Double?
    /// How long it must have come back (`HysteresisDuration`).
    package var offDelay: Duration?

    package init(_ side: Side, _ grade: Grade, _ value: Double) {
      self.side = side
      self.grade = grade
      self.value = value
    }

    package func isBroken(by reading: Double) -> Bool { side == .upper ? reading > value : reading < value }
  }

  package var limits: [Limit]

  package init(_ limits: [Limit]) { self.limits = limits }

  /// The gravest limit that a reading breaks.
  package func broken(by reading: Double) -> Limit? {
    var gravest: Limit?
    for limit in limits where limit.isBroken(by: reading) {
      if let known = gravest, limit.grade < known.grade { continue }
      gravest = limit
    }
    return gravest
  }
}
