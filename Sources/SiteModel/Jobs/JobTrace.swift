/// A record of jobs as they once came to a machine: what arrived when, how large, and for how long it ran.
package struct JobTrace: Hashable, Sendable {
  /// What the record calls its machine, or the file's name.
  package var name: String
  /// When second 0 of the record was; nil where it does not say.
  package var begins: Moment?
  /// The machine's size, where the record says.
  package var nodeCount: Int?
  package var processorCount: Int?
  /// What the sizes of its jobs count.
  package var unit = Unit.processors
  /// By the seconds at which they came.
  package var jobs: [TracedJob] = []
  /// Records that were left out: cancelled before they ran, or with no size or no run time.
  package var leftOut = 0

  package enum Unit: Sendable { case processors, accelerators, nodes }

  package init(name: String) { self.name = name }
}

/// A job of a trace. Words are cleaned; what the record does not say is nil, or empty for words.
package struct TracedJob: Hashable, Sendable {
  package var id: String
  /// Seconds since the record's second 0.
  package var submitted: Double
  /// Seconds that it waited, and that it ran.
  package var wait: Double?
  package var run: Double
  /// What it had, or asked for, in the trace's unit.
  package var size: Int
  /// Seconds that it asked for.
  package var limit: Double?
  package var user = ""
  package var account = ""
  package var name = ""
  package var partition = ""
  /// How it ended.
  package var state = JobState.completed

  package init(id: String, submitted: Double, run: Double, size: Int) {
    self.id = id
    self.submitted = submitted
    self.run = run
    self.size = size
  }
}
