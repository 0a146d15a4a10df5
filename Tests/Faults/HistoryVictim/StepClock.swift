import SiteModel
import Synchronization

/// A clock that stands still until it is told otherwise.
final class StepClock: TimeSource {
  private let current = Mutex(HistoryVictim.start)
  var moment: Moment {
    get { current.withLock { $0 } }
    set { current.withLock { $0 = newValue } }
  }
  func now() -> Moment { moment }
}
