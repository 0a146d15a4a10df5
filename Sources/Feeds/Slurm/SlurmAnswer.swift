package import SiteModel
package import Wire

/// What an answer of Slurm came to, whichever way it was asked.
package enum SlurmAnswer: Sendable {
  case up
  /// This way in cannot tell: what is known stays.
  case nothing
  case configuration(SlurmServiceText.Configuration)
  /// The controller's time; nil when it does not say.
  case clock(Moment?)
  case jobs(SlurmQueueText.Rows)
  case details(SlurmJobText.Rows)
  case nodes(SlurmNodeText.Rows)
  case partitions([JobPartition])
  case reservations([JobReservation])
  case steps([JobStep])
  case accounting([Job])
  /// No database keeps accounts, whatever was asked of it.
  case noAccounting
  /// By Slurm's number of the job.
  case priorities([Int: PriorityFactors])
  case shares([FairShare])
  case qualities([ServiceQuality])
}
