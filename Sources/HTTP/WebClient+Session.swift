internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
package import SiteModel

/// A session that a device opened.
package struct DeviceSession: Hashable, Sendable {
  package var token: SessionToken
  /// Where on the device it is ended; nil when the device named no place of its own.
  package var path: String?

  package init(token: SessionToken, path: String?) {
    self.token = token
    self.path = path
  }
}

/// Logging in and out: the only requests of Aisle that change something on a device. What else changes something
/// elsewhere goes by `send(_:_:_:)`.
extension WebClient {
  /// Opens a session (DSP0266 13.3.4): user and password go to the collection at the request's address, and to no other
  /// place however the device redirects.
  package func openSession(
    _ request: WebRequest, user: String, passwordFile: String
  ) async throws(SourceFailure) -> DeviceSession {
    let password = try credentials.line(of: passwordFile)
    var post = try message(to: request.address, accept: request.accept, method: .POST)
    post.headers.add(name: "content-type", value: "application/json")
    let text = "{\"UserName\":\(Self.quoted(user)),\"Password\":\(Self.quoted(password))}"
    post.body = .string(text)
    let answer = try await answer(to: post, request)
    if (300..<400).contains(answer.status) { throw .redirectedElsewhere }
    if let wait = answer.wait { throw .busy(status: answer.status, retryAfter: wait) }
    guard answer.status == 200 || answer.status == 201 else { throw .status(answer.status) }
    guard let token = answer.token else { throw .noSession }
    return DeviceSession(token: token, path: Self.path(answer.location, on: request.address))
  }

  /// Ends a session, if the device lets it; what it answers changes nothing.
  package func closeSession(_ session: DeviceSession, _ request: WebRequest) async {
    guard let path = session.path, let address = try? request.address.resolving(path),
      address.hasSameOrigin(as: request.address),
      var delete = try? message(to: address, accept: request.accept, method: .DELETE)
    else { return }
    delete.headers.add(name: "x-auth-token", value: session.token.text)
    // A session that cannot be ended ends by itself.
    _ = try? await answer(to: delete, request)
  }

  private struct Answer: Sendable {
    var status: Int
    var token: SessionToken?
    var location: String?
    var wait: Duration?
  }

  private func answer(to message: HTTPClient.Request, _ request: WebRequest) async throws(SourceFailure) -> Answer {
    let client = try client(for: request.policy)
    let collector = PageCollector(limit: request.byteLimit)
    do {
      try await client.collect(message, into: collector, by: .now() + TimeAmount(request.timeout))
    } catch {
      throw FailureReading.failure(of: error, request, received: collector.head == nil ? nil : collector.body.count)
    }
    guard let head = collector.head else { throw .closedWithoutAnswer }
    let status = Int(head.status.code)
    return Answer(
      status: status, token: head.headers.first(name: "x-auth-token").flatMap { SessionToken($0) },
      location: head.headers.first(name: "location"),
      wait: status == 429 || status == 503 ? Self.wait(head.headers.first(name: "retry-after")) : nil)
  }

  /// A place on this device. Some name themselves otherwise than they are reached, and a token is shown to nobody else.
  private static func path(_ location: String?, on address: WebAddress) -> String? {
    guard let location, let place = try? address.resolving(location), place.hasSameOrigin(as: address) else {
      return nil
    }
    return place.path
  }

  /// RFC 8259, section 7.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
