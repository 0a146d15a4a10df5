package import SiteModel

/// What a scheduler is.
package struct QueueRecord: Kept, Sendable {
  package var name: String
  package var kind = SchedulerKind.slurm
  package var cluster: String?
  package var version: String?

  package init(_ name: String) { self.name = name }

  package static let blank = QueueRecord("")
  package var key: String { name }
  package var keyOnly: QueueRecord { QueueRecord(name) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: QueueRecord) {
    coder.name(1, &name, base.name)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: QueueRecord) {
    coder.choice(2, &kind, base.kind)
    coder.text(3, &cluster, base.cluster, limit: CleanText.defaultLimit)
    coder.text(4, &version, base.version, limit: CleanText.defaultLimit)
  }
}

/// Which source told a part of a queue last, and when.
package struct OriginRecord: Kept, Sendable {
  package struct Key: Hashable, Sendable {
    package var queue: String
    /// The part's name.
    package var part: String
  }

  package var key: Key
  package var source = ""
  package var moment = Moment.never

  package init(queue: String, part: String) { key = Key(queue: queue, part: part) }

  package static let blank = OriginRecord(queue: "", part: "")
  package var keyOnly: OriginRecord { OriginRecord(queue: key.queue, part: key.part) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: OriginRecord) {
    coder.name(1, &key.queue, base.key.queue)
    coder.name(2, &key.part, base.key.part)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: OriginRecord) {
    coder.name(3, &source, base.source)
    coder.moment(4, &moment, base.moment)
  }
}
