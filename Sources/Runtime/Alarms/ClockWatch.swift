internal import SiteModel

/// Notices a clock that was set: the site's clock beside one that nobody sets. What was heard before seems hours old or yet
/// to come then, until the sources have answered again.
struct ClockWatch: Sendable {
  private var last: (moment: Moment, instant: ContinuousClock.Instant)?
  private var settled: ContinuousClock.Instant?

  /// A clock that is only put right a little changes no standing.
  static let tolerance = Duration.seconds(5)
  /// No longer than so is waited for sources that answer seldom.
  static let longestWait = Duration.seconds(90)

  /// True while what is known cannot be judged by the clock. `period`: how often the slowest source answers.
  mutating func isUnsettled(at moment: Moment, _ instant: ContinuousClock.Instant, period: Duration) -> Bool {
    defer { last = (moment, instant) }
    if let last {
      let difference = (moment - last.moment) - (instant - last.instant)
      if difference > Self.tolerance || difference < .zero - Self.tolerance {
        settled = instant + min(period * 1.5, Self.longestWait)
      }
    }
    return settled.map { instant < $0 } ?? false
  }
}
