import AisleTesting
import HTTP
import SiteModel
import Testing

struct SocketTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("What answers at a socket is asked there, over a kept connection, with Slurm's token in its own headers")
  func asked() async throws {
    let token = try folder.write("eyJhbGciOiJIUzI1NiJ9.e30.x", to: "token")
    let path = "\(folder.path)/rest d.sock"
    let daemon = try await FakeExporter(
      ["/slurm/v0.0.38/jobs?update_time=1": .page("{}"), "/down": .answer(500, headers: [], body: Array("why".utf8))],
      socket: path)
    try await withClient { (client) async throws in
      var request = WebRequest(try WebAddress(socket: path), timeout: .seconds(20))
      request.address = try request.address.resolving("/slurm/v0.0.38/jobs?update_time=1")
      request.credential = .slurm(user: "alice", tokenFile: token)
      for _ in 0..<2 {
        #expect(try await client.answer(request) == WebAnswer(status: 200, bytes: Array("{}".utf8)))
      }
      request.address = try request.address.resolving("/down")
      request.credential = .slurm(user: nil, tokenFile: token)
      #expect(try await client.answer(request) == WebAnswer(status: 500, bytes: Array("why".utf8)))
    }
    let first = daemon.received.first?.headers ?? [:]
    #expect(first["x-slurm-user-name"] == "alice" && first["x-slurm-user-token"] == "eyJhbGciOiJIUzI1NiJ9.e30.x")
    #expect(first["host"] == "localhost" && daemon.received.last?.headers["x-slurm-user-name"] == nil)
    await daemon.stop()
    try await withClient { (client) async throws in
      let gone = WebRequest(try WebAddress(socket: "\(folder.path)/none"), timeout: .seconds(20))
      #expect(await failure(of: gone, by: client)?.kind == .unreachable)
    }
  }

  @Test func anAnswerThatSendsElsewhereIsNotFollowed() async throws {
    let path = "\(folder.path)/s"
    let stranger = try await FakeExporter(["/m": .page("")])
    let daemon = try await FakeExporter(["/m": .redirect(to: stranger.url("/m"))], socket: path)
    try await withClient { (client) async throws in
      var request = WebRequest(try WebAddress(socket: path), timeout: .seconds(20))
      request.address = try request.address.resolving("/m")
      #expect(await failure(of: request, by: client) == .redirectedElsewhere)
    }
    #expect(stranger.received.isEmpty)
    await daemon.stop()
    await stranger.stop()
  }

  @Test(arguments: ["", "run/s", "unix:/run/s", "/run/\u{1B}s", "/" + String(repeating: "x", count: 107)])
  func pathsThatCannotBeSocketsAreRefused(_ path: String) {
    #expect(throws: SourceFailure.address(.badSocket)) { try WebAddress(socket: path) }
  }

  @Test func whatStaysOnThisMachineIsKnown() throws {
    for url in ["http://127.0.0.1:6820", "http://[::1]/", "http://localhost:6820"] {
      #expect(try WebAddress(url).isLocal)
    }
    for url in ["http://127.0.0.1.example.com", "http://10.0.0.1", "http://login1"] {
      #expect(try !WebAddress(url).isLocal)
    }
    let socket = try WebAddress(socket: "/run/s")
    #expect(socket.isLocal && socket.description == "unix:/run/s" && socket.authority == "/run/s")
    #expect(try !socket.hasSameOrigin(as: WebAddress("http://localhost")))
  }
}
