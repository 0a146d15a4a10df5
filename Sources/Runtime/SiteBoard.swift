package import SiteModel
internal import Synchronization

/// The newest site, for whoever wants to look, on any thread and without waiting for an actor. A slow looker skips
/// sites; none queue.
package final class SiteBoard: Sendable {
  private let newest: Mutex<Site>
  private let listener = Mutex<(@Sendable () -> Void)?>(nil)

  package init(_ site: Site) { newest = Mutex(site) }

  package var site: Site { newest.withLock { $0 } }

  package func post(_ site: Site) {
    newest.withLock { $0 = site }
    listener.withLock { $0 }?()
  }

  /// Calls `action` after every post; replaces the action set before.
  package func onPost(_ action: (@Sendable () -> Void)?) { listener.withLock { $0 = action } }
}
