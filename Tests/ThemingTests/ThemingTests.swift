import Testing
import Theming

@Suite("Frame formats") struct FrameFormatTests {
  @Test("Every format is found by its name", arguments: ["text", "ansi", "svg", "html"])
  func named(name: String) { #expect(FrameFormat(named: name)?.name == name) }
}
