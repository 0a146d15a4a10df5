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

  /// Without the board: nobody who tells people goes by it, and a log that hangs would keep thousands of alarms for each
  /// news that waits.
  func append(_ news: AlarmNews) {
    queue.yield(
      AlarmNews(
        news.events, board: AlarmBoard([], lastEvent: news.board.lastEvent), act: news.act, at: news.moment))
  }

  /// Returns when the log has all there was.
  func end() async {
    queue.finish()
    await writing.value
  }
}
