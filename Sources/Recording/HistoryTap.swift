package import SiteModel
internal import Synchronization

/// Between a site, which never waits, and the writer of its history: a queue with an end. What finds it full is lost,
/// and counted.
package final class HistoryTap: SiteTap {
  private struct Queue {
    var waiting: [Delivery] = []
    var readings = 0
    var lost = 0
    /// Deliveries that were taken, and those of them that the writer has had.
    var taken = 0
    var given = 0
    var isClosed = false
  }

  private let queue = Mutex(Queue())
  private let limit: Int
  private let signal: AsyncStream<Void>
  private let bell: AsyncStream<Void>.Continuation

  /// `limit`: readings that may wait to be written. Three answers of ten thousand nodes are as many.
  package init(limit: Int = 4_000_000) {
    self.limit = limit
    (signal, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  package func take(_ delivery: Delivery) {
    let size = delivery.size
    queue.withLock { queue in
      guard !queue.isClosed else { return }
      // What is larger than the queue is taken when nothing else waits.
      if queue.readings + size > limit, !queue.waiting.isEmpty, !delivery.isKept {
        queue.lost += delivery.readingCount
      } else {
        queue.waiting.append(delivery)
        queue.taken += 1
        queue.readings += size
      }
    }
    bell.yield()
  }

  /// Half of the queue is kept for what comes meanwhile. A disk that takes nothing holds nobody up for long.
  package func room() async {
    let end = ContinuousClock.now + .seconds(10)
    while queue.withLock({ !$0.isClosed && $0.readings > limit / 2 }), .now < end {
      guard (try? await Task.sleep(for: .milliseconds(5))) != nil else { return }
    }
  }

  /// Readings that found the queue full.
  package var lost: Int { queue.withLock(\.lost) }

  /// Deliveries that it has taken.
  var taken: Int { queue.withLock(\.taken) }
  /// Those of them that have been given out and dealt with.
  var given: Int { queue.withLock(\.given) }

  /// Nothing more is taken; what waits is still given out.
  func close() {
    queue.withLock { $0.isClosed = true }
    bell.finish()
  }

  /// Gives out what waits, in order, until the tap is closed and empty.
  func drain(_ write: @Sendable ([Delivery]) async -> Void) async {
    for await _ in signal { await give(to: write) }
    await give(to: write)
  }

  private func give(to write: @Sendable ([Delivery]) async -> Void) async {
    let waiting = queue.withLock { queue in
      let waiting = queue.waiting
      queue.waiting = []
      return waiting
    }
    guard !waiting.isEmpty else { return }
    await write(waiting)
    // Counted until they are written: what is in the writer's hands takes memory, too.
    let size = waiting.reduce(0) { $0 + $1.size }
    queue.withLock { queue in
      queue.readings -= size
      queue.given += waiting.count
    }
  }
}

extension Delivery {
  /// True for what is never lost, for there is little of it: who acknowledged what.
  fileprivate var isKept: Bool { if case .alarms = self { true } else { false } }

  /// Readings of a batch; none of anything else.
  var readingCount: Int { if case .batch(let batch, _) = self { batch.readings.count } else { 0 } }

  /// Its weight in the queue, in readings: jobs and words weigh too.
  fileprivate var size: Int {
    guard case .batch(let batch, _) = self else { return 1 }
    return 1 + batch.readings.count + batch.facts.count + 4 * (batch.queue?.jobs?.count ?? 0)
  }
}
