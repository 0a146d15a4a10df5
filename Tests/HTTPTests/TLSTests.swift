import AisleTesting
import HTTP
import HTTPServing
import SiteModel
import Testing

@Suite(.enabled(if: TestCertificate.isPossible, "skipped: no openssl"))
struct TLSTests {
  @Test("A server certificate is checked against the system's roots or the authority given, name included")
  func verification() async throws {
    let good = try await TestCertificate()
    let misnamed = try await TestCertificate(for: "DNS:other.example")
    let home = try await FakeExporter(["/m": .page("up 1\n")], certificate: (good.certificateFile, good.keyFile))
    let wrong = try await FakeExporter(
      ["/m": .page("up 1\n")], certificate: (misnamed.certificateFile, misnamed.keyFile))
    let plain = try Server(configuration: .init(address: .init(host: "127.0.0.1", port: 0)))
    let plainPort = try await plain.start { _ in .notFound }
    try await withClient { (client) async throws in
      func outcome(_ exporter: FakeExporter, _ policy: TransportPolicy) async throws -> SourceFailure? {
        var request = WebRequest(try WebAddress(exporter.url("/m", scheme: "https")), timeout: .seconds(20))
        request.policy = policy
        return await failure(of: request, by: client)
      }
      var policy = TransportPolicy()
      #expect(
        try await outcome(home, policy) == .tls(.untrustedCertificate))
      policy.authorityFile = good.authorityFile
      #expect(try await outcome(home, policy) == nil)
      policy.authorityFile = misnamed.authorityFile
      #expect(try await outcome(wrong, policy) == .tls(.otherHost))
      let toPlain = WebRequest(try WebAddress("https://127.0.0.1:\(plainPort)/m"), timeout: .seconds(20))
      #expect(await failure(of: toPlain, by: client) == .tls(.notSpoken))
      policy.isVerificationDisabled = true
      #expect(try await outcome(wrong, policy) == nil)
      policy.authorityFile = "\(good.folder.path)/none.pem"
      #expect(
        try await outcome(home, policy)
          == .certificate(path: "\(good.folder.path)/none.pem", .notCertificate))
    }
    await plain.stop()
    for exporter in [home, wrong] { await exporter.stop() }
  }

  @Test("A client certificate is shown to the host that asks for it, and to no other that is redirected to")
  func clientCertificate() async throws {
    let certificate = try await TestCertificate()
    let files = (certificate.certificateFile, certificate.keyFile)
    let stranger = try await FakeExporter(
      ["/m": .page("stranger")], certificate: files, clientAuthority: certificate.authorityFile)
    let home = try await FakeExporter(
      ["/m": .page("home"), "/away": .redirect(to: stranger.url("/m", scheme: "https"))], certificate: files,
      clientAuthority: certificate.authorityFile)
    try await withClient { (client) async throws in
      var request = WebRequest(try WebAddress(home.url("/m", scheme: "https")), timeout: .seconds(20))
      request.policy.authorityFile = certificate.authorityFile
      let without = await failure(of: request, by: client)
      #expect(without == .tls(.clientRefused))
      request.policy.certificateFile = certificate.certificateFile
      let half = await failure(of: request, by: client)
      #expect(
        half
          == .certificate(path: certificate.certificateFile, .withoutPair))
      request.policy.keyFile = certificate.keyFile
      #expect(try await client.get(request).bytes == Array("home".utf8))
      request.address = try WebAddress(home.url("/away", scheme: "https"))
      let away = await failure(of: request, by: client)
      #expect(away == .tls(.clientRefused))
    }
    #expect(home.received.map(\.path) == ["/m", "/away"])
    #expect(stranger.received.isEmpty)
    await home.stop()
    await stranger.stop()
  }

  @Test("A redirect from https to http is not followed, and none of it reaches the other side")
  func downgrade() async throws {
    let certificate = try await TestCertificate()
    let token = try certificate.folder.write("hunter2", to: "token")
    let plain = try await FakeExporter(["/m": .page("")])
    let home = try await FakeExporter(
      ["/m": .redirect(to: plain.url("/m"))], certificate: (certificate.certificateFile, certificate.keyFile))
    try await withClient { (client) async throws in
      var request = WebRequest(try WebAddress(home.url("/m", scheme: "https")), timeout: .seconds(20))
      request.policy.authorityFile = certificate.authorityFile
      request.credential = .bearer(tokenFile: token)
      #expect(
        await failure(of: request, by: client) == .redirectedToPlainHTTP)
    }
    #expect(plain.received.isEmpty)
    await home.stop()
    await plain.stop()
  }

  @Test("Aisle's own server and client speak TLS with a token; without it the page is refused")
  func ownServer() async throws {
    let certificate = try await TestCertificate()
    let token = try certificate.folder.write("right", to: "token")
    let server = try Server(
      configuration: .init(
        address: .init(host: "127.0.0.1", port: 0),
        tls: .init(certificateFile: certificate.certificateFile, keyFile: certificate.keyFile), bearerToken: "right"))
    let port = try await server.start { Response(text: "up \($0.path)\n") }
    try await withClient { (client) async throws in
      var request = WebRequest(try WebAddress("https://127.0.0.1:\(port)/metrics"), timeout: .seconds(20))
      request.policy.authorityFile = certificate.authorityFile
      #expect(await failure(of: request, by: client) == .status(401))
      request.credential = .bearer(tokenFile: token)
      #expect(try await client.get(request).bytes == Array("up /metrics\n".utf8))
    }
    await server.stop()
  }
}
