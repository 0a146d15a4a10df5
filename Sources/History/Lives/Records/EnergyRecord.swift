package import SiteModel

/// What a job has taken since it has been watched.
package struct EnergyRecord: Kept, Sendable {
  package struct Key: Hashable, Sendable {
    package var queue: String
    package var job: String
  }

  package var key: Key
  /// Whole J: what is lost of them is less than a thousandth of any job's.
  private var energy: Int64 = 0
  private var watched = Duration.zero
  private var isEstimated = false
  private var moment = Moment.never
  private var began: Moment?

  private init(_ key: Key) { self.key = key }

  package init(queue: String, job: String, _ entry: JobLedger.Entry) {
    key = Key(queue: queue, job: job)
    energy = Int64(min(max(entry.energy.rounded(), 0), 9e18))
    watched = entry.watched
    isEstimated = entry.isEstimated
    moment = entry.moment
    began = entry.began
  }

  package static let blank = EnergyRecord(Key(queue: "", job: ""))
  package var keyOnly: EnergyRecord { EnergyRecord(key) }

  package var entry: JobLedger.Entry {
    var entry = JobLedger.Entry(moment: moment, began: began)
    (entry.energy, entry.watched, entry.isEstimated) = (Double(energy), watched, isEstimated)
    return entry
  }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: EnergyRecord) {
    coder.name(1, &key.queue, base.key.queue)
    coder.identifier(2, &key.job, base.key.job)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: EnergyRecord) {
    coder.integer(3, &energy, base.energy)
    coder.duration(4, &watched, base.watched)
    coder.flag(5, &isEstimated, base.isEstimated)
    coder.moment(6, &moment, base.moment)
    coder.moment(7, &began, base.began)
  }
}

/// Since when an accelerator has hardly worked; there is none for one that works.
package struct IdleRecord: Kept, Sendable {
  /// The number that the file gives to the accelerator.
  package var key: Int64
  package var since = Moment.never

  package init(_ accelerator: Int64) { key = accelerator }

  package static let blank = IdleRecord(0)
  package var keyOnly: IdleRecord { IdleRecord(key) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: IdleRecord) {
    coder.integer(1, &key, base.key)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: IdleRecord) {
    coder.moment(2, &since, base.since)
  }
}
