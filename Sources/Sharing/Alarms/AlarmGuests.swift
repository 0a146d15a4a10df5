internal import SiteModel
internal import Synchronization

/// Who is connected to whoever keeps the alarms: a few at a time of each account, so that nobody keeps the others out,
/// and a bounded number in all.
final class AlarmGuests: Sendable {
  private let counts = Mutex<[UInt32: Int]>([:])
  private let known = Mutex<[UInt32: (account: Account, until: ContinuousClock.Instant)]>([:])

  static let mostOfOne = 8
  static let mostInAll = 64

  /// False for one too many. Who is let in has to be let out.
  func letIn(_ number: UInt32) -> Bool {
    counts.withLock { counts in
      guard counts[number, default: 0] < Self.mostOfOne, counts.values.reduce(0, +) < Self.mostInAll else {
        return false
      }
      counts[number, default: 0] += 1
      return true
    }
  }

  func letOut(_ number: UInt32) {
    counts.withLock { counts in
      let left = counts[number, default: 1] - 1
      counts[number] = left > 0 ? left : nil
    }
  }

  /// What was found of an account less than a minute ago.
  func account(numbered number: UInt32) -> Account? {
    known.withLock { $0[number].flatMap { $0.until > .now ? $0.account : nil } }
  }

  func note(_ account: Account) {
    known.withLock { known in
      if known.count >= 1024 { known = [:] }
      known[account.person.number] = (account, .now + .seconds(60))
    }
  }
}
