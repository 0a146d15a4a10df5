/// What was known of a site at a moment and does not come with what its sources answered last: what a history puts into
/// a site that it rebuilds.
package struct SitePast: Sendable {
  /// How a source stood that did not answer, or complained.
  package struct Source: Sendable {
    package var id: SourceID
    package var complaints: [Complaint]
    /// When it last answered, where its last answer held nothing that tells.
    package var answered: Moment?
    /// Of its last attempt, where that failed.
    package var failure: SourceFailure?
    package var attempted: Moment?
    package var duration: Duration?
    package var failures: Int

    package init(
      id: SourceID, complaints: [Complaint] = [], answered: Moment? = nil, failure: SourceFailure? = nil,
      attempted: Moment? = nil, duration: Duration? = nil, failures: Int = 0
    ) {
      self.id = id
      self.complaints = complaints
      self.answered = answered
      self.failure = failure
      self.attempted = attempted
      self.duration = duration
      self.failures = failures
    }
  }

  /// A process on an accelerator that is told by its name.
  package struct Process: Sendable {
    package var accelerator: EntityKey
    package var processID: Int32
    package var name: String?
    /// Bytes.
    package var memory: Double?

    package init(on accelerator: EntityKey, _ processID: Int32, name: String?, memory: Double?) {
      self.accelerator = accelerator
      self.processID = processID
      self.name = name
      self.memory = memory
    }
  }

  package var sources: [Source] = []
  package var facts: [(thing: EntityKey, attribute: Attribute, text: String)] = []
  package var limits: [(thing: EntityKey, quantity: Quantity, limits: PointLimits)] = []
  package var processes: [Process] = []
  /// Since when accelerators have hardly worked.
  package var idle: [(accelerator: EntityKey, since: Moment)] = []
  /// What other alarm systems said was wrong.
  package var alerts: [(source: SourceID, alerts: [ForeignAlert])] = []
  /// What jobs had taken.
  package var ledger = JobLedger()

  package init() {}
}
