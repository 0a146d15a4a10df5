import HTTPServing
import Testing

struct ExposurePolicyTests {
  @Test(
    "Loopback addresses are told from all others",
    arguments: [
      ("127.0.0.1:1", true), ("127.8.9.1:1", true), ("[::1]:1", true), ("localhost:1", true),
      ("[::ffff:127.0.0.1]:1", true), ("0.0.0.0:1", false), (":1", false), ("[::]:1", false), ("10.0.0.7:1", false),
      ("localhost.example.com:1", false), ("127.0.0.1.example.com:1", false), ("[::ffff:10.0.0.1]:1", false),
      ("128.0.0.1:1", false), ("2130706433:1", false),
    ])
  func loopback(text: String, isLoopback: Bool) throws {
    #expect(try #require(ListeningAddress(text)).isLoopback == isLoopback)
  }

  @Test(
    "What is no address is refused",
    arguments: ["", "9100", "a:b", "a:65536", "a:-1", "::1:9100", "[::1:9100", "[x]:1", "a b:1", "http://a:1"])
  func nonsense(text: String) {
    #expect(ListeningAddress(text) == nil)
  }

  @Test("A reachable address needs TLS and a token, or the owner's word; loopback needs nothing")
  func policy() throws {
    let outside = ListeningAddress(host: "10.0.0.7", port: 9100)
    for hasTLS in [false, true] {
      for hasToken in [false, true] {
        try ExposurePolicy.check(
          ListeningAddress(host: "::1", port: 1), hasTLS: hasTLS, hasToken: hasToken, allowsInsecure: false)
        try ExposurePolicy.check(outside, hasTLS: hasTLS, hasToken: hasToken, allowsInsecure: true)
        let isEnough = hasTLS && hasToken
        do {
          try ExposurePolicy.check(outside, hasTLS: hasTLS, hasToken: hasToken, allowsInsecure: false)
          #expect(isEnough)
        } catch {
          #expect(!isEnough)
          #expect(error.description.contains("10.0.0.7:9100"))
          #expect(error.description.contains("TLS") == !hasTLS)
          #expect(error.description.contains("bearer token") == !hasToken)
        }
      }
    }
  }
}
