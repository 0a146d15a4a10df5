package import SiteModel

/// The times by which a history is cut, and the numbers that rows have: what is asked for together lies together.
package enum Tier: Int, CaseIterable, Sendable {
  /// Every reading.
  case readings
  /// Least, mean, greatest and count of each minute.
  case minutes
  /// The same of each quarter of an hour.
  case quarters

  /// What one block spans, in nanoseconds: a quarter of an hour, an hour, a day.
  package var slotLength: Int64 {
    switch self {
    case .readings: 900_000_000_000
    case .minutes: 3_600_000_000_000
    case .quarters: 86_400_000_000_000
    }
  }

  /// What one value stands for, in nanoseconds; 0 for a reading.
  package var bucketLength: Int64 {
    switch self {
    case .readings: 0
    case .minutes: 60_000_000_000
    case .quarters: 900_000_000_000
    }
  }

  /// The slot that a moment is in. What a clock says before 1970 counts as 1970.
  package func slot(of moment: Moment) -> Int64 { max(0, moment.nanoseconds) / slotLength }

  package func start(ofSlot slot: Int64) -> Moment { Moment(nanoseconds: slot * slotLength) }
}

/// The number of a block's row: tier, slot and part. Rows of one slot lie together, in the
/// order of their parts.
package enum BlockKey {
  package static let partLimit: Int64 = 1 << 24
  private static let slotLimit: Int64 = 1 << 25

  /// How many numbers a tier has.
  package static let tierLength = slotLimit * partLimit

  package static func first(_ tier: Tier, slot: Int64, part: Int64 = 0) -> Int64 {
    ((Int64(tier.rawValue) * slotLimit + min(slot, slotLimit - 1)) * partLimit + part)
  }
}

/// The number of a sheet's row: bundle, slot of readings, and milliseconds within it. A bundle is 64 parts whose newest
/// readings are written together.
package enum SheetKey {
  package static let bundleSize: Int64 = 64
  /// Above the milliseconds of a quarter of an hour, so that there is room behind the last.
  package static let timeLimit: Int64 = 1 << 20
  private static let slotLimit: Int64 = 1 << 25

  package static func first(bundle: Int64, slot: Int64) -> Int64 {
    (bundle * slotLimit + min(slot, slotLimit - 1)) * timeLimit
  }

  package static func key(bundle: Int64, at moment: Moment) -> Int64 {
    let slot = Tier.readings.slot(of: moment)
    return first(bundle: bundle, slot: slot)
      + (max(0, moment.nanoseconds) - slot * Tier.readings.slotLength) / 1_000_000
  }

  package static func bundle(of key: Int64) -> Int64 { key / timeLimit / slotLimit }
  package static func slot(of key: Int64) -> Int64 { key / timeLimit % slotLimit }
}
