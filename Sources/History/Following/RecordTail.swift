internal import GRDB
package import SiteModel

/// Follows a history while another writes it: brings into a site what has been written since the last look, as if its
/// sources had just told it. A site is read whole only where that cannot be done.
package struct RecordTail: Sendable {
  private let file: HistoryFile
  /// Of each bundle: the sheets that have been read, as far as others may still come beside them.
  private var known: [Int64: Set<Int64>] = [:]
  private var lives = LifeTail()
  private var lookedAt: Moment

  /// Sheets of a bundle come in the order of their newest readings, but for what passes while they are written: so much
  /// of the site's time.
  private let disorder: Duration
  /// A clock that goes back by more was set back.
  private static let tremor = Duration.seconds(2)

  /// Goes on from the state of a file as it is `now`, by the site's clock. A site that is read whole after this lacks
  /// nothing. `speed`: how fast that clock goes; a simulated site's may be much faster.
  package init(of file: HistoryFile, at now: Moment, speed: Double = 1) throws(PastFailure) {
    self.file = file
    let disorder = Duration.seconds(10 * max(1, speed))
    self.disorder = disorder
    lookedAt = now
    (known, lives) = try file.read { database in
      var known: [Int64: Set<Int64>] = [:]
      let (_, catalogue) = try file.memory.names(from: database)
      for bundle in Self.bundles(of: catalogue) {
        // Those ahead, too: of a time before the clock was set back.
        known[bundle] = Set(try Self.sheets(of: bundle, from: now - disorder, in: database))
      }
      var lives = LifeTail()
      try lives.begin(database)
      return (known, lives)
    }
  }

  /// Brings what is new into a site that was read from this file. False where the site has to be read whole.
  package mutating func bring(into site: inout Site, at now: Moment) throws(PastFailure) -> Bool {
    guard now >= lookedAt - Self.tremor else { return false }
    let before = self
    let next = try file.read { database in
      var next = before
      return try next.bring(into: &site, at: now, from: database) ? next : nil
    }
    guard let next else { return false }
    self = next
    return true
  }

  private mutating func bring(into site: inout Site, at now: Moment, from database: Database) throws -> Bool {
    let (names, catalogue) = try file.memory.names(from: database)
    var batches = TailBatches(names, catalogue)
    // A bundle at a time: a second of a large site is a million readings.
    for bundle in Self.bundles(of: catalogue) {
      try read(bundle, at: now, into: &batches, from: database)
      batches.apply(to: &site)
    }
    batches.apply(to: &site, isLast: true)
    file.memory.keep(batches.catalogue)
    lookedAt = now
    return try lives.bring(into: &site, names, from: database)
  }

  private mutating func read(
    _ bundle: Int64, at now: Moment, into batches: inout TailBatches, from database: Database
  ) throws {
    var own = known.removeValue(forKey: bundle) ?? []
    let found = try Self.sheets(of: bundle, from: lookedAt - disorder, in: database)
    let query = try BlobStatement(database, "SELECT data FROM sheet WHERE id = ?")
    for key in found where own.insert(key).inserted {
      try query.forEach([key]) { row in
        batches.take(row.bytes(0), from: database)
        return false
      }
    }
    let end = SheetKey.key(bundle: bundle, at: now - disorder)
    known[bundle] = own.filter { $0 >= end }
  }

  private static func bundles(of catalogue: PartCatalogue) -> ClosedRange<Int64> {
    0...Int64(catalogue.parts.count) / SheetKey.bundleSize
  }

  private static func sheets(of bundle: Int64, from moment: Moment, in database: Database) throws -> [Int64] {
    var found: [Int64] = []
    let range = [SheetKey.key(bundle: bundle, at: moment), SheetKey.first(bundle: bundle + 1, slot: 0)]
    try BlobStatement(database, "SELECT id FROM sheet WHERE id >= ? AND id < ? ORDER BY id").forEach(range) {
      found.append($0.number(0))
      return true
    }
    return found
  }
}
