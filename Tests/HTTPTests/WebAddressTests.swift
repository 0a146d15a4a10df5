import HTTP
import SiteModel
import Testing

struct WebAddressTests {
  @Test(
    "Addresses are taken apart and put together again",
    arguments: [
      ("http://a", "http://a/"), ("HTTP://A.example:80/x", "http://a.example/x"), ("https://a:443", "https://a/"),
      ("https://a:80/m?x=1#frag", "https://a:80/m?x=1"), ("http://[::1]:9100/metrics", "http://[::1]:9100/metrics"),
      ("http://[fe80::1]", "http://[fe80::1]/"), ("http://10.0.0.7:9400?q", "http://10.0.0.7:9400/?q"),
    ])
  func roundTrip(text: String, expected: String) throws {
    #expect(try WebAddress(text).description == expected)
  }

  @Test(
    "What is no plain web address is refused, and the refusal does not repeat it",
    arguments: [
      "", "a:9100", "ftp://a", "file:///etc/passwd", "http://", "http:///x", "http://user:hunter2@a/",
      "http://hunter2@a",
      "http://a:0", "http://a:99999", "http://a:+80", "http://a:b", "http://[::1", "http://[x]:1", "http://::1",
      "http://a b/", "http://a/ b", "http://a/\r\nX: y", "http://a\\@b/", "http://a/\\b", "http://节点/", "http://a/节点",
      "http://a%40b/",
    ])
  func refused(text: String) {
    do {
      let address = try WebAddress(text)
      Issue.record("taken as \(address)")
    } catch {
      #expect(!String(describing: error).contains("hunter2"))
      guard case .address = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test(
    "A Location is read as seen from the page that sent it",
    arguments: [
      ("/y", "http://a:1/y"), ("y?z", "http://a:1/d/y?z"), ("//b/y", "http://b/y"), ("https://a:1/", "https://a:1/"),
      ("/login?next=http://x/", "http://a:1/login?next=http://x/"),
    ])
  func locations(location: String, expected: String) throws {
    let base = try WebAddress("http://a:1/d/x?p=/q/r")
    #expect(try base.resolving(location).description == expected)
  }

  @Test(
    "Origins differ by scheme, host and port", arguments: ["https://a:1/", "http://b:1/", "http://a:2/", "http://a/"])
  func origins(other: String) throws {
    let base = try WebAddress("http://a:1/x")
    #expect(try base.hasSameOrigin(as: WebAddress("http://A:1/other")))
    #expect(try !base.hasSameOrigin(as: WebAddress(other)))
  }
}
