/// Turns counters into rates, in one place: energy into power, bytes into bytes per second, busy time into load.
///
/// A counter's first sample has no rate. A counter that went back has wrapped, when its range is known (RAPL's
/// `energyRange`), or was reset: then there is no rate until the next sample.
package struct RateDeriver: Sendable {
  private struct Sample: Sendable {
    var value: Double
    var moment: Moment
  }
  private struct Slot: Hashable, Sendable {
    var subject: EntityKey
    var quantity: Quantity

    /// A building's meters count tenths of a kWh: what happened between two polls is lost in their steps.
    var isCoarse: Bool { quantity == .energy && !subject.kind.isOfNode }
  }
  private var last: [Slot: Sample] = [:]

  package init() {}

  /// The counters that have a rate worth knowing.
  package static func rate(of counter: Quantity) -> Quantity? {
    switch counter {
    case .energy: .power
    case .received: .receiveRate
    case .sent: .sendRate
    case .errors: .errorRate
    case .processorWaitTime: .processorPressure
    case .memoryWaitTime: .memoryPressure
    case .inputOutputWaitTime: .inputOutputPressure
    default: nil
    }
  }

  private static let rates: Set<Quantity> = Set(Quantity.allCases.compactMap(rate) + [.load])
  /// Readings nearer to each other than this, in seconds, are one reading met twice (an agent's page asked for again
  /// before its next sample): no rate follows from them, least of all 0.
  private static let shortestChange = 0.05

  /// The batch with the rates of its counters added, as derived readings. A rate that the source itself reports
  /// (a power beside an energy, everything on the page of Aisle's own agent) stands; `load` is derived from
  /// `busyTime` and `idleTime`.
  package mutating func adding(to batch: Batch) -> Batch {
    var batch = batch
    let (reported, ranges) = Self.told(in: batch)
    var derived: [Reading] = []
    var next: [Slot: Sample] = [:]
    var changes: TimeChanges = [:]
    for reading in batch.readings where reading.quantity.isCounter && Int(reading.subject) < batch.subjects.count {
      let slot = Slot(subject: batch.subjects[Int(reading.subject)], quantity: reading.quantity)
      let isTime = reading.quantity == .busyTime || reading.quantity == .idleTime
      guard isTime || Self.rate(of: reading.quantity) != nil, !slot.isCoarse else { continue }
      next[slot] = Sample(value: reading.value, moment: reading.moment)
      guard let before = last[slot] else { continue }
      let seconds = (reading.moment - before.moment).seconds
      guard seconds >= Self.shortestChange else {
        if seconds > -Self.shortestChange { next[slot] = before }
        continue
      }
      var change = reading.value - before.value
      if change < 0 {
        guard reading.quantity == .energy, let range = ranges[reading.subject], range > before.value else { continue }
        change += range
      }
      if isTime {
        var entry = changes[reading.subject] ?? (nil, nil, reading.moment)
        if reading.quantity == .busyTime { entry.busy = change } else { entry.idle = change }
        changes[reading.subject] = entry
      } else if let rate = Self.rate(of: reading.quantity),
        !reported.contains(Slot(subject: slot.subject, quantity: rate))
      {
        derived.append(
          Reading(Int(reading.subject), rate, change / seconds, at: reading.moment, quality: .derived))
      }
    }
    derived += Self.loads(changes).filter {
      !reported.contains(Slot(subject: batch.subjects[Int($0.subject)], quantity: .load))
    }
    last = next
    batch.readings += derived
    return batch
  }

  /// The rates that a batch has already, and by subject the value at which its counter of energy wraps.
  private static func told(in batch: Batch) -> (rates: Set<Slot>, ranges: [UInt32: Double]) {
    var reported: Set<Slot> = []
    var ranges: [UInt32: Double] = [:]
    for reading in batch.readings where Int(reading.subject) < batch.subjects.count {
      if reading.quantity == .energyRange { ranges[reading.subject] = reading.value }
      if rates.contains(reading.quantity) {
        reported.insert(Slot(subject: batch.subjects[Int(reading.subject)], quantity: reading.quantity))
      }
    }
    return (reported, ranges)
  }

  /// By how much the times at work and at rest have grown, s, by subject.
  private typealias TimeChanges = [UInt32: (busy: Double?, idle: Double?, moment: Moment)]

  private static func loads(_ changes: TimeChanges) -> [Reading] {
    changes.sorted { $0.key < $1.key }.compactMap { subject, change in
      guard let busy = change.busy, let idle = change.idle, busy + idle > 0 else { return nil }
      return Reading(Int(subject), .load, busy / (busy + idle), at: change.moment, quality: .derived)
    }
  }
}
