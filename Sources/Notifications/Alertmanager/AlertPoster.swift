package import SiteModel

/// Tells one Alertmanager what stands on a site's board of alarms, for as long as it runs. It looks at the board and is
/// told nothing, so that nobody waits for it; while the other side is away it tries more and more seldom, and then tells
/// everything anew.
package actor AlertPoster {
  /// How a telling went, for the site: the other side is a source like any other.
  package typealias Report = @Sendable (Result<Void, SourceFailure>, Duration) async -> Void

  /// Alerts of one request.
  static let batch = 500
  /// The longest wait after a failure.
  static let longestPause = Duration.seconds(60)

  private let service: AlertmanagerService
  private let writer: AlertWriter
  private let clock: any TimeSource
  private let site: @Sendable () -> Site
  private let report: Report
  private let interval: Duration
  private var ledger: AlertLedger
  private var seenEvent: UInt64?
  private var failures = 0
  private var lastPost: ContinuousClock.Instant?
  private var notBefore = ContinuousClock.now

  /// `site` is the newest state; what stands is told again every `interval`, and whether anything does or not.
  package init(
    to service: AlertmanagerService, writer: AlertWriter, every interval: Duration, clock: any TimeSource,
    site: @escaping @Sendable () -> Site, report: @escaping Report
  ) {
    self.service = service
    self.writer = writer
    self.clock = clock
    self.site = site
    self.report = report
    self.interval = interval
    ledger = AlertLedger(interval: interval)
  }

  /// Looks every `pace` until its task is cancelled.
  package func run(pace: Duration = .seconds(1)) async {
    while !Task.isCancelled {
      await step()
      do { try await Task.sleep(for: pace) } catch { break }
    }
  }

  /// Looks once, and tells what there is to tell.
  package func step() async {
    let site = site()
    // A board that nobody keeps holds whatever is wrong this second: nobody is to be woken for that.
    guard let board = site.alarms, !board.isUnkept else { return }
    if seenEvent != board.lastEvent {
      seenEvent = board.lastEvent
      ledger.take(writer.alerts(of: board, in: site), at: clock.now())
    }
    guard ContinuousClock.now >= notBefore else { return }
    let due = ledger.due(at: clock.now())
    let isQuiet = lastPost.map { ContinuousClock.now - $0 >= interval } ?? true
    // Nothing at all is told, too: that is how a dead one is noticed before it is needed.
    guard !due.isEmpty || isQuiet else { return }
    await post(due)
  }

  private func post(_ due: [PostedAlert]) async {
    let began = ContinuousClock.now
    for start in stride(from: 0, to: max(1, due.count), by: Self.batch) {
      let part = Array(due[start..<min(start + Self.batch, due.count)])
      do throws(SourceFailure) {
        try await service.post(part, expiry: clock.now() + ledger.lifetime)
      } catch {
        // What it refuses, it refuses again: the rest is told all the same, and this again in its turn.
        if error.kind == .refused { ledger.noteSent(part, at: clock.now()) } else { ledger.doubt() }
        return await fail(error, took: ContinuousClock.now - began)
      }
      ledger.noteSent(part, at: clock.now())
    }
    failures = 0
    lastPost = .now
    await report(.success(()), ContinuousClock.now - began)
  }

  private func fail(_ failure: SourceFailure, took duration: Duration) async {
    failures += 1
    var pause = min(Self.longestPause, .seconds(1 << min(failures - 1, 6)))
    if case .busy(_, let wait) = failure { pause = max(pause, wait) }
    notBefore = .now + pause
    await report(.failure(failure), duration)
  }
}
