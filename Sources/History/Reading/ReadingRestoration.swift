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
    for (source, found) in readings.bySource {
      let subjects = readings.catalogue.sources[source]?.subjects ?? []
      site.durations[source] = .microseconds(found.duration)
      site.change(source, at: Moment(nanoseconds: found.moment)) { batch in
        batch.moment = Moment(nanoseconds: found.moment)
        batch.subjects = subjects
        batch.readings = found.readings
      }
    }
    site.site = memory.blank(site.site, for: site.batches)
  }
}
