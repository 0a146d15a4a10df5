internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
package import SiteModel

/// A request that changes something where it goes.
package enum WebChange: Hashable, Sendable {
  /// With a body in JSON.
  case post([UInt8])
  case delete
}

extension WebClient {
  /// Asks for a change; what is answered, whatever its status. It is asked once: nobody knows what came of a request
  /// whose connection was lost, and only whoever asked knows whether to ask again. Redirects are not followed.
  package func send(_ change: WebChange, _ request: WebRequest) async throws(SourceFailure) -> WebAnswer {
    var message: HTTPClient.Request
    switch change {
    case .post(let bytes):
      message = try self.message(to: request.address, accept: request.accept, method: .POST)
      message.headers.add(name: "content-type", value: "application/json")
      message.body = .bytes(bytes)
    case .delete: message = try self.message(to: request.address, accept: request.accept, method: .DELETE)
    }
    try show(request.credential, in: &message)
    let client = try client(for: request.policy)
    let collector = PageCollector(limit: request.byteLimit, keepsEveryBody: true)
    do {
      try await client.collect(message, into: collector, by: .now() + TimeAmount(request.timeout))
    } catch {
      throw FailureReading.failure(of: error, request, received: collector.head == nil ? nil : collector.body.count)
    }
    guard let head = collector.head else { throw .closedWithoutAnswer }
    return WebAnswer(status: Int(head.status.code), bytes: collector.body)
  }
}
