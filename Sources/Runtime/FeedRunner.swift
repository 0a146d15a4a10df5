package import SiteModel

/// Polls one feed for ever, at its cadence, and delivers what comes. A failed poll is delivered as a failure, and the
/// next one is tried at the usual time: the only feed run this way, this machine itself, costs nothing to ask again.
package struct FeedRunner: Sendable {
  private let feed: any Feed
  private let sink: any SiteSink
  private let clock: any TimeSource

  package init(_ feed: any Feed, into sink: any SiteSink, clock: any TimeSource) {
    self.feed = feed
    self.sink = sink
    self.clock = clock
  }

  /// Returns when its task is cancelled.
  package func run() async {
    let ticker = ContinuousClock()
    var next = ticker.now
    while !Task.isCancelled {
      let started = ticker.now
      do throws(SourceFailure) {
        let batch = try await feed.poll()
        await sink.apply(batch, took: ticker.now - started)
      } catch {
        await sink.apply(error, of: feed.description.id, at: clock.now(), took: ticker.now - started)
      }
      next = max(next + feed.description.cadence, ticker.now)
      do {
        try await ticker.sleep(until: next)
      } catch {
        return
      }
    }
  }
}
