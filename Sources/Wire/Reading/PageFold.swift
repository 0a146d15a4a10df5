internal import SiteModel

/// Folds a page's samples into readings by its layout.
struct PageFold: Sendable {
  /// How one slot stands while the page is folded.
  private struct State: Sendable {
    var rank = Int.max
    var value = 0.0
    var bits: UInt32 = 0
    var moment = Moment.never
    /// True when a part of a sum was not usable: then the sum is not either.
    var isBroken = false
  }

  /// Values that were not used, counted by metric and reason.
  struct Drop: Hashable, Sendable {
    enum Reason: Comparable, Sendable { case blank, implausible, doubled, unknownState }
    var metric: String
    var reason: Reason
  }

  struct Outcome {
    var readings: [Reading] = []
    var drops: [Drop: (count: Int, example: Double)] = [:]
    /// The first timestamp that no clock near right could have made.
    var strangeTimestamp: Moment?

    mutating func note(_ reason: Drop.Reason, _ step: PageLayout.Step, _ number: Double) {
      drops[Drop(metric: step.metric, reason: reason), default: (0, number)].count += 1
    }

    /// The sample's own moment, where it has one that can be believed; else the page's.
    mutating func moment(of sample: PageSample, at now: Moment, taken: Moment) -> Moment {
      guard let timestamp = sample.timestamp else { return taken }
      guard timestamp.isPlausible(at: now) else {
        strangeTimestamp = strangeTimestamp ?? timestamp
        return taken
      }
      // A clock that is a little ahead is as good as ours.
      return timestamp <= now ? timestamp : taken
    }
  }

  private var states: [State]

  init(slotCount: Int = 0) { states = Array(repeating: State(), count: slotCount) }

  /// `taken` is the moment of values that have none of their own.
  mutating func readings(
    of samples: [PageSample], _ layout: PageLayout, at now: Moment, taken: Moment
  ) -> Outcome {
    var outcome = Outcome()
    for place in states.indices { states[place] = State() }
    for step in layout.steps {
      let sample = samples[step.sample]
      guard !sample.value.isNaN else {
        if case .sum = step.fold { states[step.slot].isBroken = true }
        continue
      }
      if step.isAbsentBelowZero && sample.value < 0 { continue }
      switch Self.value(of: sample.value, step, layout.slots[step.slot].range, at: now) {
      case .success(let value):
        guard !(step.isAbsentAtZero && value == 0) else { continue }
        if case .first = step.fold, states[step.slot].rank == step.rank {
          outcome.note(.doubled, step, sample.value)
          continue
        }
        fold(value, taken: outcome.moment(of: sample, at: now, taken: taken), step)
      case .failure(let reason):
        if case .sum = step.fold { states[step.slot].isBroken = true }
        outcome.note(reason, step, sample.value)
      case .absent: continue
      }
    }
    outcome.readings.reserveCapacity(states.count)
    for (slot, state) in zip(layout.slots, states) where state.rank != .max && !state.isBroken {
      if let needs = slot.needs[state.rank], state.bits & needs != needs { continue }
      outcome.readings.append(Reading(slot.subject, slot.quantity, state.value, at: state.moment))
    }
    return outcome
  }

  private mutating func fold(_ value: Double, taken moment: Moment, _ step: PageLayout.Step) {
    if step.rank > states[step.slot].rank { return }
    if step.rank < states[step.slot].rank {
      states[step.slot] = State(
        rank: step.rank, value: step.fold.counts ? 1 : value, bits: step.bit, moment: moment,
        isBroken: states[step.slot].isBroken)
      return
    }
    states[step.slot].bits |= step.bit
    states[step.slot].moment = max(states[step.slot].moment, moment)
    switch step.fold {
    case .last: states[step.slot].value = value
    case .first: break
    case .sum, .total: states[step.slot].value += value
    case .count: states[step.slot].value += 1
    case .maximum: states[step.slot].value = max(states[step.slot].value, value)
    }
  }

  private enum Converted {
    case success(Double)
    case failure(Drop.Reason)
    /// The number says that there is no value.
    case absent
  }

  private static func value(
    of number: Double, _ step: PageLayout.Step, _ range: ClosedRange<Double>, at now: Moment
  ) -> Converted {
    for blank in step.blanks where blank.contains(number) { return .failure(.blank) }
    let value: Double
    switch step.transform {
    case .linear(let scale, let offset): value = number * scale + offset
    case .fraction(let divisor, let parts): value = (number + parts) / divisor
    case .isOne(let numbers): value = numbers.contains(number) ? 1 : 0
    case .isNotZero: value = number != 0 ? 1 : 0
    case .reasons(let table): value = reasons(number, table)
    case .timeSince: value = now.seconds - number
    case .linkGeneration: value = generation(gigatransfers: number)
    case .states(let values):
      guard let state = values[number] else { return .failure(.unknownState) }
      guard let state else { return .absent }
      value = state
    }
    // Parts of a difference may be below zero; the plain transforms may not.
    let checked = if case .linear(let scale, _) = step.transform, scale < 0 { -value } else { value }
    return range.contains(checked) ? .success(value) : .failure(.implausible)
  }

  private static func reasons(_ number: Double, _ table: [(bit: UInt64, reason: ThrottleReasons)]) -> Double {
    guard let bits = UInt64(exactly: number) else { return .nan }
    var reasons: ThrottleReasons = []
    var named: UInt64 = 0
    for (bit, reason) in table {
      named |= bit
      if bits & bit != 0 { reasons.insert(reason) }
    }
    if bits & ~named != 0 { reasons.insert(.other) }
    return Double(reasons.rawValue)
  }

  private static func generation(gigatransfers: Double) -> Double {
    switch gigatransfers {
    case 2.5: 1
    case 5: 2
    case 8: 3
    case 16: 4
    case 32: 5
    case 64: 6
    case 0: 0
    default: .nan
    }
  }
}

extension MetricRow.Fold {
  fileprivate var counts: Bool { if case .count = self { true } else { false } }
}
