internal import History
package import SiteModel
internal import Simulator

/// Keeps the one true site: folds in what feeds bring, remembers trends, and posts the newest value on the board, at
/// most once per `postInterval` however many batches come.
package actor SiteKeeper: SiteSink {
  /// Works out the figures of the whole site that are remembered.
  package typealias Totals = @Sendable (borrowing Site, Moment) -> [Trends.SiteTotal: Double]

  /// Works out what jobs draw, to be added up.
  package typealias JobPowers = @Sendable (borrowing Site, Moment) -> [JobPower]

  private var site: Site
  private let board: SiteBoard
  private let clock: any TimeSource
  private let postInterval: Duration
  private let totals: Totals
  private let jobs: JobPowers
  private var lastPost = ContinuousClock.now - .seconds(3600)
  private var isPostPending = false
  private var tap: (any SiteTap)?
  /// Batches folded in so far.
  package private(set) var batchCount = 0

  /// Goes on from what is on the board.
  package init(
    board: SiteBoard, clock: any TimeSource, postInterval: Duration = .milliseconds(250),
    jobs: @escaping JobPowers = { _, _ in [] }, totals: @escaping Totals
  ) {
    site = board.site
    self.board = board
    self.clock = clock
    self.postInterval = postInterval
    self.totals = totals
    self.jobs = jobs
  }

  /// The site now: newer than the board's by at most the post interval.
  package var current: Site { site }

  /// Has a tap told of all that is taken in from now on, and of the sources there are; nil: nobody is told any more.
  func connect(_ tap: (any SiteTap)?) {
    self.tap = tap
    for source in site.sources { tap?.take(.source(source.description)) }
  }

  package func register(_ description: SourceDescription) {
    site.register(description)
    tap?.take(.source(description))
    schedulePost()
  }

  package func apply(_ batch: Batch, took duration: Duration) {
    site.apply(batch, took: duration)
    tap?.take(.batch(batch, took: duration))
    batchCount += 1
    let now = clock.now()
    remember(at: now)
    // Somebody is waiting for the first there is.
    if batchCount == 1 { post() } else { schedulePost() }
  }

  /// Folds in what some sources answered at one moment of a simulation. `isComplete`: they were the last of that moment;
  /// only then is it shown and remembered.
  func apply(_ answers: [SimulatedAnswer], at moment: Moment, isComplete: Bool) {
    for answer in answers {
      switch answer {
      case .batch(let batch):
        site.apply(batch)
        tap?.take(.batch(batch, took: .zero))
      case .failure(let source, let failure):
        site.apply(failure, of: source, at: moment, took: .zero)
        tap?.take(.failure(failure, of: source, at: moment, took: .zero))
      }
    }
    batchCount += answers.count
    guard isComplete else { return }
    remember(at: moment)
    schedulePost()
  }

  /// Returns when whoever listens in can take more.
  func makeRoom() async { await tap?.room() }

  private func remember(at now: Moment) {
    guard site.trends.isDue(at: now) else { return }
    site.remember(at: now, jobs: { jobs($0, now) }) { totals($0, now) }
    tap?.take(.memory(of: site, at: now))
  }

  /// Makes many sources known.
  func register(_ descriptions: [SourceDescription]) {
    for description in descriptions {
      site.register(description)
      tap?.take(.source(description))
    }
    schedulePost()
  }

  package func apply(_ failure: SourceFailure, of source: SourceID, at moment: Moment, took duration: Duration) {
    site.apply(failure, of: source, at: moment, took: duration)
    tap?.take(.failure(failure, of: source, at: moment, took: duration))
    schedulePost()
  }

  /// Takes in a site that was read whole from a history. What has been remembered here is kept where it goes further back.
  func adopt(_ recorded: Site) {
    var next = recorded
    next.goOn(after: site)
    site = next
    let now = clock.now()
    site.remember(at: now, jobs: { jobs($0, now) }) { totals($0, now) }
    schedulePost()
  }

  /// Brings into the site what has been written to the history that it was read from. Returns where that is left, and
  /// false where the site has to be read whole.
  func follow(_ tail: RecordTail) throws(PastFailure) -> (tail: RecordTail, isWhole: Bool) {
    var tail = tail
    let before = site.version
    let now = clock.now()
    let isWhole = try tail.bring(into: &site, at: now)
    guard site.version != before else { return (tail, isWhole) }
    site.remember(at: now, jobs: { jobs($0, now) }) { totals($0, now) }
    schedulePost()
    return (tail, isWhole)
  }

  /// Lets go of a site that was read by another plan than this process': what its sources tell belongs to its own.
  func replan(_ topology: Topology) {
    guard site.topology != topology else { return }
    var next = Site(topology: topology, trends: Trends(capacity: site.trends.capacity, interval: site.trends.interval))
    next.goOn(after: site)
    site = next
    schedulePost()
  }

  /// How soon a change is to be seen: with the next that is, within the post interval, or now.
  enum Haste { case none, some, great }

  /// Takes in what the alarm engine says; `news`: what has come of it since, if anything has.
  func keep(_ alarms: AlarmBoard, news: AlarmNews?, haste: Haste) {
    if let news { tap?.take(.alarms(news)) }
    // Two may cross on their way here: what is older than what is known is no news.
    if let known = site.alarms, !known.isUnkept, known.lastEvent > alarms.lastEvent { return }
    site.apply(alarms)
    switch haste {
    case .none: break
    case .some: schedulePost()
    case .great: post()
    }
  }

  /// How often the source answers that answers least often; 10 s where there is none.
  var slowestCadence: Duration { site.sources.map(\.description.cadence).max() ?? .seconds(10) }

  /// Posts what is known now, whenever the last post was.
  func show() { post() }

  /// Posts at once when the last post is long enough ago, else once when it will be.
  private func schedulePost() {
    guard !isPostPending else { return }
    let elapsed = ContinuousClock.now - lastPost
    if elapsed >= postInterval { return post() }
    isPostPending = true
    Task {
      // A cancelled sleep only means that the post comes early.
      try? await Task.sleep(for: postInterval - elapsed)
      post()
    }
  }

  private func post() {
    isPostPending = false
    lastPost = ContinuousClock.now
    board.post(site)
  }
}
