import Runtime
import SiteModel

/// Counts what goes by on its way to the keeper of the site.
actor PollTally: SiteSink {
  private let keeper: SiteKeeper
  private var answers: [SourceID: Int] = [:]
  private var failures = 0
  private var readings = 0
  /// Of answers, in milliseconds.
  private var times: [Double] = []

  init(_ keeper: SiteKeeper) { self.keeper = keeper }

  func register(_ description: SourceDescription) async {
    answers[description.id] = 0
    await keeper.register(description)
  }

  func apply(_ batch: Batch, took duration: Duration) async {
    answers[batch.source, default: 0] += 1
    readings += batch.readings.count
    times.append(duration / .milliseconds(1))
    await keeper.apply(batch, took: duration)
  }

  func apply(_ failure: SourceFailure, of source: SourceID, at moment: Moment, took duration: Duration) async {
    failures += 1
    await keeper.apply(failure, of: source, at: moment, took: duration)
  }

  /// Forgets what went by while everything warmed up.
  func begin() {
    for source in answers.keys { answers[source] = 0 }
    failures = 0
    readings = 0
    times = []
  }

  /// What went by since the beginning, by name.
  func ended() -> [(String, Double)] {
    times.sort()
    guard let longest = times.last else { return [("answers", 0), ("failures", Double(failures))] }
    return [
      ("answers", Double(times.count)), ("failures", Double(failures)), ("readings", Double(readings)),
      ("least", Double(answers.values.min() ?? 0)), ("p50", times[times.count / 2]),
      ("p99", times[times.count * 99 / 100]), ("longest", longest),
    ]
  }
}
