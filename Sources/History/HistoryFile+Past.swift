package import SiteModel

extension HistoryFile: Past {
  /// Spans of whole quarters of an hour (where only tiers are left: of hours or days) in which nothing was written.
  package func gaps() throws(PastFailure) -> [PastSpan] {
    guard let span = try span() else { return [] }
    let covered = try read { database in
      var slots: [(from: Int64, to: Int64)] = []
      // A coarser tier tells of what is before the first slot of the finer one.
      var end = Int64.max
      for tier in Tier.allCases {
        let length = tier.slotLength
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
        if tier == .readings { found += try SheetSlots.all(in: database).map { SheetKey.slot(of: $0) } }
        slots += found.map { ($0 * length, min(end, ($0 + 1) * length)) }.filter { $0.0 < $0.1 }
        if let first = found.min() { end = min(end, first * length) }
      }
      return slots.sorted { $0.from < $1.from }
    }
    var gaps: [PastSpan] = []
    var known = span.from
    for slot in covered {
      let from = Moment(nanoseconds: slot.from)
      if from > known { gaps.append(PastSpan(from: known, to: min(from, span.to))) }
      known = max(known, Moment(nanoseconds: slot.to))
    }
    return gaps
  }
}
