internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOPosix
internal import NIOSSL
internal import Synchronization
package import SiteModel

/// Fetches pages from thousands of targets over shared, kept-alive connections, each fetch within limits of time and
/// size. Redirects are followed here, and no credential goes with one to another origin.
package final class WebClient: Sendable {
  /// Largest page that is taken when a request names no limit of its own: 64 MiB, inflated.
  package static let defaultByteLimit = 64 << 20
  static let redirectLimit = 3

  private let clients = Mutex<[TransportPolicy: HTTPClient]>([:])
  let credentials = CredentialStore()

  package init() {}

  /// Ends all connections; the client is not used afterwards. Must be called before the last reference goes.
  package func shutdown() async {
    let all = clients.withLock { clients in
      defer { clients = [:] }
      return Array(clients.values)
    }
    // A connection that does not end cleanly is ended anyway.
    for client in all { try? await client.shutdown() }
  }

  /// The page at the request's address. Throws what happened otherwise; on any status but 200 that status.
  package func get(_ request: WebRequest) async throws(SourceFailure) -> WebPage {
    try await follow(request, by: .now() + TimeAmount(request.timeout))
  }

  /// Follows redirects from the request's address until something else comes.
  private func follow(_ request: WebRequest, by deadline: NIODeadline) async throws(SourceFailure) -> WebPage {
    var address = request.address
    var policy = request.policy
    var credential = request.credential
    for _ in 0...Self.redirectLimit {
      let exchange = Exchange(request: request, address: address, credential: credential, policy: policy)
      switch try await perform(exchange, by: deadline) {
      case .page(let page): return page
      case .moved(let location):
        let next = try address.resolving(location)
        guard address.scheme == .http || next.scheme == .https else {
          throw .redirectedToPlainHTTP
        }
        if !next.hasSameOrigin(as: request.address) {
          // Once away from the host that the owner named, nothing is shown again, not even on the way back.
          credential = nil
          policy = policy.forStrangers
        }
        address = next
      }
    }
    throw .redirectedTooOften(limit: Self.redirectLimit)
  }

  /// One request to one address, with what may be shown there.
  private struct Exchange {
    var request: WebRequest
    var address: WebAddress
    var credential: Credential?
    var policy: TransportPolicy
  }

  private enum Answer {
    case page(WebPage)
    case moved(String)
  }

  private func perform(_ exchange: Exchange, by deadline: NIODeadline) async throws(SourceFailure) -> Answer {
    var message = try message(to: exchange.address, accept: exchange.request.accept)
    try show(exchange.credential, in: &message)
    if let tag = exchange.request.knownTag { message.headers.add(name: "if-none-match", value: tag) }
    let client = try client(for: exchange.policy)
    var collector = PageCollector(limit: exchange.request.byteLimit)
    try await send(message, exchange.request, by: client, into: &collector, deadline)
    guard let head = collector.head else { throw .closedWithoutAnswer }
    return try answer(head, collector, exchange)
  }

  /// Puts a credential into a message.
  func show(_ credential: Credential?, in message: inout HTTPClient.Request) throws(SourceFailure) {
    guard let credential else { return }
    for header in try credentials.headers(for: credential) {
      message.headers.add(name: header.name, value: header.value)
    }
  }

  /// Sends a message and takes the answer in.
  func send(
    _ message: HTTPClient.Request, _ request: WebRequest, by client: HTTPClient, into collector: inout PageCollector,
    _ deadline: NIODeadline
  ) async throws(SourceFailure) {
    do {
      do {
        try await client.collect(message, into: collector, by: deadline)
      } catch  where FailureReading.isStaleConnection(error) && collector.head == nil {
        // A kept connection that the peer was just closing: asking once more is harmless, for GET changes nothing.
        collector = collector.afresh
        try await client.collect(message, into: collector, by: deadline)
      }
    } catch {
      throw FailureReading.failure(of: error, request, received: collector.head == nil ? nil : collector.body.count)
    }
  }

  private func answer(
    _ head: HTTPResponseHead, _ collector: PageCollector, _ exchange: Exchange
  ) throws(SourceFailure) -> Answer {
    let status = Int(head.status.code)
    if [301, 302, 303, 307, 308].contains(status), let location = head.headers.first(name: "location") {
      return .moved(location)
    }
    if status == 429 || status == 503, let wait = Self.wait(head.headers.first(name: "retry-after")) {
      throw .busy(status: status, retryAfter: wait)
    }
    if status == 304, let tag = exchange.request.knownTag {
      return .page(WebPage(bytes: [], address: exchange.address, tag: tag, isUnchanged: true))
    }
    guard status == 200 else { throw .status(status) }
    // A mark goes back as it came: one that could not stand in a header is none.
    let tag = head.headers.first(name: "etag").flatMap { tag in
      tag.utf8.count <= 256 && tag.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? tag : nil
    }
    return .page(
      WebPage(
        bytes: collector.body, contentType: head.headers.first(name: "content-type"), address: exchange.address,
        tag: tag))
  }

  func message(
    to address: WebAddress, accept: String, method: HTTPMethod = .GET
  ) throws(SourceFailure) -> HTTPClient.Request {
    do {
      var request = try HTTPClient.Request(
        url: address.requestURL, method: method,
        headers: ["user-agent": "aisle", "accept": accept, "accept-encoding": "gzip"])
      if address.socket != nil { request.headers.add(name: "host", value: address.host) }
      return request
    } catch {
      throw .address(.badHost)
    }
  }

  /// `Retry-After` in seconds, at most an hour; dates are not read, for devices' clocks are often wrong.
  static func wait(_ text: String?) -> Duration? {
    guard let text, let seconds = Int(text), seconds > 0 else { return nil }
    return .seconds(min(seconds, 3_600))
  }

  func client(for policy: TransportPolicy) throws(SourceFailure) -> HTTPClient {
    if let known = clients.withLock({ $0[policy] }) { return known }
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: try policy.tlsConfiguration(), redirectConfiguration: .disallow,
      // An attempt outlives a request that gave up; not for long.
      timeout: .init(connect: .seconds(10)),
      decompression: .enabled(limit: .size(Self.defaultByteLimit)))
    configuration.httpVersion = .http1Only
    configuration.connectionPool.idleTimeout = .seconds(75)
    // Many targets behind one address (a proxy, a test) must not wait for each other.
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
    configuration.connectionPool.retryConnectionEstablishment = false
    if !policy.pinnedCertificates.isEmpty {
      // Named for debugging, but it is the one hook between a connection's handshake and its first request.
      configuration.http1_1ConnectionDebugInitializer = { [pins = policy.pinnedCertificates] channel in
        CertificatePin.verify(channel, has: pins)
      }
    }
    let made = HTTPClient(
      eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton), configuration: configuration)
    let kept = clients.withLock { clients in
      if let other = clients[policy] { return other }
      clients[policy] = made
      return made
    }
    // Somebody else made one at the same moment: this one was never used.
    if kept !== made { made.shutdown { _ in } }
    return kept
  }
}
