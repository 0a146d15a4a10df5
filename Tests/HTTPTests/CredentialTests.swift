import AisleTesting
import HTTP
import Secrets
import SiteModel
import Testing

struct CredentialTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("Token and password are sent where they belong, and a changed file is read again")
  func sent() async throws {
    let token = try folder.write("first\n", to: "token")
    let password = try folder.write("open sesame", to: "password")
    let exporter = try await FakeExporter(["/m": .page("")])
    try await withClient { (client) async throws in
      var request = WebRequest(try WebAddress(exporter.url("/m")), timeout: .seconds(20))
      request.credential = .bearer(tokenFile: token)
      _ = try await client.get(request)
      _ = try await client.get(request)
      try folder.write("second", to: "token")
      _ = try await client.get(request)
      request.credential = .basic(user: "Aladdin", passwordFile: password)
      _ = try await client.get(request)
      request.credential = nil
      _ = try await client.get(request)
    }
    #expect(
      exporter.received.map { $0.headers["authorization"] } == [
        "Bearer first", "Bearer first", "Bearer second", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", nil,
      ])
    await exporter.stop()
  }

  @Test("A credential file that others can read stops the request before it is sent")
  func looseFile() async throws {
    let token = try folder.write("hunter2", to: "token", mode: 0o644)
    let exporter = try await FakeExporter(["/m": .page("")])
    try await withClient { (client) async throws in
      var request = WebRequest(try WebAddress(exporter.url("/m")), timeout: .seconds(20))
      request.credential = .bearer(tokenFile: token)
      let failure = await failure(of: request, by: client)
      #expect(
        failure == .credential(path: token, .readableByOthers(mode: 0o644)))
    }
    #expect(exporter.received.isEmpty)
    await exporter.stop()
  }

  @Test("A redirect on the same host carries the credential, one to another port or host never does")
  func redirects() async throws {
    let token = try folder.write("hunter2", to: "token")
    let stranger = try await FakeExporter(["/m": .page("stranger")])
    let home = try await FakeExporter(["/m": .page("home")])
    home.set(.redirect(to: "/m"), for: "/same")
    home.set(.redirect(to: stranger.url("/m")), for: "/port")
    home.set(.redirect(to: "//localhost:\(home.port)/m"), for: "/host")
    stranger.set(.redirect(to: home.url("/m")), for: "/back")
    home.set(.redirect(to: stranger.url("/back")), for: "/round")
    try await withClient { (client) async throws in
      func get(_ path: String) async throws -> String {
        var request = WebRequest(try WebAddress(home.url(path)), timeout: .seconds(20))
        request.credential = .bearer(tokenFile: token)
        return String(decoding: try await client.get(request).bytes, as: UTF8.self)
      }
      #expect(try await get("/same") == "home")
      #expect(home.received.map { $0.headers["authorization"] } == ["Bearer hunter2", "Bearer hunter2"])
      #expect(try await get("/port") == "stranger")
      #expect(try await get("/round") == "home")
      #expect(stranger.received.count == 2)
      #expect(stranger.received.allSatisfy { $0.headers["authorization"] == nil })
      #expect(home.received.last?.path == "/m" && home.received.last?.headers["authorization"] == nil)
      #expect(try await get("/host") == "home")
      #expect(home.received.last?.path == "/m" && home.received.last?.headers["authorization"] == nil)
    }
    await home.stop()
    await stranger.stop()
  }

  @Test("Redirects without end, to nowhere and to other schemes are not followed")
  func badRedirects() async throws {
    let exporter = try await FakeExporter([
      "/loop": .redirect(to: "/loop"), "/file": .redirect(to: "file:///etc/passwd"),
      "/user": .redirect(to: "http://a:b@127.0.0.1/"),
    ])
    try await withClient { (client) async throws in
      func fails(_ path: String) async throws -> SourceFailure? {
        await failure(of: WebRequest(try WebAddress(exporter.url(path)), timeout: .seconds(20)), by: client)
      }
      #expect(try await fails("/loop") == .redirectedTooOften(limit: 3))
      #expect(try await fails("/file") == .address(.unknownScheme))
      #expect(try await fails("/user") != nil)
    }
    #expect(exporter.received.count == 6)
    await exporter.stop()
  }
}
