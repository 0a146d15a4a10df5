package import SiteModel

extension HistoryWriter {
  /// Notes what a site itself has added up since the last look: totals, energies of jobs, accelerators that idle. To be
  /// called with the newest site after each step of what it remembers, or about as often; other calls do nothing.
  package func append(memoryOf site: Site, at moment: Moment) {
    for write in lives.take(site, at: moment, &names) { enqueue(write) }
  }
}
