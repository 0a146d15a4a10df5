internal import GRDB
package import SiteModel

extension HistoryFile {
  /// The oldest and the newest moment of which a reading is recorded; nil while none is.
  package func span() throws(PastFailure) -> PastSpan? { try read { try RecordedSpan.ofReadings(in: $0) } }
}
