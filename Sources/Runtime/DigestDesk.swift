package import Analysis
package import SiteModel
internal import Synchronization
package import Views

/// Works out the sums of a large site beside the console's thread, so that no key has to wait for them. A small site's
/// are cheaper than the detour.
package final class DigestDesk: Sendable {
  private struct State {
    var newest: Digest?
    var second: Int64?
    var beganAt: ContinuousClock.Instant?
    var isAtWork = false
    var isResting = false
  }

  /// What is to be done about a newer state of the site.
  private enum Need { case nothing, digest, rest(until: ContinuousClock.Instant) }

  private let state = Mutex(State())
  private let whenReady: @Sendable () -> Void

  /// `whenReady` is called, on any thread, after each digest.
  package init(whenReady: @escaping @Sendable () -> Void) { self.whenReady = whenReady }

  /// What the newest digest goes by, for whoever else has to look at all of the site; nil before the first.
  package var evidence: Evidence? { state.withLock { $0.newest?.evidence } }

  /// A simulated site's seconds may be much shorter than the operator's.
  private static let leastPeriod = Duration.milliseconds(900)

  /// The newest digest there is, nil before the first. Orders one of this state of the site, unless the newest is of
  /// this very second or one is in the making; so soon after the last one it has itself asked again later.
  package func newest(of site: Site, at now: Moment) -> Digest? {
    let second = now.nanoseconds / 1_000_000_000
    let (newest, need) = state.withLock { ($0.newest, Self.need(of: second, &$0)) }
    switch need {
    case .nothing: break
    case .digest:
      Task.detached {
        let digest = Digest(of: site, at: now, after: newest)
        self.state.withLock { ($0.newest, $0.second, $0.isAtWork) = (digest, second, false) }
        self.whenReady()
      }
    case .rest(let end):
      Task.detached {
        try? await Task.sleep(until: end, clock: .continuous)
        self.state.withLock { $0.isResting = false }
        self.whenReady()
      }
    }
    return newest
  }

  private static func need(of second: Int64, _ state: inout State) -> Need {
    guard !state.isAtWork, state.second != second else { return .nothing }
    if let end = state.beganAt.map({ $0 + leastPeriod }), .now < end {
      guard !state.isResting else { return .nothing }
      state.isResting = true
      return .rest(until: end)
    }
    (state.isAtWork, state.beganAt) = (true, .now)
    return .digest
  }
}
