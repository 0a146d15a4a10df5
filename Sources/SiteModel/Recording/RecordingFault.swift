/// What keeps a history from being written, while it does: what comes in waits in memory as long as there is room.
package struct RecordingFault: Hashable, Sendable {
  /// Why the last attempt failed.
  package var failure: PastFailure
  /// When the first attempt failed that none has succeeded after.
  package var since: Moment
  /// Readings that found no room to wait in since then, and are lost.
  package var lost: Int

  package init(_ failure: PastFailure, since: Moment, lost: Int = 0) {
    self.failure = failure
    self.since = since
    self.lost = lost
  }
}
