import AisleTesting
import HTTP
import Notifications
import Orders
import SiteModel
import Testing

@Suite("A list of silences") struct SilenceListFailureTests {
  private func gaps(_ reply: FakeExporter.Reply) async throws -> [SourceFailure.Kind] {
    let (silences, gaps) = try await listed(reply)
    #expect(silences.isEmpty)
    return gaps
  }

  private func listed(_ reply: FakeExporter.Reply) async throws -> ([StandingSilence], [SourceFailure.Kind]) {
    let fake = try await FakeExporter([
      "/api/v2/silences": reply,
      "/api/v2/alerts?active=false&silenced=true&inhibited=false&unprocessed=false": .answer(
        200, headers: [], body: [91, 93]),
    ])
    let client = WebClient()
    let cluster = AlertmanagerCluster(
      try AlarmBench.topology(port: fake.port).sources[0], site: "Lingang", by: client)
    let (silences, gaps) = await cluster.silences()
    await client.shutdown()
    await fake.stop()
    return (silences, gaps.map(\.failure.kind))
  }

  @Test("Whatever is no list is who did not answer, and why")
  func ill() async throws {
    func answer(_ text: String) -> FakeExporter.Reply { .answer(200, headers: [], body: Array(text.utf8)) }
    for text in ["", "{}", "[1]", "[{}]", "[{\"id\":\"a\"}]", "<html>", "[{\"id\":3,\"matchers\":[]}]"] {
      #expect(try await gaps(answer(text)) == [.malformed], "\(text)")
    }
    #expect(try await gaps(.answer(503, headers: [], body: [])) == [.unavailable])
    #expect(try await gaps(.hang) == [.timedOut])
    #expect(try await gaps(answer(String(repeating: "[", count: 17 << 20))) == [.tooLarge])
    #expect(try await gaps(answer("[]")).isEmpty)
  }

  @Test("However many are over, none that stands is missing") func many() async throws {
    func silence(_ number: Int, _ state: String) -> String {
      """
      {"id":"\(number)","status":{"state":"\(state)"},"createdBy":"liu","comment":"","startsAt":"2026-01-02T14:00:00Z",
      "endsAt":"2026-01-02T15:00:00Z","updatedAt":"2026-01-02T14:00:00Z",
      "matchers":[{"name":"a","value":"b","isRegex":false,"isEqual":true}]}
      """
    }
    let all = (0..<5_001).map { silence($0, "expired") } + (5_001..<5_011).map { silence($0, "active") }
    let (silences, gaps) = try await listed(
      .answer(200, headers: [], body: Array("[\(all.joined(separator: ","))]".utf8)))
    #expect(gaps.isEmpty && silences.count == 5_010 && silences.count { $0.state == .active } == 10)
  }
}
