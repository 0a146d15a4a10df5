internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import SiteModel
internal import Synchronization

/// Takes an answer in on the connection's own thread, so that whoever asked is woken once, when it is whole. That is
/// what most of a small request costs.
final class PageCollector: HTTPClientResponseDelegate {
  typealias Response = Void

  /// Bytes of the body of an answer that is no page; it says nothing, but with it the connection is free again.
  private static let asideLimit = 65_536

  private let limit: Int
  private let keepsEveryBody: Bool
  private let state = Mutex<(head: HTTPResponseHead?, body: [UInt8], count: Int)>((nil, [], 0))

  /// `limit`: bytes that a page may have. With `keepsEveryBody` the body of an answer that is no page is kept, too.
  init(limit: Int, keepsEveryBody: Bool = false) {
    self.limit = limit
    self.keepsEveryBody = keepsEveryBody
  }

  /// One of the same kind into which nothing has come yet.
  var afresh: PageCollector { PageCollector(limit: limit, keepsEveryBody: keepsEveryBody) }

  /// The head, once it has come.
  var head: HTTPResponseHead? { state.withLock { $0.head } }
  /// The body as far as it has come.
  var body: [UInt8] { state.withLock { $0.body } }

  func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
    let length = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
    state.withLock { state in
      state.head = head
      if head.status == .ok { state.body.reserveCapacity(min(length, min(limit, 1 << 20))) }
    }
    return outcome(isTooMuch: length > allowance(head), task)
  }

  func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ part: ByteBuffer) -> EventLoopFuture<Void> {
    let isTooMuch = state.withLock { state in
      state.count += part.readableBytes
      guard let head = state.head, state.count <= allowance(head) else { return true }
      if head.status == .ok || keepsEveryBody { state.body.append(contentsOf: part.readableBytesView) }
      return false
    }
    return outcome(isTooMuch: isTooMuch, task)
  }

  func didFinishRequest(task: HTTPClient.Task<Void>) {}

  private func allowance(_ head: HTTPResponseHead) -> Int { head.status == .ok ? limit : Self.asideLimit }

  private func outcome(isTooMuch: Bool, _ task: HTTPClient.Task<Void>) -> EventLoopFuture<Void> {
    isTooMuch
      ? task.eventLoop.makeFailedFuture(SourceFailure.tooLarge(limit: limit)) : task.eventLoop.makeSucceededVoidFuture()
  }
}

extension HTTPClient {
  /// What is answered before the deadline: at least a head, and whole if it is a page. Throws the libraries' errors,
  /// for `FailureReading`; what had come by then is in the collector.
  func collect(_ request: Request, into collector: PageCollector, by deadline: NIODeadline) async throws {
    let task = execute(request: request, delegate: collector, deadline: deadline)
    do {
      try await withTaskCancellationHandler {
        try await task.futureResult.get()
      } onCancel: {
        task.cancel()
      }
    } catch {
      // No page: its head has said everything.
      guard let head = collector.head, head.status != .ok else { throw error }
    }
  }
}
