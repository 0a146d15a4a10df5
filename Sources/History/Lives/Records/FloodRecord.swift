package import SiteModel

/// The board's flood, of which there is one at most.
package struct FloodRecord: Kept, Sendable {
  package var flood: AlarmFlood?

  package init(_ flood: AlarmFlood?) { self.flood = flood }

  package static let blank = FloodRecord(nil)
  package var key: Bool { true }
  package var keyOnly: FloodRecord { FloodRecord(nil) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: FloodRecord) {}

  package mutating func exchange(with coder: inout some FieldCoder, _ base: FloodRecord) {
    coder.record(1, &flood, base.flood)
  }
}

extension AlarmFlood: Recorded {
  package static let blank = AlarmFlood(since: .never, count: 0)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: AlarmFlood) {
    coder.moment(1, &since, base.since)
    coder.integer(2, &count, base.count)
  }
}
