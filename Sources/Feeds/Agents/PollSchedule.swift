package import SiteModel

/// Decides when each of thousands of targets is asked: a state machine that knows neither network nor clock. Moments
/// are of any clock that does not jump.
///
/// A target that answers is asked once a period, at its own place in the period, so that load is even. One that fails
/// is asked ever more rarely, up to a limit. Targets that answered last time (*proven*) and all others have separate
/// places among the polls in flight, so neither a dead half of a fleet nor a busy one can starve the rest.
package struct PollSchedule: Sendable {
  package struct Settings: Hashable, Sendable {
    package var period: Duration
    /// Polls in flight at a time; at least 2.
    package var concurrency: Int
    /// Longest wait between two polls of a failing target.
    package var longestWait: Duration
    /// A poll that has not ended by then is given up, and its answer ignored if it comes after all.
    package var patience: Duration

    package init(period: Duration, concurrency: Int = 256, longestWait: Duration? = nil, patience: Duration) {
      self.period = max(period, .milliseconds(10))
      self.concurrency = max(concurrency, 2)
      self.longestWait = max(longestWait ?? .seconds(60), self.period)
      self.patience = patience
    }
  }

  /// Leave to ask a target once.
  package struct Ticket: Hashable, Sendable {
    package let target: Int
    fileprivate let attempt: UInt64
  }

  private struct Target: Sendable {
    let seed: UInt64
    var failures = 0
    var isProven = false
    var attempt: UInt64 = 0
    var due: Moment
    /// When the poll in flight began; nil when there is none.
    var asked: Moment?
  }

  package let settings: Settings
  private let start: Moment
  private var targets: [Target] = []
  private var proven = DueQueue()
  private var unproven = DueQueue()
  private var provenInFlight = 0
  private var unprovenInFlight = 0
  private var inFlight: Set<Int> = []

  /// `names` tell the targets apart and fix their places in the period. First polls are spread over a second, at most
  /// a period.
  package init(names: [String], settings: Settings, start: Moment) {
    self.settings = settings
    self.start = start
    let spread = UInt64(min(settings.period, .seconds(1)).nanoseconds)
    for (index, name) in names.enumerated() {
      let seed = Jitter.seed(name)
      let due = start + .nanoseconds(Int64(Jitter.mixed(seed, 0) % max(spread, 1)))
      targets.append(Target(seed: seed, due: due))
      unproven.insert(due, index)
    }
  }

  package var inFlightCount: Int { inFlight.count }
  private var provenLimit: Int { settings.concurrency - max(1, settings.concurrency / 8) }
  private var unprovenLimit: Int { settings.concurrency - max(1, settings.concurrency / 4) }

  /// The targets to ask now; each counts as in flight until `succeeded`, `failed` or `givenUp` says otherwise.
  package mutating func due(at now: Moment) -> [Ticket] {
    var tickets: [Ticket] = []
    while inFlight.count < settings.concurrency {
      if provenInFlight < provenLimit, let target = proven.popFirst(dueBy: now) {
        provenInFlight += 1
        tickets.append(ticket(for: target, at: now))
      } else if unprovenInFlight < unprovenLimit, let target = unproven.popFirst(dueBy: now) {
        unprovenInFlight += 1
        tickets.append(ticket(for: target, at: now))
      } else {
        break
      }
    }
    return tickets
  }

  /// When `due` has something again if no poll ends before; nil when only an ending poll can change that.
  package var nextDue: Moment? {
    guard inFlight.count < settings.concurrency else { return nil }
    let candidates = [
      provenInFlight < provenLimit ? proven.first : nil, unprovenInFlight < unprovenLimit ? unproven.first : nil,
    ]
    return candidates.compactMap { $0 }.min()
  }

  /// Notes an answer; false when it came too late and is to be ignored.
  package mutating func succeeded(_ ticket: Ticket, at now: Moment) -> Bool {
    guard end(ticket) else { return false }
    targets[ticket.target].failures = 0
    targets[ticket.target].isProven = true
    let due = nextPlace(of: targets[ticket.target], after: now)
    targets[ticket.target].due = due
    proven.insert(due, ticket.target)
    return true
  }

  /// Notes a failure; false when it came too late and is to be ignored. `wish`: how long the target asks to be left alone.
  package mutating func failed(_ ticket: Ticket, at now: Moment, wish: Duration = .zero) -> Bool {
    guard end(ticket) else { return false }
    targets[ticket.target].failures += 1
    targets[ticket.target].isProven = false
    let due = now + max(wish, wait(of: targets[ticket.target]))
    targets[ticket.target].due = due
    unproven.insert(due, ticket.target)
    return true
  }

  /// Gives up polls that should have ended long ago, notes them as failures and returns them.
  package mutating func givenUp(at now: Moment) -> [Ticket] {
    let overdue = inFlight.filter { index in
      targets[index].asked.map { now - $0 > settings.patience } ?? false
    }
    return overdue.sorted().compactMap { index in
      let ticket = Ticket(target: index, attempt: targets[index].attempt)
      return failed(ticket, at: now) ? ticket : nil
    }
  }

  private mutating func ticket(for target: Int, at now: Moment) -> Ticket {
    targets[target].attempt += 1
    targets[target].asked = now
    inFlight.insert(target)
    return Ticket(target: target, attempt: targets[target].attempt)
  }

  private mutating func end(_ ticket: Ticket) -> Bool {
    guard targets[ticket.target].attempt == ticket.attempt, targets[ticket.target].asked != nil else { return false }
    targets[ticket.target].asked = nil
    inFlight.remove(ticket.target)
    if targets[ticket.target].isProven { provenInFlight -= 1 } else { unprovenInFlight -= 1 }
    return true
  }

  /// The target's next place in the grid of periods, after `now`.
  private func nextPlace(of target: Target, after now: Moment) -> Moment {
    let period = settings.period.nanoseconds
    let offset = Int64(Jitter.mixed(target.seed, 1) % UInt64(period))
    let elapsed = max((max(now, target.due) - start).nanoseconds, 0)
    let turn = elapsed < offset ? 0 : (elapsed - offset) / period + 1
    return start + .nanoseconds(offset + turn * period)
  }

  /// Doubles with each failure from one period on; up to a quarter less, so that targets which died together do not
  /// come back together.
  private func wait(of target: Target) -> Duration {
    let doublings = min(target.failures - 1, 30)
    let full = min(settings.period * (1 << doublings), settings.longestWait).nanoseconds
    let cut = Int64(Jitter.mixed(target.seed, UInt64(target.failures) + 1) % UInt64(full / 4 + 1))
    return .nanoseconds(full - cut)
  }
}
