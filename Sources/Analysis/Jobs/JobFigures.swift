package import SiteModel

/// What a job draws and does now, by what is measured of the nodes and accelerators that it holds.
package struct JobFigures: Hashable, Sendable {
  /// W: its accelerators, and its share of the rest of its nodes.
  package var power: Double?
  /// True when part of it is shared out by cores or counts, not measured.
  package var isPowerEstimated = false
  /// J since Aisle has watched it; nil before anything was added up.
  package var energy: Double?
  /// Mean load of its accelerators (of its nodes' processors where it has none), 0 to 1.
  package var load: Double?
  /// Accelerators of which a load is known, and how many of those hardly work.
  package var loadCoverage = Coverage()
  package var idleAccelerators: Int?
  package init() {}
}

/// Makes the figures of jobs, when asked: of a hundred thousand only those on screen are worked out.
package final class JobSummaries: Sendable {
  package init(_ present: Present) {}

  package subscript(job: JobReference) -> JobFigures { JobFigures() }
}
