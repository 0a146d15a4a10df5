import SiteFile
import Testing

@Suite("Folded names unfold")
struct NamePatternTests {
  @Test(
    "Padding, lists and products",
    arguments: [
      ("node[008-011]", ["node008", "node009", "node010", "node011"]),
      ("n[9-11]", ["n9", "n10", "n11"]), ("A[01,03-04]x", ["A01x", "A03x", "A04x"]),
      ("r[1-2]-n[1-2]", ["r1-n1", "r1-n2", "r2-n1", "r2-n2"]), ("plain", ["plain"]),
      ("http://[::1]:9100/", ["http://[::1]:9100/"]), ("机柜[1-2]", ["机柜1", "机柜2"]),
    ])
  func unfold(pattern: String, names: [String]) throws {
    #expect(try NamePattern.expand(pattern) == names)
  }

  @Test(
    "Broken and endless patterns are refused",
    arguments: [
      "a[", "a]", "a[]", "a[1-]", "a[-1]", "a[1--2]", "a[2-1]", "a[1,]", "a[0000000001]", "a[x-y]", "a[001-02]",
      "a[1-999999999]", "a[1-1000][1-1000]", "a[1-100000,1-100001]", "a[1 - 2]", "a[[1-2]]",
    ])
  func refuse(pattern: String) {
    #expect(throws: NamePattern.Failure.self) { try NamePattern.expand(pattern) }
  }
}
