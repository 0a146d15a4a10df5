package import SiteModel

extension HistoryFile {
  /// Who writes the history, by its own word; nil while nobody says so.
  package func lease() throws(PastFailure) -> Lease? { try read { try LeaseSchema.lease(in: $0) } }

  /// The same, where only whoever wrote it matters and not why it cannot be read.
  package var standingLease: Lease? {
    do throws(PastFailure) { return try lease() } catch { return nil }
  }
}
