internal import GRDB
internal import History
internal import SiteModel

/// Readings that have come in and are not in the file yet, packed.
struct Sheets {
  /// The entries of a bundle's parts that will be one row.
  private struct Sheet {
    var bundle: Int64
    var newest: Moment
    var readings = 0
    var writer = ByteWriter()
  }

  /// A row that is ready.
  private struct Row {
    var key: Int64
    var readings: Int
    var newest: Moment
    var bytes: [UInt8]
  }

  private var open: [Int64: Sheet] = [:]
  private var rows: [Row] = []

  var isEmpty: Bool { open.isEmpty && rows.isEmpty }
  /// In bytes.
  private(set) var size = 0

  /// Adds what a batch brought of a part.
  mutating func add(
    _ row: ReadingRow, of part: PartTrack, at moment: Moment, took duration: Duration, isCarried: Bool = false
  ) {
    let bundle = part.number / SheetKey.bundleSize
    let key = SheetKey.first(bundle: bundle, slot: Tier.readings.slot(of: moment))
    var sheet = open.removeValue(forKey: key) ?? Sheet(bundle: bundle, newest: moment)
    size -= sheet.writer.bytes.count
    SheetEncoding.write(
      part: part.number, moment: moment.nanoseconds, duration: duration.nanoseconds / 1000, isCarried: isCarried, row,
      part.layout, to: &sheet.writer)
    sheet.newest = max(sheet.newest, moment)
    if !isCarried { sheet.readings += row.marks.count { $0 != ReadingTable.absent } }
    size += sheet.writer.bytes.count
    open[key] = sheet
  }

  /// Makes rows of what is open.
  mutating func finish() {
    var finished: [Row] = []
    for var sheet in open.values {
      SheetEncoding.seal(&sheet.writer)
      finished.append(
        Row(
          key: SheetKey.key(bundle: sheet.bundle, at: sheet.newest), readings: sheet.readings, newest: sheet.newest,
          bytes: sheet.writer.bytes))
    }
    open = [:]
    // What came in before stays before: the oldest is given up first.
    rows += finished.sorted { $0.key < $1.key }
  }

  /// Writes the rows. A row that has the number already stays: the new one gets the next free number, unless it is the
  /// same, from a transaction that only seemed to fail.
  func save(to database: Database) throws {
    let find = try BlobStatement(database, "SELECT data FROM sheet WHERE id = ?")
    let insert = try BlobStatement(database, "INSERT INTO sheet (id, data) VALUES (?, ?)")
    for row in rows {
      var key = row.key
      var there: [UInt8]?
      repeat {
        there = nil
        try find.forEach([key]) { found in
          there = found.array(0)
          return false
        }
        if there != nil, there != row.bytes { key += 1 }
      } while there != nil && there != row.bytes
      if there == nil { try insert.execute([key], row.bytes) }
    }
  }

  /// The slots, by their first possible row, that the rows belong to.
  var slots: Set<Int64> { Set(rows.map { $0.key / SheetKey.timeLimit * SheetKey.timeLimit }) }

  mutating func noteSaved() { (rows, size) = ([], 0) }

  /// What was given up: how many readings, and from when to when they came.
  struct Loss {
    var readings = 0
    var span: PastSpan?
  }

  /// Gives up the oldest rows until at most `limit` bytes are left.
  mutating func give(upTo limit: Int) -> Loss {
    var lost = Loss()
    var count = 0
    while size > limit, count < rows.count {
      let moment = rows[count].newest
      lost.readings += rows[count].readings
      lost.span = PastSpan(from: min(moment, lost.span?.from ?? moment), to: max(moment, lost.span?.to ?? moment))
      size -= rows[count].bytes.count
      count += 1
    }
    rows.removeFirst(count)
    return lost
  }
}
