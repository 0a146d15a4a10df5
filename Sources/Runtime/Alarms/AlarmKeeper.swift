package import Analysis
package import SiteModel

/// Keeps the alarms of a site at work: shows the engine the newest site once a second, hands it what people order,
/// puts what comes of it into the site, and tells the logs. The only one who does: of a site there is one at a time.
package actor AlarmKeeper {
  /// What somebody may do; nil while the file that says it makes no sense.
  package typealias RoleOf = @Sendable (Account) -> Role?

  /// What a page's sums have just been worked out from, if they have: of a large site to do that twice takes twice as long.
  package typealias EvidenceAtHand = @Sendable () -> Evidence?

  /// Returns when what the site has taken in is in its history, or cannot be written now.
  package typealias Secure = @Sendable () async -> Void

  /// Alarms that one order may name.
  package static let mostAlarms = 4096

  private var engine: AlarmEngine
  private let sites: SiteKeeper
  private let clock: any TimeSource
  private let roleOf: RoleOf
  private let logs: [AlarmLogLine]
  private let evidence: EvidenceAtHand
  private let secure: Secure
  private var recent: [AlarmEvent] = []
  private var lastLook = Moment.never
  private var hasLooked = false
  private var refusals = RefusalTally()

  /// Goes on from `board`, the newest that a log holds; from nothing where that is nil. `secure`: what an order that is
  /// done waits for before that is said.
  init(
    of sites: SiteKeeper, clock: any TimeSource, resuming board: AlarmBoard?, logs: [any AlarmLog],
    evidence: @escaping EvidenceAtHand = { nil }, secure: @escaping Secure = {}, roleOf: @escaping RoleOf
  ) {
    engine = AlarmEngine(resuming: board?.alarms ?? [], lastEvent: board?.lastEvent ?? 0)
    self.sites = sites
    self.clock = clock
    self.roleOf = roleOf
    self.evidence = evidence
    self.secure = secure
    self.logs = logs.map { AlarmLogLine($0) }
  }

  /// Looks at the site once a second until its task is cancelled.
  func run() async {
    var next = ContinuousClock.now
    var watch = ClockWatch()
    while !Task.isCancelled {
      let now = clock.now()
      let period = await sites.slowestCadence
      if watch.isUnsettled(at: now, .now, period: period) {
        // Nothing is raised because a clock was set, nor ended: alarms stand as they are until sources have answered.
        await sites.keep(newestBoard(at: now), news: nil, haste: .some)
      } else if let ready = evidence(), ready.present.now > lastLook, now - ready.present.now < .seconds(2) {
        await look(ready)
      } else {
        await look(at: await sites.current, now)
      }
      // A machine that cannot keep up looks less often.
      next = max(next + .seconds(1), .now)
      do { try await Task.sleep(until: next, clock: .continuous) } catch { break }
    }
  }

  /// Shows the engine a site as it is at a moment. A past that is run through is shown by whoever runs through it.
  func look(at site: Site, _ now: Moment, isPast: Bool = false) async {
    await look(Evidence(Present(site, at: now)), isPast: isPast)
  }

  private func look(_ evidence: Evidence, isPast: Bool = false) async {
    let now = evidence.present.now
    lastLook = now
    let events = engine.step(evidence)
    let news = tell(events, at: now) ?? firstNews(at: now)
    hasLooked = true
    await sites.keep(newestBoard(at: now), news: news, haste: isPast ? .none : .some)
  }

  /// Has an order of an account carried out. What the account may do is looked up here, whatever its screen let it do.
  func take(_ order: AlarmOrder, from account: Account) async -> AlarmReport {
    let now = clock.now()
    let role = roleOf(account)
    var events: [AlarmEvent] = []
    var report: AlarmReport
    if order.alarms.count > Self.mostAlarms {
      report = AlarmReport(order, refusing: .tooMany(most: Self.mostAlarms))
    } else if let role {
      (report, events) = engine.take(order, by: account.person, role: role, at: now)
    } else {
      report = AlarmReport(order, refusing: .rolesUnclear)
    }
    let isLogged = refusals.mayLog(report, by: account.person, at: now)
    let act = isLogged ? AlarmAct(at: now, by: account.person, as: role ?? .viewer, report.kept) : nil
    // Who is refused again and again costs next to nothing.
    guard let news = tell(events, of: act, at: now) else { return report }
    await sites.keep(newestBoard(at: now), news: news, haste: events.isEmpty ? .none : .great)
    // Done is what a history has: whoever keeps the alarms may be gone the next moment.
    if !events.isEmpty { await secure() }
    return report
  }

  /// Returns when all logs have what they have been told.
  func stop() async {
    for log in logs { await log.end() }
  }

  /// Tells the logs; nil where there is nothing to tell.
  private func tell(_ events: [AlarmEvent], of act: AlarmAct? = nil, at now: Moment) -> AlarmNews? {
    guard !events.isEmpty || act != nil else { return nil }
    recent = (recent + events.suffix(Self.mostRecent)).suffix(Self.mostRecent)
    var board = engine.board
    board.moment = now
    let news = AlarmNews(events, board: board, act: act, at: now)
    for log in logs { log.append(news) }
    return news
  }

  /// That alarms are kept is recorded though none has come.
  private func firstNews(at now: Moment) -> AlarmNews? {
    hasLooked ? nil : AlarmNews([], board: engine.board, at: now)
  }

  private func newestBoard(at now: Moment) -> AlarmBoard {
    var board = engine.board
    board.moment = now
    board.recent = recent
    return board
  }

  /// Events that the board has with it.
  private static let mostRecent = 256
}

extension AlarmReport {
  /// As it is logged: of what was refused only the first few, for whoever may do nothing could fill a disk with it.
  fileprivate var kept: AlarmReport {
    guard refused.count > 16 else { return self }
    var report = self
    report.refused = Array(refused.prefix(16))
    report.order.alarms = done + report.refused.map(\.alarm)
    return report
  }
}

/// Counts what people order in vain, so that nobody fills the log with it: of each person sixty such orders a minute are
/// logged.
private struct RefusalTally {
  private var counts: [UInt32: Int] = [:]
  private var minute: Int64 = 0

  mutating func mayLog(_ report: AlarmReport, by person: Person, at now: Moment) -> Bool {
    guard report.done.isEmpty else { return true }
    let current = now.nanoseconds / 60_000_000_000
    if current != minute { (minute, counts) = (current, [:]) }
    counts[person.number, default: 0] += 1
    return counts[person.number, default: 0] <= 60
  }
}
