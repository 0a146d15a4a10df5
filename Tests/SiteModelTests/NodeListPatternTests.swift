import SiteModel
import Testing

@Suite("Nodes that a scheduler names in short") struct NodeListPatternTests {
  @Test(
    "A node is found in a list",
    arguments: [
      ("gpu04", "gpu04", true), ("gpu[01-04,07]", "gpu03", true), ("gpu[01-04,07]", "gpu07", true),
      ("gpu[01-04,07]", "gpu05", false), ("gpu[01-04]", "gpu3", false), ("gpu[1-12]", "gpu12", true),
      ("gpu[1-12]", "gpu012", false), ("rack[1-2]n[01-04]-ib", "rack2n03-ib", true),
      ("rack[1-2]n[01-04]-ib", "rack3n03-ib", false), ("login1,gpu[098-102]", "gpu100", true),
      ("gpu04", "gpu04.cluster", true), ("", "gpu04", false), ("(null)", "gpu04", false), ("gpu[", "gpu04", false),
      ("gpu[1-99999999999999999999]", "gpu5", false),
    ])
  func contains(list: String, node: String, isIn: Bool) {
    #expect(NodeListPattern(list).contains(node) == isIn)
  }
}
