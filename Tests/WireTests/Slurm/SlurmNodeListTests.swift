import SiteModel
import Testing
import Wire

@Suite("Slurm's lists of nodes") struct SlurmNodeListTests {
  @Test(
    "lists are unfolded",
    arguments: [
      ("gpu01", ["gpu01"]), ("gpu[01-03,07]", ["gpu01", "gpu02", "gpu03", "gpu07"]),
      ("a[1-2]x[1-2],b", ["a1x1", "a1x2", "a2x1", "a2x2", "b"]), ("n[8-11]", ["n8", "n9", "n10", "n11"]),
      ("r[1-2]-ib", ["r1-ib", "r2-ib"]), ("c[00098-00101]", ["c00098", "c00099", "c00100", "c00101"]),
    ])
  func lists(list: String, names: [String]) { #expect(SlurmNodeList.names(list) == names) }

  @Test(
    "what is no list, and what would be without end, is none",
    arguments: [
      "gpu[", "gpu]", "gpu[a-b]", "a,,b", "gpu[1-]", "gpu[3-1]", "x[[1]]", "n[0-999999999]", "n[1-999][1-999][1-999]",
      "n[1-99999],m[1-99999],o[1-99999]", "n[99999999999999999999-1]",
    ])
  func broken(list: String) { #expect(SlurmNodeList.names(list) == nil) }

  @Test("a node keeps its place, and lists share the nodes") func table() {
    var table = SlurmNodeTable()
    #expect(table.places(ofList: "gpu[01-02]") == [0, 1])
    #expect(table.places(ofList: "gpu[02-03]") == [1, 2])
    #expect(table.places(ofList: "gpu[01-02]") == [0, 1])
    #expect(table.names == ["gpu01", "gpu02", "gpu03"])
  }
}
