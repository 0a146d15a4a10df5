/// How far a value can be trusted, as its source or its reader judged it. Age is not in here: it follows from the moment.
package enum Quality: UInt8, CaseIterable, Sendable {
  /// Measured, in range, by a source that vouches for it.
  case good
  /// Computed by Aisle from other readings (a rate, a sum).
  case derived
  /// Out of the device's own range, or contradicted by another reading.
  case suspect
  /// The device reported a fault instead of a value.
  case bad
}

/// What is known of one quantity of one thing now.
package enum Observation: Hashable, Sendable {
  /// Nobody has ever reported it.
  case unknown
  case fresh(Double)
  /// The last value known, and when it was taken: its source is late or silent.
  case stale(Double, since: Moment)
  /// Reported, but not to be trusted.
  case bad(Double?, why: Quality)

  /// The value when it can be used for arithmetic: fresh only.
  package var value: Double? {
    if case .fresh(let value) = self { value } else { nil }
  }

  /// The last value known, however old; not one marked bad.
  package var lastValue: Double? {
    switch self {
    case .fresh(let value), .stale(let value, _): value
    case .unknown, .bad: nil
    }
  }
}
