internal import NIOCore
internal import NIOHTTP1
package import SiteModel

/// What was answered, whatever its status.
package struct WebAnswer: Hashable, Sendable {
  package var status: Int
  /// Of any status but 200 the first 64 kB at most.
  package var bytes: [UInt8]

  package init(status: Int, bytes: [UInt8]) {
    self.status = status
    self.bytes = bytes
  }
}

extension WebClient {
  /// What is answered at the request's address: for services that explain themselves in the body of an answer that is
  /// no success. Redirects are not followed.
  package func answer(_ request: WebRequest) async throws(SourceFailure) -> WebAnswer {
    var message = try message(to: request.address, accept: request.accept)
    try show(request.credential, in: &message)
    var collector = PageCollector(limit: request.byteLimit, keepsEveryBody: true)
    try await send(
      message, request, by: try client(for: request.policy), into: &collector, .now() + TimeAmount(request.timeout))
    guard let head = collector.head else { throw .closedWithoutAnswer }
    let status = Int(head.status.code)
    if status == 429 || status == 503, let wait = Self.wait(head.headers.first(name: "retry-after")) {
      throw .busy(status: status, retryAfter: wait)
    }
    return WebAnswer(status: status, bytes: collector.body)
  }
}
