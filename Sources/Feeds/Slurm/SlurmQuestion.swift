/// What Slurm can be asked. Every one only reads.
package enum SlurmQuestion: Hashable, Sendable {
  case ping, configuration, clock
  case jobs
  /// What jobs hold on which node, and whatever else is told at length, of all jobs.
  case details
  /// The same of one job, by Slurm's number.
  case detail(Int)
  case nodes, partitions, reservations, steps
  /// What ended in the last so many minutes.
  case accounting(minutes: Int)
  case priorities, shares, qualities

  /// The source for which it is asked.
  package var part: SlurmPart {
    switch self {
    case .ping, .configuration, .clock, .jobs, .details, .detail, .steps: .jobs
    case .nodes, .partitions, .reservations: .nodes
    case .accounting: .accounting
    case .priorities, .shares, .qualities: .priorities
    }
  }

  /// Whether the controller answers it, rather than the database.
  package var asksController: Bool {
    switch self {
    case .accounting, .qualities: false
    default: true
    }
  }
}

/// What of Slurm can fail apart from the rest: a source of its own each.
package enum SlurmPart: String, CaseIterable, Sendable {
  case jobs, nodes, accounting, priorities
}
