import SiteModel
import Synchronization

/// A moment that several look at.
final class Moments: Sendable {
  private let current: Mutex<Moment>
  init(_ moment: Moment) { current = Mutex(moment) }
  var value: Moment {
    get { current.withLock { $0 } }
    set { current.withLock { $0 = newValue } }
  }
}
