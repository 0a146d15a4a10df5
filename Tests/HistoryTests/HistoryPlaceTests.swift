import History
import Testing

@Suite("Where histories lie") struct HistoryPlaceTests {
  private func place(_ name: String, path: String? = nil, _ variables: [String: String]) -> HistoryPlace {
    HistoryPlace(ofSite: name, path: path, systemFolder: "/var/lib/aisle") { variables[$0] }
  }

  @Test("settings, the service's folder, the user's state and the home, in this order") func order() {
    let all = ["STATE_DIRECTORY": "/s/a:/s/b", "XDG_STATE_HOME": "/x", "HOME": "/h"]
    #expect(place("Hall", path: "/p/one.db", all).own == "/p/one.db")
    #expect(place("Hall", path: "/p/", all).own == "/p/Hall.history")
    #expect(place("Hall", all).own == "/s/a/Hall.history")
    #expect(place("Hall", ["XDG_STATE_HOME": "/x", "HOME": "/h"]).own == "/x/aisle/Hall.history")
    #expect(place("Hall", ["XDG_STATE_HOME": "x", "HOME": "/h"]).own == "/h/.local/state/aisle/Hall.history")
    #expect(place("Hall", [:]).own == nil)
  }

  @Test("a service's history is looked for before one's own, and a file that is named alone") func candidates() {
    #expect(
      place("Hall", ["HOME": "/h"]).candidates == ["/var/lib/aisle/Hall.history", "/h/.local/state/aisle/Hall.history"])
    #expect(place("Hall", ["STATE_DIRECTORY": "/var/lib/aisle"]).candidates == ["/var/lib/aisle/Hall.history"])
    #expect(HistoryPlace(file: "/a/b").candidates == ["/a/b"])
  }

  @Test(
    "no name of a site leads out of the folder, is hidden or too long",
    arguments: [
      "../../etc/passwd", "/etc/passwd", ".", "..", "", ".hidden", "a/b", "a\u{0}b", "a b\n", "\u{202E}evil",
      String(repeating: "临", count: 300), "CON:", "a\\b",
    ])
  func hostile(name: String) {
    let file = HistoryPlace.fileName(ofSite: name)
    #expect(!file.contains("/") && !file.contains("\0") && !file.hasPrefix("."))
    #expect(file.hasSuffix(".history") && file.utf8.count <= 160)
    #expect(file.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x202E })
  }

  @Test("different names have different files") func apart() {
    let names = ["a/b", "a_b", "a b", "a:b", "临港一号", "临港二号", "", "_", String(repeating: "x", count: 200)]
    #expect(Set(names.map { HistoryPlace.fileName(ofSite: $0) }).count == names.count)
    #expect(HistoryPlace.fileName(ofSite: "临港一号") == "临港一号.history")
    #expect(HistoryPlace.fileName(ofSite: "Lingang-1") == "Lingang-1.history")
  }
}
