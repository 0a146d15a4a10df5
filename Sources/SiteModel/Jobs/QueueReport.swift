/// What one poll brought of a scheduler. A part that was not asked for is nil: what is known of it stays.
package struct QueueReport: Sendable {
  /// The queue's name at the site, which all sources of one scheduler share: "slurm".
  package var queue: String
  package var kind: SchedulerKind
  /// The cluster's own name and the scheduler's version, where told.
  package var cluster: String?
  package var version: String?
  /// All jobs that wait, run, or have just ended.
  package var jobs: [Job]?
  /// Jobs that ended of late, by the accounting.
  package var ended: [Job]?
  package var nodes: [ScheduledNode]?
  package var partitions: [JobPartition]?
  package var reservations: [JobReservation]?
  package var qualities: [ServiceQuality]?
  package var shares: [FairShare]?
  /// By job id.
  package var priorities: [String: PriorityFactors]?
  package var steps: [JobStep]?

  package init(queue: String, kind: SchedulerKind) {
    self.queue = queue
    self.kind = kind
  }
}

package enum SchedulerKind: String, CaseIterable, Sendable {
  case slurm, kubernetes
  /// A record of what once was, replayed.
  case trace
  case simulated
}
