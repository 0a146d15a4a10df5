import Testing
import Widgets

@Suite("A pipe") struct PipeTests {
  private let values = [Phrase("24.1 °C"), Phrase("380 L/min"), Phrase(), Phrase("3.10 bar")]

  @Test("points the way it flows and fills its width exactly", arguments: [0, 1, 3, 7, 12, 20, 30, 44, 80])
  func width(width: Int) {
    for direction in [Pipe.Direction.left, .right] {
      for content in [values, []] {
        let phrase = Pipe(direction, content).phrase(width: width)
        #expect(phrase.width <= width)
        if width > 12 { #expect(phrase.width == width) }
      }
    }
    #expect(Pipe(.right, values).phrase(width: 44).text == "══▶ 24.1 °C  380 L/min  3.10 bar ══════════▶")
    #expect(Pipe(.left, values).phrase(width: 20).text == "◀══ 24.1 °C ◀═══════")
  }

  @Test("that stands still is a broken line") func still() {
    #expect(Pipe(.right, [Phrase("0 L/min")], isFlowing: false).phrase(width: 18).text == "╌╌▶ 0 L/min ╌╌╌╌╌▶")
  }

  @Test("Lines hold whole phrases, and the last says that there are more") func lines() {
    let racks = (1...12).map { Phrase("R\($0)") }
    let lines = Phrase.lines(of: racks, by: Phrase(" "), width: 11, most: 2).map(\.text)
    #expect(lines == ["R1 R2 R3 R4", "R5 R6 R7 …"])
    #expect(Phrase.lines(of: racks, by: Phrase(" "), width: 0, most: 2).isEmpty)
    #expect(Phrase.lines(of: [], by: Phrase(" "), width: 9, most: 2).isEmpty)
  }
}
