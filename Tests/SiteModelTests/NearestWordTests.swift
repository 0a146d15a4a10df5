import SiteModel
import Testing

@Suite("Nearest word") struct NearestWordTests {
  @Test(
    "A slip finds its word, a stranger finds none",
    arguments: [
      ("hieght", "height"), ("Racks", "racks"), ("rack", "racks"), ("nodse", "nodes"), ("banana", nil), ("", nil),
    ] as [(String, String?)])
  func nearest(word: String, expected: String?) {
    #expect(NearestWord.to(word, in: ["height", "nodes", "racks"]) == expected)
  }

  @Test("Among equals the first in the alphabet is meant") func ties() {
    #expect(NearestWord.to("b0", in: ["b3", "b1", "b2"]) == "b1")
  }
}
