import AisleTesting
import HTTPServing
import Testing

struct ServerTests {
  /// Runs `body` against a server on a free loopback port that answers with the path it was asked for.
  private func serving(
    token: String? = nil, limits: ServerConfiguration.Limits = .init(), _ body: (Int) async throws -> Void
  ) async throws {
    var configuration = ServerConfiguration(
      address: ListeningAddress(host: "127.0.0.1", port: 0), bearerToken: token)
    configuration.limits = limits
    let server = try Server(configuration: configuration)
    let port = try await server.start { request in
      Response(text: "\(request.method.rawValue) \(request.path) \(request.query ?? "-") \(request.accept ?? "-")")
    }
    do { try await body(port) } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  @Test("GET answers with the path, the query and what is accepted")
  func get() async throws {
    try await serving { port in
      let answer = try await RawClient.exchange(
        ["GET /metrics?a=b HTTP/1.1\r\nHost: a\r\nAccept: text/plain\r\nConnection: close\r\n\r\n"], port: port)
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(answer.contains("content-length: 27\r\n"))
      #expect(answer.contains("connection: close\r\n"))
      #expect(answer.hasSuffix("\r\n\r\nGET /metrics a=b text/plain"))
    }
  }

  @Test("HEAD states the length and sends no body")
  func head() async throws {
    try await serving { port in
      let answer = try await RawClient.exchange(
        ["HEAD /m HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"], port: port)
      #expect(answer.contains("content-length: 11\r\n"))
      #expect(answer.hasSuffix("\r\n\r\n"))
    }
  }

  @Test("Other methods are refused by name", arguments: ["POST", "PUT", "DELETE", "OPTIONS"])
  func methods(method: String) async throws {
    try await serving { port in
      let answer = try await RawClient.exchange(
        ["\(method) / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"], port: port)
      #expect(answer.hasPrefix("HTTP/1.1 405 "))
      #expect(answer.contains("allow: GET, HEAD\r\n"))
    }
  }

  @Test("A server that takes POST hands on its body and headers, answers with headers, and still refuses the rest")
  func post() async throws {
    var configuration = ServerConfiguration(address: ListeningAddress(host: "127.0.0.1", port: 0))
    configuration.methods = [.get, .head, .post]
    let server = try Server(configuration: configuration)
    let port = try await server.start { request in
      var response = Response(
        status: 201, text: "\(request.headers["x-mark"] ?? "-") \(String(decoding: request.body, as: UTF8.self))")
      response.headers = ["location": "/there"]
      return response
    }
    let answer = try await RawClient.exchange(
      ["POST / HTTP/1.1\r\nHost: a\r\nX-Mark: m\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"], port: port)
    #expect(answer.hasPrefix("HTTP/1.1 201 "))
    #expect(answer.contains("location: /there\r\n") && answer.hasSuffix("m hi"))
    let refused = try await RawClient.exchange(
      ["DELETE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"], port: port)
    #expect(refused.hasPrefix("HTTP/1.1 405 ") && refused.contains("allow: GET, HEAD, POST\r\n"))
    await server.stop()
  }

  @Test("Pipelined requests are answered in order, the last one closes")
  func pipelining() async throws {
    try await serving { port in
      let requests = (0..<20).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined()
      let answer = try await RawClient.exchange(
        [requests + "GET /end HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"], port: port)
      let bodies = answer.matches(of: /GET \/(\w+) - -/).map { String($0.output.1) }
      #expect(bodies == (0..<20).map(String.init) + ["end"])
    }
  }

  @Test("Without the token nothing is answered but a challenge")
  func token() async throws {
    try await serving(token: "right") { port in
      for header in [
        "", "Authorization: Bearer wrong\r\n", "Authorization: Bearer rightt\r\n", "Authorization: right\r\n",
        "Authorization: Bearer \r\n",
      ] {
        let answer = try await RawClient.exchange(
          ["GET /m HTTP/1.1\r\nHost: a\r\n\(header)Connection: close\r\n\r\n"], port: port)
        #expect(answer.hasPrefix("HTTP/1.1 401 "))
        #expect(answer.contains("www-authenticate: Bearer realm=\"aisle\"\r\n"))
        #expect(!answer.contains("GET /m"))
      }
      let answer = try await RawClient.exchange(
        ["GET /m HTTP/1.1\r\nHost: a\r\nauthorization: bearer right\r\nConnection: close\r\n\r\n"], port: port)
      #expect(answer.hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test("A request that is too large or none at all is refused and the connection ends")
  func broken() async throws {
    try await serving { port in
      let long = String(repeating: "x", count: 40_000)
      let line = try await RawClient.exchange(["GET /\(long)"], port: port)
      #expect(line.isEmpty || line.hasPrefix("HTTP/1.1 431 "))
      let header = try await RawClient.exchange(["GET / HTTP/1.1\r\nA: \(long)\r\n\r\n"], port: port)
      #expect(header.isEmpty || header.hasPrefix("HTTP/1.1 431 "))
      for nonsense in [
        "\u{16}\u{3}\u{1} TLS?\r\n\r\n", "GET / HTTP/1.1\r\n: x\r\n\r\n", "SSH-2.0-x\r\n", "GET / HTTP/9.9\r\n\r\n",
      ] {
        let answer = try await RawClient.exchange([nonsense], port: port)
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400 "))
      }
      let fine = try await RawClient.exchange(["GET / HTTP/1.0\r\n\r\n"], port: port)
      #expect(fine.hasSuffix("GET / - -"), "the server goes on")
    }
  }

  @Test("A client that drips its request or never asks again is cut off")
  func slowLoris() async throws {
    var limits = ServerConfiguration.Limits()
    limits.requestTime = .milliseconds(300)
    limits.idleTime = .milliseconds(300)
    try await serving(limits: limits) { port in
      let drip = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n".map(String.init)
      #expect(try await RawClient.exchange(drip, port: port, pause: .milliseconds(50)) == "")
      #expect(try await RawClient.exchange([""], port: port) == "")
      let idle = try await RawClient.exchange(["GET /idle HTTP/1.1\r\nHost: a\r\n\r\n"], port: port)
      #expect(idle.hasSuffix("GET /idle - -"), "answered, then closed by the server")
    }
  }

  @Test("Connections beyond the limit are closed and the rest still answered")
  func connectionLimit() async throws {
    var limits = ServerConfiguration.Limits()
    limits.connections = 0
    try await serving(limits: limits) { port in
      let answer = try await RawClient.exchange(["GET / HTTP/1.0\r\n\r\n"], port: port)
      #expect(answer == "")
    }
    limits.connections = 1
    try await serving(limits: limits) { port in
      for _ in 0..<5 {
        let answer = try await RawClient.exchange(["GET / HTTP/1.0\r\n\r\n"], port: port)
        #expect(answer.hasSuffix("GET / - -"))
      }
    }
  }

  @Test("A port in use is named, and a stopped server gives its port back")
  func ports() async throws {
    // Not one of the ports that the system hands out: another test would take it in between.
    let port = 19_377
    let address = ListeningAddress(host: "127.0.0.1", port: port)
    let first = try Server(configuration: .init(address: address))
    #expect(try await first.start { _ in .notFound } == port)
    let second = try Server(configuration: .init(address: address))
    await #expect(throws: ServingFailure.cannotListen(address: address, reason: "the address is in use")) {
      try await second.start { _ in .notFound }
    }
    await first.stop()
    // A child process of another test may hold the socket for a moment longer.
    var taken: Int?
    for _ in 0..<200 where taken == nil {
      do { taken = try await second.start { _ in .notFound } } catch { try await Task.sleep(for: .milliseconds(50)) }
    }
    #expect(taken == port)
    await second.stop()
  }

  @Test("A key that others can read, a certificate that is none: refused before listening")
  func tlsFiles() throws {
    let folder = try TemporaryFolder()
    let key = try folder.write("key", to: "key.pem", mode: 0o644)
    var configuration = ServerConfiguration(
      address: .init(host: "127.0.0.1", port: 0), tls: .init(certificateFile: "\(folder.path)/none", keyFile: key))
    #expect(throws: ServingFailure.self) { try Server(configuration: configuration) }
    configuration.tls?.keyFile = try folder.write("no key", to: "key.pem", mode: 0o600)
    #expect(throws: ServingFailure.certificate(path: key, reason: "not a private key in PEM form")) {
      try Server(configuration: configuration)
    }
  }
}
