/// The power of a job at a moment, as it is added up.
package struct JobPower: Hashable, Sendable {
  package var job: JobReference
  /// When the job began: a job that has been put back and begins again is another one.
  package var began: Moment?
  /// W.
  package var watts: Double
  /// True when part of it is shared out by cores or counts, or not all of it is known.
  package var isEstimated: Bool

  package init(_ job: JobReference, began: Moment?, watts: Double, isEstimated: Bool) {
    self.job = job
    self.began = began
    self.watts = watts
    self.isEstimated = isEstimated
  }
}

/// The energy that jobs have taken since they have been watched: their power times the time since the step before, step by
/// step. Bounded: a job that has ended stays for a day, and of those no more than `mostEnded`.
package struct JobLedger: Sendable {
  package struct Entry: Hashable, Sendable {
    /// J.
    package var energy = 0.0
    /// The time of which the power is known: less than the job has run where Aisle came later or nobody measured.
    package var watched = Duration.zero
    package var isEstimated = false
    /// When it was last added to.
    package var moment: Moment
    /// When the job began of which it tells.
    package var began: Moment?

    package init(moment: Moment, began: Moment?) {
      self.moment = moment
      self.began = began
    }
  }

  private var entries: [JobReference: Entry] = [:]
  private var moment: Moment?
  private static let mostEnded = 10_000

  package init() {}

  /// Goes on from what was known.
  package init(_ entries: [JobReference: Entry], at moment: Moment) {
    self.entries = entries
    self.moment = moment
  }

  /// All that it knows.
  package var all: [JobReference: Entry] { entries }

  package subscript(job: JobReference) -> Entry? { entries[job] }
  package var count: Int { entries.count }

  /// Adds up one step. After a pause of more than three steps nobody knows what was: nothing is added.
  mutating func take(_ powers: [JobPower], at now: Moment, interval: Duration) {
    let span = moment.map { now - $0 } ?? .zero
    moment = now
    let isKnown = span > .zero && span <= interval * 3
    for power in powers {
      var entry = entries[power.job] ?? Entry(moment: now, began: power.began)
      if entry.began != power.began { entry = Entry(moment: now, began: power.began) }
      if isKnown {
        let own = power.began.map { min(span, max(.zero, now - $0)) } ?? span
        entry.energy += power.watts * own.seconds
        entry.watched += own
      }
      entry.isEstimated = entry.isEstimated || power.isEstimated
      entry.moment = now
      entries[power.job] = entry
    }
    forget(at: now, keeping: powers.count)
  }

  private mutating func forget(at now: Moment, keeping running: Int) {
    guard entries.count > running else { return }
    entries = entries.filter { now - $0.value.moment <= .seconds(86_400) }
    guard entries.count > running + Self.mostEnded else { return }
    let ended = entries.filter { $0.value.moment < now }.sorted { $0.value.moment < $1.value.moment }
    for (job, _) in ended.prefix(entries.count - running - Self.mostEnded) { entries[job] = nil }
  }
}
