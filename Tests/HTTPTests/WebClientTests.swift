import AisleTesting
import HTTP
import SiteModel
import Testing

/// Runs `body` with a client that is shut down after it.
func withClient(_ body: (WebClient) async throws -> Void) async throws {
  let client = WebClient()
  do { try await body(client) } catch {
    await client.shutdown()
    throw error
  }
  await client.shutdown()
}

/// What a fetch failed with; nil when it succeeded.
func failure(of request: WebRequest, by client: WebClient) async -> SourceFailure? {
  do {
    _ = try await client.get(request)
    return nil
  } catch {
    return error
  }
}

struct WebClientTests {
  @Test("Good pages come whole: at once, late, byte by byte, and over a kept connection")
  func good() async throws {
    let exporter = try await FakeExporter([
      "/metrics": .page("up 1\n"), "/late": .delayed(.milliseconds(100), "late 1\n"),
      "/drip": .drip("drip 1\n", every: .milliseconds(5)), "/empty": .page(""),
    ])
    try await withClient { (client) async throws in
      for (path, text) in [("/metrics", "up 1\n"), ("/late", "late 1\n"), ("/drip", "drip 1\n"), ("/empty", "")] {
        for _ in 0..<3 {
          let page = try await client.get(WebRequest(WebAddress(exporter.url(path)), timeout: .seconds(20)))
          #expect(String(decoding: page.bytes, as: UTF8.self) == text)
          #expect(page.contentType == "text/plain")
        }
      }
    }
    await exporter.stop()
  }

  @Test("Hanging, endlessly slow, halved and refused answers each fail as what they are")
  func bad() async throws {
    let exporter = try await FakeExporter([
      "/hang": .hang, "/drip": .drip(String(repeating: "x", count: 1000), every: .milliseconds(50)),
      "/half": .half("a 1\n"), "/401": .answer(401, headers: [], body: []), "/500": .answer(500, headers: [], body: []),
      "/raw": .raw("SSH-2.0-OpenSSH_9.2\r\n"), "/204": .answer(204, headers: [], body: []), "/silent": .raw(""),
    ])
    let limit = Duration.milliseconds(400)
    try await withClient { (client) async throws in
      func fails(_ path: String, _ timeout: Duration = .seconds(20)) async throws -> SourceFailure? {
        await failure(of: WebRequest(try WebAddress(exporter.url(path)), timeout: timeout), by: client)
      }
      #expect(try await fails("/hang", limit) == .timedOut(after: limit))
      #expect(try await fails("/drip", limit) == .timedOut(after: limit))
      #expect(try await fails("/half") == .cutShort(received: 4))
      #expect(try await fails("/401") == .status(401))
      #expect(try await fails("/500") == .status(500))
      #expect(try await fails("/204") == .status(204))
      #expect(try await fails("/none") == .status(404))
      #expect(try await fails("/raw") == .notHTTP)
      #expect(try await fails("/silent") == .closedWithoutAnswer)
      await exporter.stop()
      let last = try await fails("/hang")
      #expect(last == .network(code: 111))
    }
  }

  @Test("A body without end and one announced too large stop at the limit")
  func endless() async throws {
    let exporter = try await FakeExporter([
      "/endless": .endless, "/page": .page(String(repeating: "x", count: 1001)),
      "/fits": .page(String(repeating: "x", count: 1000)),
    ])
    try await withClient { (client) async throws in
      for path in ["/endless", "/page"] {
        var request = WebRequest(try WebAddress(exporter.url(path)), timeout: .seconds(20))
        request.byteLimit = 1000
        #expect(await failure(of: request, by: client) == .tooLarge(limit: 1000))
      }
      var request = WebRequest(try WebAddress(exporter.url("/fits")), timeout: .seconds(20))
      request.byteLimit = 1000
      #expect(try await client.get(request).bytes.count == 1000)
    }
    await exporter.stop()
  }

  @Test("Compressed pages are inflated, bombs are not, and rubbish is named")
  func compressed() async throws {
    let folder = try TemporaryFolder()
    let small = try await Shell.run("printf 'up 1\\n' | gzip > '\(folder.path)/small.gz'")
    let bomb = try await Shell.run("head -c 300000000 /dev/zero | gzip -1 > '\(folder.path)/bomb.gz'")
    try #require(small && bomb)
    let header = ["Content-Encoding: gzip"]
    let exporter = try await FakeExporter([
      "/small": .answer(200, headers: header, body: Fixtures.contents(of: "\(folder.path)/small.gz")),
      "/bomb": .answer(200, headers: header, body: Fixtures.contents(of: "\(folder.path)/bomb.gz")),
      "/rubbish": .answer(200, headers: header, body: Array("not gzip at all".utf8)),
    ])
    try await withClient { (client) async throws in
      let page = try await client.get(WebRequest(WebAddress(exporter.url("/small")), timeout: .seconds(20)))
      #expect(page.bytes == Array("up 1\n".utf8))
      var request = WebRequest(try WebAddress(exporter.url("/bomb")), timeout: .seconds(60))
      #expect(await failure(of: request, by: client) == .tooLarge(limit: WebClient.defaultByteLimit))
      request.byteLimit = 100_000
      #expect(await failure(of: request, by: client) == .tooLarge(limit: 100_000))
      let rubbish = WebRequest(try WebAddress(exporter.url("/rubbish")), timeout: .seconds(20))
      #expect(await failure(of: rubbish, by: client) == .cannotInflate)
    }
    #expect(exporter.received.allSatisfy { $0.headers["accept-encoding"] == "gzip" })
    await exporter.stop()
  }
}
