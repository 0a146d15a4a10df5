package import SiteModel
internal import Synchronization

/// A clock that moves only when told to.
package final class ManualClock: TimeSource {
  private let current: Mutex<Moment>

  /// 2026-01-02T03:04:05Z unless told otherwise.
  package init(at moment: Moment = Moment(seconds: 1_767_323_045)) { current = Mutex(moment) }

  package func now() -> Moment { current.withLock { $0 } }
  package func advance(by duration: Duration) { current.withLock { $0 = $0 + duration } }
}
