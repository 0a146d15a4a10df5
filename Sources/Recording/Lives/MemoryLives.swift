internal import Foundation
internal import GRDB
internal import History
internal import SiteModel

/// What is recorded of what a site itself adds up: its totals step by step, the energy of jobs, accelerators that idle.
struct MemoryLives: Sendable {
  private var energies = Register(.energies)
  private var idle = Register(.idle)
  private var lastStep = Moment.never
  private var lastEnergies = Moment.never
  /// The energy of jobs is written so often: between, it is a little behind.
  private static let energyPeriod = Duration.seconds(60)

  mutating func seal() -> [LifeRow?] { [energies.seal(), idle.seal()] }

  mutating func tellAllAgain() {
    energies.tellAllAgain()
    idle.tellAllAgain()
  }

  /// Notes what is new in a site since the last look.
  mutating func take(_ site: Site, at moment: Moment, _ names: inout WriterNames) -> [HistoryWrite] {
    guard let step = site.trends.span?.to, step > lastStep else { return [] }
    lastStep = step
    var rows: [LifeRow?] = []
    if moment - lastEnergies >= Self.energyPeriod || moment < lastEnergies {
      lastEnergies = moment
      rows += note(site.ledger, of: site, at: moment)
    }
    rows += note(site.idleWatch, of: site, at: moment, &names)
    return [write(totals(of: site), at: step)] + rows.compactMap { $0?.write }
  }

  private func totals(of site: Site) -> [Trends.SiteTotal: Double] {
    var totals: [Trends.SiteTotal: Double] = [:]
    for total in Trends.SiteTotal.allCases { totals[total] = site.trends.values(of: total).last ?? nil }
    return totals
  }

  private func write(_ totals: [Trends.SiteTotal: Double], at moment: Moment) -> HistoryWrite {
    let (layout, body) = (TotalsLayout.all, TotalsLayout().body(of: totals))
    return HistoryWrite(size: 64 + body.count) { database, number in
      try database.execute(sql: "INSERT OR IGNORE INTO life_topic (name) VALUES (?)", arguments: [layout])
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO total (id, layout, moment, body)
          VALUES (?, (SELECT id FROM life_topic WHERE name = ?), ?, ?)
          """,
        arguments: [number, layout, moment.nanoseconds, Data(body)])
    }
  }

  private mutating func note(_ ledger: JobLedger, of site: Site, at moment: Moment) -> [LifeRow?] {
    var rows: [LifeRow?] = []
    var kept: Set<EnergyRecord.Key> = []
    for (job, entry) in ledger.all where site.queues.indices.contains(job.queue) {
      let record = EnergyRecord(queue: site.queues[job.queue].name, job: job.id, entry)
      kept.insert(record.key)
      rows.append(energies.put(record, at: moment))
    }
    rows.append(energies.remove(Set(energies.list.items.map(\.key)).subtracting(kept), at: moment))
    return rows
  }

  private mutating func note(
    _ watch: IdleWatch, of site: Site, at moment: Moment, _ names: inout WriterNames
  ) -> [LifeRow?] {
    var rows: [LifeRow?] = []
    var gone: Set<Int64> = []
    for index in 0..<min(watch.count, site.directory.count(of: .accelerator)) {
      var record = IdleRecord(names.number(of: site.directory.key(of: .accelerator(index))))
      if let since = watch.idleSince(accelerator: index) {
        record.since = since
        rows.append(idle.put(record, at: moment))
      } else {
        gone.insert(record.key)
      }
    }
    rows.append(idle.remove(gone, at: moment))
    return rows
  }
}
