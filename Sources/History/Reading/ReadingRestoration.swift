internal import GRDB
internal import SiteModel

/// Puts the readings of a moment into a site: of each series the last that came at that moment or before.
///
/// Where every reading is kept, those are looked for in the moment's slot and the one before it, then further back for
/// each part that was silent that long; before that, in the tiers.
struct ReadingRestoration: Restoration {
  let memory: HistoryMemory

  func prepare(_ site: inout Reconstruction, from database: Database) throws {
    var readings = PartReadings(at: site.moment, catalogue: site.catalogue, names: site.names)
    let slot = Tier.readings.slot(of: site.moment)
    for slot in [slot, slot - 1] where slot >= 0 && readings.isMissingAny {
      try readings.takeSheets(ofSlot: slot, from: database)
      try readings.takeBlocks(of: .readings, slot: slot, from: database)
      readings.finishSlot()
    }
    if try readings.areReadingsKept(from: database) { try readings.lookBack(in: .readings, from: database) }
    for tier in [Tier.minutes, .quarters] where readings.isMissingAny {
      let slot = tier.slot(of: site.moment)
      for slot in [slot, slot - 1] where slot >= 0 {
        try readings.takeBlocks(of: tier, slot: slot, from: database)
        readings.finishSlot()
      }
      try readings.lookBack(in: tier, from: database)
    }
    site.catalogue = readings.catalogue
    site.answers = answers(readings, of: site)
    site.site = memory.blank(site.site, for: site.answers)
  }

  private func answers(_ readings: borrowing PartReadings, of site: borrowing Reconstruction) -> [Reconstruction.Answer]
  {
    var answers: [Reconstruction.Answer] = []
    answers.reserveCapacity(readings.bySource.count)
    for (source, found) in readings.bySource.sorted(by: { $0.key < $1.key }) {
      guard let id = site.names.sources[source] else { continue }
      var batch = Batch(source: id, moment: Moment(nanoseconds: found.moment))
      batch.isSimulated = site.site.isSimulated
      batch.subjects = site.catalogue.sources[source]?.subjects ?? []
      // A file's list of a source's things only grows: its length says which it is.
      batch.layout = UInt64(batch.subjects.count)
      batch.readings = found.readings
      answers.append(Reconstruction.Answer(batch: batch, duration: .microseconds(found.duration)))
    }
    return answers
  }
}
