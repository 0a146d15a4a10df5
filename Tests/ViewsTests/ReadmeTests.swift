import AisleTesting
import Testing

@Suite("The README") struct ReadmeTests {
  /// The picture is a golden frame, so it cannot show what Aisle no longer draws.
  @Test("shows a frame that is drawn today") func picture() throws {
    let readme = String(decoding: Fixtures.contents(of: "\(Fixtures.checkout)/README.md"), as: UTF8.self)
    let golden = String(decoding: Fixtures.contents(of: "\(GoldenFrame().folder)/overview-80x24-en.txt"), as: UTF8.self)
    let frame = golden.split(separator: "\n", omittingEmptySubsequences: false).prefix(24)
    #expect(frame.count == 24)
    #expect(readme.contains(frame.joined(separator: "\n")))
  }
}
