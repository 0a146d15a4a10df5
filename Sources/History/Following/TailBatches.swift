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

  /// The sources whose parts are in more than one bundle.
  private let spread: Set<Int64>

  init(_ names: HistoryNames, _ catalogue: PartCatalogue) {
    (self.names, self.catalogue) = (names, catalogue)
    var homes: [Int64: Int] = [:]
    var spread: Set<Int64> = []
    for (number, part) in catalogue.parts.enumerated() {
      guard let source = part?.source else { continue }
      let bundle = number / Int(SheetKey.bundleSize)
      if homes.updateValue(bundle, forKey: source) ?? bundle != bundle { spread.insert(source) }
    }
    self.spread = spread
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

  /// Brings what has been told into a site, in the order of moments. `isLast`: those sources, too, of which other bundles
  /// may tell more. What a source complains of is told elsewhere: that which is known stays.
  mutating func apply(to site: inout Site, isLast: Bool = false) {
    let ready = told.keys.filter { isLast || !spread.contains($0.source) }
    for key in ready.sorted(by: { ($0.moment, $0.source) < ($1.moment, $1.source) }) {
      guard let own = told.removeValue(forKey: key), let id = names.sources[key.source] else { continue }
      let subjects = catalogue.sources[key.source]?.subjects ?? []
      var batch = Batch(
        source: id, moment: Moment(nanoseconds: key.moment), subjects: subjects, layout: UInt64(subjects.count),
        readings: own.readings)
      batch.complaints = site.source(id)?.complaints ?? []
      batch.isSimulated = site.isSimulated
      site.apply(batch, took: .microseconds(own.duration))
    }
  }
}
