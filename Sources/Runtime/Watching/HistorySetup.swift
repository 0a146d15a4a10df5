package import SiteModel

/// Where the history of a site may be, and who would write it.
package struct HistorySetup: Sendable {
  /// Files that another process may be writing.
  package var candidates: [String]
  /// What writes one; nil where nothing may be written.
  package var hand: (any RecordingHand)?
  /// True for what only shows, and is not expected to record.
  package var isViewer: Bool

  /// For what only shows.
  package init(candidates: [String]) {
    self.candidates = candidates
    isViewer = true
  }

  package init(candidates: [String], hand: (any RecordingHand)?) {
    self.candidates = candidates
    self.hand = hand
    isViewer = false
  }
}
