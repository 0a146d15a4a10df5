internal import GRDB
internal import SiteModel

/// What a site had itself added up by a moment.
enum MemoryRestoration {
  /// The totals of the day before the moment, step by step. The values of single things are not among them:
  /// `Past.values` has those.
  static func trends(at moment: Moment, from database: Database) throws -> Trends {
    let layouts = try TotalsLayout.all(in: database)
    var steps: [(moment: Moment, totals: [Trends.SiteTotal: Double])] = []
    let range = [(moment - .seconds(86_400)).nanoseconds, moment.nanoseconds]
    try BlobStatement(
      database, "SELECT layout, moment, body FROM total WHERE moment > ? AND moment <= ? ORDER BY moment"
    ).forEach(range) { row in
      // A damaged row loses itself only.
      if let totals = layouts[row.number(0)]?.totals(in: row.bytes(2)) {
        steps.append((Moment(nanoseconds: row.number(1)), totals))
      }
      return true
    }
    // An hour in as many steps as it was remembered by.
    let last = steps.suffix(2)
    let step = max(.seconds(1), last.count == 2 ? last[last.endIndex - 1].moment - last[last.startIndex].moment : .zero)
    let interval = min(step, .seconds(60))
    var trends = Trends(capacity: min(360, Int(3600 / interval.seconds)), interval: interval)
    let unknown = Trends.tracked.map { _ in [Float]() }
    for step in steps { trends.take(unknown, totals: step.totals, at: step.moment) }
    return trends
  }

  static func ledger(of site: Site, at moment: Moment, from reader: inout LifeReader) throws -> JobLedger {
    var entries: [JobReference: JobLedger.Entry] = [:]
    let places = Dictionary(
      site.queues.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for record in try reader.list(.energies).items {
      guard let queue = places[record.key.queue] else { continue }
      entries[JobReference(queue: queue, id: record.key.job)] = record.entry
    }
    return JobLedger(entries, at: moment)
  }
}
