internal import SiteModel

/// What one log has still to be told, in order. A log that is slow or hangs holds up neither the keeper nor other logs.
final class AlarmLogLine: Sendable {
  private let queue: AsyncStream<AlarmNews>.Continuation
  private let writing: Task<Void, Never>

  init(_ log: any AlarmLog) {
    let (news, queue) = AsyncStream.makeStream(of: AlarmNews.self)
    self.queue = queue
    writing = Task.detached { for await one in news { await log.append(one) } }
  }

  func append(_ news: AlarmNews) { queue.yield(news) }

  /// Returns when the log has all there was.
  func end() async {
    queue.finish()
    await writing.value
  }
}
