internal import GRDB
internal import History
package import SiteModel

/// The one who writes a history.
///
/// What comes in is packed at once and written every two seconds, all of it in one transaction: what a process that is
/// killed loses is younger than that. While the file cannot be written, it waits in memory as long as there is room.
package actor HistoryWriter {
  package nonisolated let path: String
  package var settings: RecordingSettings
  /// What keeps the file from being written; nil while nothing does.
  package internal(set) var fault: RecordingFault?
  let clock: any TimeSource
  let site: Topology
  let keepsPlan: Bool
  var names: WriterNames
  /// Nil while the file could not be opened again.
  var database: DatabaseQueue?
  var lives = Lives()
  private var tracks: [SourceID: SourceTrack] = [:]
  var sheets = Sheets()
  var waiting: [HistoryWrite] = []
  var waitingSize = 0
  /// The number of the last row that got one.
  private var lastRow: Int64 = 0
  /// The bundles' slots, by their first possible row, that have sheets in the file.
  var unsealed: Set<Int64>
  var nextPruning = Moment.never
  private var rhythm: Task<Void, Never>?

  /// How often what has come in is written.
  package static let period = Duration.seconds(2)

  /// Opens a history of a site, or makes one. Nobody else may be writing it. `keepsPlan`: of a site whose plan is not
  /// known here; nothing is recorded.
  package init(
    path: String, site: Topology, keepsPlan: Bool = false, settings: RecordingSettings = RecordingSettings(),
    clock: any TimeSource
  ) throws(PastFailure) {
    self.path = path
    self.site = site
    self.keepsPlan = keepsPlan
    self.settings = settings
    self.clock = clock
    do {
      let database = try WriterConnection.open(path, site: site, keepsPlan: keepsPlan, at: clock.now())
      (names, unsealed) = try database.read { (try WriterNames(from: $0), try SheetSlots.all(in: $0)) }
      lives = try database.read { try Lives(resuming: $0, of: site) }
      lastRow = try database.read { try HistoryWrite.lastRow(in: $0) }
      self.database = database
    } catch { throw PastFailure(error, at: path) }
  }

  /// Makes a source known.
  package func register(_ description: SourceDescription) {
    begin()
    for write in lives.take(description, at: clock.now(), &names) { enqueue(write) }
  }

  /// Adds what a source brought.
  package func append(_ batch: Batch, took duration: Duration = .zero) {
    begin()
    addReadings(of: batch, took: duration)
    for write in lives.take(batch, took: duration, &names) { enqueue(write) }
    if fault != nil { giveWay() }
  }

  /// Adds that a source could not be asked.
  package func append(_ failure: SourceFailure, of source: SourceID, at moment: Moment, took duration: Duration = .zero)
  {
    begin()
    for write in lives.take(failure, of: source, at: moment, took: duration, &names) { enqueue(write) }
  }

  /// Adds to what the next transaction writes.
  func enqueue(_ write: HistoryWrite) {
    lastRow += 1
    var write = write
    write.row = lastRow
    waiting.append(write)
    waitingSize += write.size
  }

  private func addReadings(of batch: Batch, took duration: Duration) {
    var track = tracks.removeValue(forKey: batch.source) ?? newTrack(of: batch.source)
    let places = track.places(of: batch, &names)
    var rows = track.parts.map { ReadingRow(count: $0.layout.series.count) }
    // A batch without readings says that the source answered; one that has never had any has nowhere to say it.
    var touched: Set<Int> = rows.isEmpty ? [] : [0]
    var last = -1
    for (place, reading) in zip(places, batch.readings) where place >= 0 && !reading.value.isNaN {
      let (part, series) = (Int(place) / PartLayout.limit, Int(place) % PartLayout.limit)
      rows[part].values[series] = reading.value
      rows[part].offsets[series] = reading.moment.nanoseconds &- batch.moment.nanoseconds
      rows[part].marks[series] = QualityCode.code(of: reading.quality)
      if part != last { touched.insert(part) }
      last = part
    }
    for part in touched.sorted() where rows.indices.contains(part) {
      if let carried = track.note(rows[part], ofPart: part, at: batch.moment) {
        sheets.add(carried, of: track.parts[part], at: batch.moment, took: .zero, isCarried: true)
      }
      sheets.add(rows[part], of: track.parts[part], at: batch.moment, took: duration)
    }
    tracks[batch.source] = track
  }

  private func newTrack(of source: SourceID) -> SourceTrack {
    let number = names.number(of: source)
    return SourceTrack(number: number, known: names.parts(of: number))
  }

  /// Starts to write every two seconds.
  private func begin() {
    guard rhythm == nil else { return }
    rhythm = Task { [weak self] in
      while !Task.isCancelled {
        // Cut short only when the writer is closed, which writes by itself.
        try? await Task.sleep(for: Self.period)
        await self?.turn()
      }
    }
  }

  /// What is done every two seconds: writes what waits, then does some of the rest.
  private func turn() {
    if flush() { tidy(for: .milliseconds(250)) }
  }

  /// Writes what waits and lets go of the file.
  package func close() {
    rhythm?.cancel()
    flush()
    // What cannot be tidied up now the next writer does.
    _ = try? database?.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    try? database?.close()
    database = nil
  }
}
