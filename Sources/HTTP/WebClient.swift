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
  private let credentials = CredentialStore()

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
    let outcome = await withTaskGroup(of: Result<WebPage, SourceFailure>.self) { group in
      group.addTask {
        do throws(SourceFailure) { return .success(try await self.follow(request)) } catch { return .failure(error) }
      }
      group.addTask {
        do {
          try await Task.sleep(for: request.timeout)
          return .failure(.timedOut(after: request.timeout))
        } catch {
          return .failure(.cancelled)
        }
      }
      let first = await group.next() ?? .failure(.cancelled)
      group.cancelAll()
      return first
    }
    return try outcome.get()
  }

  /// Follows redirects from the request's address until something else comes.
  private func follow(_ request: WebRequest) async throws(SourceFailure) -> WebPage {
    var address = request.address
    var policy = request.policy
    var credential = request.credential
    for _ in 0...Self.redirectLimit {
      let exchange = Exchange(request: request, address: address, credential: credential, policy: policy)
      switch try await perform(exchange) {
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

  private func perform(_ exchange: Exchange) async throws(SourceFailure) -> Answer {
    var request = HTTPClientRequest(url: exchange.address.description)
    request.headers.add(name: "user-agent", value: "aisle")
    request.headers.add(name: "accept", value: exchange.request.accept)
    request.headers.add(name: "accept-encoding", value: "gzip")
    if let credential = exchange.credential {
      request.headers.add(name: "authorization", value: try credentials.authorization(for: credential))
    }
    let client = try client(for: exchange.policy)
    let response: HTTPClientResponse
    do {
      response = try await client.execute(request, deadline: .distantFuture)
    } catch  where FailureReading.isStaleConnection(error) {
      // A kept connection that the peer was just closing: asking once more is harmless, for GET changes nothing.
      do { response = try await client.execute(request, deadline: .distantFuture) } catch {
        throw FailureReading.failure(of: error, exchange.request)
      }
    } catch {
      throw FailureReading.failure(of: error, exchange.request)
    }
    let status = Int(response.status.code)
    if [301, 302, 303, 307, 308].contains(status), let location = response.headers.first(name: "location") {
      return .moved(location)
    }
    if status == 429 || status == 503, let wait = Self.wait(response.headers.first(name: "retry-after")) {
      throw .busy(status: status, retryAfter: wait)
    }
    guard status == 200 else { throw .status(status) }
    return .page(try await page(from: response, exchange))
  }

  /// `Retry-After` in seconds, at most an hour; dates are not read, for devices' clocks are often wrong.
  private static func wait(_ text: String?) -> Duration? {
    guard let text, let seconds = Int(text), seconds > 0 else { return nil }
    return .seconds(min(seconds, 3_600))
  }

  private func page(from response: HTTPClientResponse, _ exchange: Exchange) async throws(SourceFailure) -> WebPage {
    let limit = exchange.request.byteLimit
    var bytes: [UInt8] = []
    if let length = response.headers.first(name: "content-length").flatMap({ Int($0) }) {
      guard length <= limit else { throw .tooLarge(limit: limit) }
      bytes.reserveCapacity(min(length, 1 << 20))
    }
    do {
      for try await part in response.body {
        guard bytes.count + part.readableBytes <= limit else { throw SourceFailure.tooLarge(limit: limit) }
        bytes.append(contentsOf: part.readableBytesView)
      }
    } catch {
      throw FailureReading.failure(of: error, exchange.request, received: bytes.count)
    }
    return WebPage(
      bytes: bytes, contentType: response.headers.first(name: "content-type"), address: exchange.address)
  }

  private func client(for policy: TransportPolicy) throws(SourceFailure) -> HTTPClient {
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
