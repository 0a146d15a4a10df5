/// An instant: nanoseconds since 1970-01-01T00:00:00Z. The only form in which time crosses Aisle.
///
/// Nothing outside a `TimeSource` asks the machine for the time, so every computation can be replayed.
package struct Moment: Hashable, Comparable, Sendable {
  package var nanoseconds: Int64

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// Seconds since the Unix epoch; fractions are kept to the nanosecond that a `Double` can hold.
  package init(seconds: Double) { nanoseconds = Int64((seconds * 1e9).clamped(to: -9.2e18...9.2e18)) }

  /// Seconds since the Unix epoch.
  package var seconds: Double { Double(nanoseconds) / 1e9 }

  /// Whole milliseconds since the Unix epoch, rounded towards the past.
  package var milliseconds: Int64 { nanoseconds.flooredDivided(by: 1_000_000) }

  /// The instant that never was: what a cell holds before its first reading.
  package static let never = Moment(nanoseconds: .min)

  package static func < (a: Moment, b: Moment) -> Bool { a.nanoseconds < b.nanoseconds }

  package static func + (moment: Moment, duration: Duration) -> Moment {
    Moment(nanoseconds: moment.nanoseconds.addingClamped(duration.nanoseconds))
  }

  package static func - (moment: Moment, duration: Duration) -> Moment {
    Moment(nanoseconds: moment.nanoseconds.addingClamped(-duration.nanoseconds))
  }

  /// The time from `earlier` to `later`; negative when they are in the other order.
  package static func - (later: Moment, earlier: Moment) -> Duration {
    .nanoseconds(later.nanoseconds.subtractingClamped(earlier.nanoseconds))
  }
}

/// Where instants come from: the machine's clock in production, a hand-set one in tests.
package protocol TimeSource: Sendable {
  func now() -> Moment
}

extension Duration {
  /// The duration in nanoseconds, clamped to what an `Int64` holds (292 years).
  package var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds.multipliedClamped(by: 1_000_000_000).addingClamped(attoseconds / 1_000_000_000)
  }

  /// The duration in seconds.
  package var seconds: Double { Double(nanoseconds) / 1e9 }
}

extension Int64 {
  func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }

  func subtractingClamped(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other < 0 ? .max : .min) : difference
  }

  func multipliedClamped(by other: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? ((self < 0) == (other < 0) ? .max : .min) : product
  }

  func flooredDivided(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Comparable {
  func clamped(to limits: ClosedRange<Self>) -> Self { min(max(self, limits.lowerBound), limits.upperBound) }
}
