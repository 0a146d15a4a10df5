package import SiteModel
internal import Synchronization

/// Where the site on the board comes from, for whoever draws it, on any thread.
package final class StandingBoard: Sendable {
  private struct State {
    var standing: RecordStanding?
    var path: String?
  }

  private let state = Mutex(State())
  package init() {}

  /// Nil where a site is neither recorded nor read from a history.
  package var standing: RecordStanding? { state.withLock(\.standing) }
  /// The history that is written or read now, to look back in; nil while there is none.
  package var path: String? { state.withLock(\.path) }

  /// True while this process writes the history.
  package var isRecording: Bool { standing?.isRecording ?? false }

  package func post(_ standing: RecordStanding?, path: String?) {
    state.withLock { $0 = State(standing: standing, path: path) }
  }
}
