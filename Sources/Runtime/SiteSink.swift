package import SiteModel

/// Where feeds deliver: whoever keeps the site.
package protocol SiteSink: Sendable {
  /// Makes a source known before its first answer, so that silence is visible.
  func register(_ description: SourceDescription) async
  /// Folds in what a poll brought.
  func apply(_ batch: Batch, took duration: Duration) async
  /// Notes that a poll failed.
  func apply(_ failure: SourceFailure, of source: SourceID, at moment: Moment, took duration: Duration) async
}
