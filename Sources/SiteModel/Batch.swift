/// What one poll of one source brought.
///
/// `readings`, `facts` and `processes` point into `subjects` by index. A feed keeps `subjects` and `layout` unchanged
/// from poll to poll while the things it reports are the same, so that the site looks names up only once.
package struct Batch: Sendable {
  package var source: SourceID
  /// When the poll was answered, by Aisle's clock.
  package var moment: Moment
  package var subjects: [EntityKey]
  /// Changes whenever `subjects` does (within one source).
  package var layout: UInt64
  package var readings: [Reading]
  package var facts: [Fact]
  /// Limits that the devices state for points of theirs; they hold until others come for the same point.
  package var limits: [StatedLimits] = []
  /// All accelerator processes seen; nil when the source does not know about processes.
  package var processes: [AcceleratorProcess]?
  /// What was told of a scheduler's queue; nil from sources that know none.
  package var queue: QueueReport?
  /// All that another alarm system says now; nil from sources that are none.
  package var alerts: [ForeignAlert]?
  /// What could not be read though it seems to be there, and why.
  package var complaints: [Complaint]
  /// True when nothing of it was measured: it comes from a simulator.
  package var isSimulated = false

  package init(
    source: SourceID, moment: Moment, subjects: [EntityKey] = [], layout: UInt64 = 0, readings: [Reading] = [],
    facts: [Fact] = [], processes: [AcceleratorProcess]? = nil, complaints: [Complaint] = []
  ) {
    self.source = source
    self.moment = moment
    self.subjects = subjects
    self.layout = layout
    self.readings = readings
    self.facts = facts
    self.processes = processes
    self.complaints = complaints
  }
}

/// The limits of one point of a batch.
package struct StatedLimits: Hashable, Sendable {
  /// Index into `Batch.subjects`.
  package var subject: UInt32
  package var quantity: Quantity
  package var limits: PointLimits

  package init(_ subject: Int, _ quantity: Quantity, _ limits: PointLimits) {
    self.subject = UInt32(subject)
    self.quantity = quantity
    self.limits = limits
  }
}
