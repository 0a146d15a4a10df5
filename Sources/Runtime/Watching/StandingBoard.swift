package import SiteModel
internal import Synchronization

/// Where the site on the board comes from, for whoever draws it, on any thread.
package final class StandingBoard: Sendable {
  private struct State {
    var standing: RecordStanding?
    var path: String?
    var destination: Moment?
  }

  private let state = Mutex(State())
  package init() {}

  /// Nil where a site is neither recorded nor read from a history.
  package var standing: RecordStanding? {
    state.withLock { state in
      guard state.standing == .recording(), let destination = state.destination else { return state.standing }
      return .approaching(destination)
    }
  }
  /// The history that is written or read now, to look back in; nil while there is none.
  package var path: String? { state.withLock(\.path) }

  /// True while this process writes the history.
  package var isRecording: Bool { state.withLock { $0.standing?.isRecording ?? false } }

  package func post(_ standing: RecordStanding?, path: String?) {
    state.withLock { ($0.standing, $0.path) = (standing, path) }
  }

  /// Tells up to when the site is simulated unseen; nil once it is not.
  func approach(_ destination: Moment?) { state.withLock { $0.destination = destination } }
}
