package import SiteModel

/// A span of which nothing was recorded, as the writer saw it that came after.
package struct GapRecord: Kept, Sendable {
  package var from: Moment
  package var to: Moment

  package init(from: Moment, to: Moment) {
    self.from = from
    self.to = to
  }

  package static let blank = GapRecord(from: .never, to: .never)
  package var key: Moment { from }
  package var keyOnly: GapRecord { GapRecord(from: from, to: .never) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: GapRecord) {
    coder.moment(1, &from, base.from)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: GapRecord) {
    coder.moment(2, &to, base.to)
  }
}
