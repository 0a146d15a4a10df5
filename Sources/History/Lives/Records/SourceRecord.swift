package import SiteModel

/// What is recorded of a source beside its readings.
package struct SourceRecord: Kept, Sendable {
  package var name = ""
  package var address = ""
  package var cadence = Duration.zero
  package var nodes: [String] = []
  package var isScheduler = false
  /// When it last answered, where its answer held no reading that tells.
  package var answered: Moment?
  /// Of the last attempt where that failed; nil while it answers.
  package var failure: Variant?
  package var attempted: Moment?
  package var duration: Duration?
  package var failures = 0
  package var complaints: [ComplaintRecord] = []

  package init(_ description: SourceDescription) {
    name = description.id.name
    update(description)
  }

  private init(name: String) { self.name = name }

  package static let blank = SourceRecord(name: "")
  package var key: String { name }
  package var keyOnly: SourceRecord { SourceRecord(name: name) }

  package mutating func update(_ description: SourceDescription) {
    address = description.address
    cadence = description.cadence
    nodes = description.nodes
    isScheduler = description.isScheduler
  }

  package var description: SourceDescription {
    SourceDescription(
      id: SourceID(name), address: address, cadence: max(cadence, .zero), nodes: nodes, isScheduler: isScheduler)
  }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: SourceRecord) {
    coder.name(1, &name, base.name)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: SourceRecord) {
    coder.text(2, &address, base.address, limit: 512)
    coder.duration(3, &cadence, base.cadence)
    coder.texts(4, &nodes, base.nodes)
    coder.flag(5, &isScheduler, base.isScheduler)
    coder.moment(6, &answered, base.answered)
    coder.variant(7, &failure, base.failure)
    coder.moment(8, &attempted, base.attempted)
    coder.duration(9, &duration, base.duration)
    coder.integer(10, &failures, base.failures)
    coder.records(11, &complaints, base.complaints)
  }
}

/// What a source could not read.
package struct ComplaintRecord: Recorded, Sendable {
  package var subject = ""
  package var reason: Variant?

  package init(_ complaint: Complaint) {
    subject = complaint.subject
    reason = complaint.reason.variant
  }

  private init() {}
  package static let blank = ComplaintRecord()

  package var complaint: Complaint? { reason.map { Complaint(subject: subject, Complaint.Reason($0)) } }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: ComplaintRecord) {
    coder.name(1, &subject, base.subject)
    coder.variant(2, &reason, base.reason)
  }
}
