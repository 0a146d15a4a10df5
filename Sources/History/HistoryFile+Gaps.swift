internal import GRDB
package import SiteModel

extension HistoryFile {
  /// Spans of half a minute and more of which nothing is recorded, to the second, as the writer that came after noted
  /// them; and spans of whole slots that are empty for another reason. They do not overlap.
  package func gaps() throws(PastFailure) -> [PastSpan] {
    guard let span = try span() else { return [] }
    let (covered, noted) = try read { database in
      var reader = try LifeReader(database, at: Moment(nanoseconds: .max))
      return (try Self.coveredSlots(in: database), try reader.list(.gaps).items)
    }
    var gaps = noted.map { PastSpan(from: max(span.from, $0.from), to: min(span.to, $0.to)) }
    var known = span.from
    for slot in covered {
      if slot.from > known { gaps.append(PastSpan(from: known, to: min(slot.from, span.to))) }
      known = max(known, slot.to)
    }
    return Self.joined(gaps.filter { $0.from < $0.to })
  }

  private static func joined(_ spans: [PastSpan]) -> [PastSpan] {
    var joined: [PastSpan] = []
    for span in spans.sorted(by: { $0.from < $1.from }) {
      if let last = joined.last, span.from <= last.to {
        joined[joined.count - 1].to = max(last.to, span.to)
      } else {
        joined.append(span)
      }
    }
    return joined
  }

  /// The slots that have anything, in order.
  private static func coveredSlots(in database: Database) throws -> [PastSpan] {
    var slots: [PastSpan] = []
    // A coarser tier tells of what is before the first slot of the finer one.
    var end = Moment(nanoseconds: .max)
    for tier in Tier.allCases {
      var found = try blockSlots(of: tier, in: database)
      if tier == .readings { found += try SheetSlots.all(in: database).map { SheetKey.slot(of: $0) } }
      slots += found.map { PastSpan(from: tier.start(ofSlot: $0), to: min(end, tier.start(ofSlot: $0 + 1))) }
        .filter { $0.from < $0.to }
      if let first = found.min() { end = min(end, tier.start(ofSlot: first)) }
    }
    return slots.sorted { $0.from < $1.from }
  }

  private static func blockSlots(of tier: Tier, in database: Database) throws -> [Int64] {
    var found: [Int64] = []
    let next = try BlobStatement(database, "SELECT id FROM block WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 1")
    let last = BlockKey.first(tier, slot: 0) + BlockKey.tierLength - 1
    var from: Int64? = BlockKey.first(tier, slot: 0)
    while let start = from {
      from = nil
      try next.forEach([start, last]) { row in
        let slot = (row.number(0) - BlockKey.first(tier, slot: 0)) / BlockKey.partLimit
        found.append(slot)
        from = BlockKey.first(tier, slot: slot + 1)
        return false
      }
    }
    return found
  }
}
