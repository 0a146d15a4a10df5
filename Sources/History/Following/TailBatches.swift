internal import GRDB
internal import SiteModel

/// What newly written sheets tell, put together as their sources told it.
struct TailBatches {
  private struct Key: Hashable {
    var source: Int64
    var moment: Int64
  }

  private struct Told {
    var duration: Int64 = 0
    var readings: [Reading] = []
  }

  private(set) var catalogue: PartCatalogue
  private let names: HistoryNames
  private var told: [Key: Told] = [:]

  init(_ names: HistoryNames, _ catalogue: PartCatalogue) {
    (self.names, self.catalogue) = (names, catalogue)
  }

  /// A sheet that is damaged says nothing; `verify` tells.
  mutating func take(_ bytes: UnsafeRawBufferPointer, from database: Database) {
    do throws(BlockFault) {
      for entry in try SheetEncoding.entries(bytes) where !entry.isCarried { try take(entry, from: database) }
    } catch {}
  }

  private mutating func take(_ entry: SheetEntry, from database: Database) throws(BlockFault) {
    // A part that cannot be read is as good as none.
    guard let part = try? catalogue.part(entry.part, with: entry.seriesCount, from: database, names) else { return }
    let key = Key(source: part.source, moment: entry.moment)
    var own = told.removeValue(forKey: key) ?? Told()
    defer { told[key] = own }
    own.duration = max(own.duration, entry.duration)
    own.readings.reserveCapacity(own.readings.count + entry.seriesCount)
    try entry.forEachReading(part.layout) { place, value, offset, quality in
      guard let quantity = part.quantities[place] else { return }
      own.readings.append(
        Reading(
          Int(part.subjects[place]), quantity, value, at: Moment(nanoseconds: entry.moment &+ offset),
          quality: QualityCode.qualities[Int(quality & 3)]))
    }
  }

  /// In the order of their moments. What a source complains of is told elsewhere: that which is known stays.
  func all(of site: Site) -> [(batch: Batch, took: Duration)] {
    told.sorted { ($0.key.moment, $0.key.source) < ($1.key.moment, $1.key.source) }.compactMap { key, own in
      guard let id = names.sources[key.source] else { return nil }
      let subjects = catalogue.sources[key.source]?.subjects ?? []
      var batch = Batch(
        source: id, moment: Moment(nanoseconds: key.moment), subjects: subjects, layout: UInt64(subjects.count),
        readings: own.readings)
      batch.complaints = site.source(id)?.complaints ?? []
      batch.isSimulated = site.isSimulated
      return (batch, .microseconds(own.duration))
    }
  }
}
