package import SiteModel

/// Decides what Slurm is asked next, and when: one question at a time, none while the last is under way.
///
/// It is kind to the controller. Whether it is there is asked first, by a ping that costs milliseconds where other
/// questions would hang. In the first round everything is asked at once; after that each question has its own period, and
/// after each answer there is a pause of nine times what it took, so that asking never takes more than a tenth of the
/// time. A controller that fails is asked less and less often, up to once a minute.
///
/// The details of jobs stand in the place of a poll of the queue: the controller lists its jobs once a period.
package struct SlurmAgenda: Sendable {
  package struct Settings: Sendable {
    /// How often the queue is asked for; nothing is asked for more often.
    package var every: Duration
    package var hasAccounting: Bool

    package init(every: Duration, minimum: Duration = .seconds(2), hasAccounting: Bool = true) {
      self.every = max(every, minimum, .seconds(2))
      self.hasAccounting = hasAccounting
    }
  }

  /// How far back what ended is asked for at first and after a gap, and again at each later time, in minutes.
  private static let history = (first: 1440, later: 15)
  /// The accounting has not answered for so long that the later times would not reach back to its last answer.
  private static let gap = Duration.seconds(600)
  private static let longestPause = Duration.seconds(60)

  private struct Topic: Sendable {
    var due: Moment
    var period: Duration
    var failures = 0
    var isAnswered = false
  }

  private enum Name: Int, CaseIterable {
    case jobs, configuration, nodes, partitions, reservations, priorities, steps, accounting, shares, qualities, clock
  }

  private let settings: Settings
  private var topics: [Topic]
  private var isUnderWay = false
  /// The controller answered when it was last asked.
  private var isTrusted = false
  private var pingDue: Moment
  private var pingFailures = 0
  private var quietUntil: Moment
  private var wantsDetails = false
  private var detailsDue: Moment
  private var doubtful: [Int] = []
  private var dropped: Set<Int> = []
  private var accountsKnownUntil: Moment?
  private var hasGap = true

  package init(_ settings: Settings, at now: Moment) {
    self.settings = settings
    let every = settings.every
    func atLeast(_ seconds: Int) -> Duration { max(every, .seconds(seconds)) }
    topics = Name.allCases.map { name in
      switch name {
      case .jobs: Topic(due: now, period: every)
      case .nodes, .partitions: Topic(due: now, period: atLeast(30))
      case .reservations, .priorities, .steps, .accounting: Topic(due: now, period: atLeast(60))
      case .shares, .qualities, .clock: Topic(due: now, period: atLeast(300))
      case .configuration: Topic(due: now, period: atLeast(3600))
      }
    }
    (pingDue, quietUntil, detailsDue) = (now, now, now)
    if !settings.hasAccounting { drop(.accounting, .shares, .qualities) }
  }

  /// How often the sources of a part are asked.
  package func cadence(of part: SlurmPart) -> Duration {
    switch part {
    case .jobs: topics[Name.jobs.rawValue].period
    case .nodes: topics[Name.nodes.rawValue].period
    case .accounting: topics[Name.accounting.rawValue].period
    case .priorities: topics[Name.priorities.rawValue].period
    }
  }

  /// True once everything has been asked that is asked at all, answered or not.
  package var isRound: Bool {
    (isTrusted ? !wantsDetails : pingFailures > 0)
      && Name.allCases.allSatisfy { isSettled($0) }
  }

  private func isSettled(_ name: Name) -> Bool {
    let topic = topics[name.rawValue]
    return dropped.contains(name.rawValue) || topic.isAnswered || topic.failures > 0
      || !isTrusted && pingFailures > 0 && question(name).asksController
  }

  // MARK: Asking

  /// What to ask now; nil when nothing is due yet. Whoever asks it says how it went.
  package mutating func next(at now: Moment) -> SlurmQuestion? {
    hasGap = accountsKnownUntil.map { now - $0 > Self.gap } ?? true
    guard !isUnderWay, isFirst || now >= quietUntil, let question = due(at: now) else { return nil }
    isUnderWay = true
    return question
  }

  private var isFirst: Bool { !topics.allSatisfy { $0.isAnswered || $0.failures > 0 } || wantsDetails && !hasDetails }
  private var hasDetails = false

  private func due(at now: Moment) -> SlurmQuestion? {
    if !isTrusted, now >= pingDue { return .ping }
    for name in Name.allCases where !dropped.contains(name.rawValue) && topics[name.rawValue].due <= now {
      if question(name).asksController, !isTrusted { continue }
      if name == .jobs, wantsDetails, hasDetails, now >= detailsDue { return .details }
      if name != .jobs, wantsDetails, !hasDetails { return .details }
      return question(name)
    }
    if isTrusted, wantsDetails, !hasDetails { return .details }
    return isTrusted ? doubtful.first.map { .detail($0) } : nil
  }

  private func question(_ name: Name) -> SlurmQuestion {
    switch name {
    case .jobs: .jobs
    case .configuration: .configuration
    case .nodes: .nodes
    case .partitions: .partitions
    case .reservations: .reservations
    case .priorities: .priorities
    case .steps: .steps
    case .accounting: .accounting(minutes: hasGap ? Self.history.first : Self.history.later)
    case .shares: .shares
    case .qualities: .qualities
    case .clock: .clock
    }
  }

  private func name(of question: SlurmQuestion) -> Name? {
    switch question {
    case .jobs, .details: .jobs
    case .accounting: .accounting
    case .ping, .detail: nil
    default: Name.allCases.first { self.question($0) == question }
    }
  }

  /// When it is worth asking again; nil while a question is under way.
  package func wake(at now: Moment) -> Moment? {
    if isUnderWay { return nil }
    let due = Name.allCases.filter { !dropped.contains($0.rawValue) && (isTrusted || !question($0).asksController) }
      .map { topics[$0.rawValue].due }
    let soonest = (due + (isTrusted ? [] : [pingDue])).min() ?? now + settings.every
    return max(isFirst ? soonest : max(soonest, quietUntil), now)
  }

  // MARK: How it went

  package mutating func answered(_ question: SlurmQuestion, at now: Moment, took duration: Duration) {
    end(question, at: now, took: duration)
    if question.asksController {
      (isTrusted, pingFailures) = (true, 0)
    }
    switch question {
    case .detail(let number): doubtful.removeAll { $0 == number }
    case .details:
      wantsDetails = false
      // The queue changes all the time: not every second poll is to be one that shows no new jobs.
      detailsDue = now + max(settings.every * 3, .seconds(30))
      if hasDetails { plan(.jobs, after: now - duration) }
      hasDetails = true
    default:
      guard let name = name(of: question) else { return }
      topics[name.rawValue].isAnswered = true
      if name == .accounting { accountsKnownUntil = now - duration }
      plan(name, after: now - duration)
    }
  }

  private mutating func plan(_ name: Name, after began: Moment) {
    topics[name.rawValue].failures = 0
    topics[name.rawValue].due = began + topics[name.rawValue].period
  }

  package mutating func failed(
    _ question: SlurmQuestion, _ failure: SourceFailure, at now: Moment, took duration: Duration
  ) {
    end(question, at: now, took: duration)
    if question == .ping {
      pingFailures += 1
      pingDue = now + pause(pingFailures)
      return
    }
    if question.asksController, failure.isOfController {
      isTrusted = false
      // At once: a ping tells in milliseconds whether it is gone.
      pingDue = now
    }
    switch question {
    case .detail(let number): doubtful.removeAll { $0 == number }
    case .details:
      hasDetails = true
      detailsDue = now + Self.longestPause
    default: break
    }
    guard let name = name(of: question) else { return }
    topics[name.rawValue].failures += 1
    topics[name.rawValue].due = now + max(settings.every, pause(topics[name.rawValue].failures))
  }

  private mutating func end(_ question: SlurmQuestion, at now: Moment, took duration: Duration) {
    isUnderWay = false
    // A database that hangs is not the controller's burden: the queue does not wait for it.
    guard question.asksController, question != .shares else { return }
    quietUntil = now + min(duration * 9, Self.longestPause)
  }

  private func pause(_ failures: Int) -> Duration {
    min(Self.longestPause, settings.every * (1 << min(failures - 1, 6)))
  }

  /// The queue and the nodes are due at once: somebody has just changed them.
  package mutating func hurry(at now: Moment) {
    for name in [Name.jobs, .nodes] { topics[name.rawValue].due = min(topics[name.rawValue].due, now) }
    quietUntil = min(quietUntil, now)
  }

  // MARK: What was learnt

  /// Whether jobs have begun of which the details are not known.
  package mutating func want(details: Bool) { wantsDetails = details }

  /// These jobs are to be asked for alone, a few of them.
  package mutating func doubt(_ numbers: some Sequence<Int>) { doubtful = Array(numbers.prefix(4)) }

  /// No database keeps accounts: it is not asked.
  package mutating func dropAccounting() { drop(.accounting, .shares, .qualities) }

  /// Priorities are not made of factors.
  package mutating func dropFactors() { drop(.priorities) }

  private mutating func drop(_ names: Name...) {
    for name in names {
      dropped.insert(name.rawValue)
      topics[name.rawValue].isAnswered = true
    }
  }
}

extension SourceFailure {
  /// True when the controller is in trouble, or whoever asks it: other questions to it would fare no better.
  fileprivate var isOfController: Bool {
    switch self {
    case .scheduler(.controllerDown), .scheduler(.controllerSilent), .scheduler(.notAuthenticated), .timedOut:
      true
    default: false
    }
  }
}
