import Interaction
import Terminal
import Testing

@Suite struct InputDecoderTests {
  private func decoded(_ text: String) -> [Message] {
    var decoder = InputDecoder()
    return decoder.decode(Array(text.utf8)) + decoder.flush()
  }

  @Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[1;5C", .right), ("\u{1B}[Z", .backTab), ("\u{1B}[5~", .pageUp),
    ("\u{1B}[[A", .function(1)), ("\u{1B}[17~", .function(6)), ("\u{1B}OP", .function(1)), ("\u{4}", .control("d")),
    ("\u{1B}x", .alt("x")), ("\r", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("é", .character("é")),
    ("节", .character("节")), (" ", .character(" ")), ("\u{1B}", .escape),
  ])
  func sequencesAreTheKeysTheyStandFor(_ sequence: String, _ key: Key) {
    #expect(decoded(sequence) == [.key(key)])
  }

  @Test func aKeySplitBetweenReadsIsOneKey() {
    var decoder = InputDecoder()
    let bytes = Array("\u{1B}[6~节".utf8)
    #expect(bytes.flatMap { decoder.decode([$0]) } == [.key(.pageDown), .key(.character("节"))])
    #expect(!decoder.isWaiting)
  }

  @Test func theMouseIsReadBeyondColumn223() {
    #expect(decoded("\u{1B}[<0;281;12M\u{1B}[<0;281;12m") == [.mouse(Mouse(.press, x: 280, y: 11))])
    #expect(decoded("\u{1B}[<65;1;1M") == [.mouse(Mouse(.wheelDown, x: 0, y: 0))])
  }

  @Test func aPasteIsTextAndNotKeys() {
    #expect(decoded("\u{1B}[200~q\nquit\u{1B}[201~") == [.paste("q\nquit")])
  }

  @Test func megabytesOfPasteAreCutAndTheirEndIsFound() {
    var decoder = InputDecoder()
    let flood = Array(repeating: UInt8(ascii: "x"), count: 2_000_000)
    let messages = decoder.decode(Array("\u{1B}[200~".utf8) + flood + Array("\u{1B}[201~q".utf8))
    guard case .paste(let text) = messages.first else {
      Issue.record("no paste came out")
      return
    }
    #expect(text.utf8.count == 65_536)
    #expect(messages.count == 2)
  }

  @Test func repliesOfTheTerminalAreNotKeys() {
    #expect(decoded("\u{1B}]52;c;cXVpdA==\u{7}\u{1B}P1$r0m\u{1B}\\\u{1B}[?1;2cj") == [.key(.character("j"))])
  }

  @Test(arguments: ["\u{1B}]52;c;", "\u{1B}P", "\u{1B}["])
  func anEndlessSequenceIsNotKeys(_ start: String) {
    let ending = start == "\u{1B}[" ? "y" : "q\u{1B}\\"
    #expect(decoded(start + String(repeating: "1;", count: 5_000) + ending + "j") == [.key(.character("j"))])
  }

  @Test func aPasteWithoutAnEndGivesTheKeyboardBackInTime() {
    var decoder = InputDecoder()
    #expect(decoder.decode(Array("\u{1B}[200~half".utf8)).isEmpty)
    #expect(decoder.isWaiting && decoder.patience == .seconds(5))
    #expect(decoder.flush() == [.paste("half")])
    #expect(decoder.decode(Array("q".utf8)) == [.key(.character("q"))])
  }

  @Test func noBytesBreakTheDecoder() {
    var random = SystemRandomNumberGenerator()
    var decoder = InputDecoder()
    for _ in 0..<2_000 {
      let bytes = (0..<64).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      for case .key(.character(let character)) in decoder.decode(bytes) {
        #expect(character.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
      }
    }
    _ = decoder.decode([0x18] + Array("\u{1B}[201~\u{18}".utf8))
    _ = decoder.flush()
    #expect(decoder.decode(Array("j".utf8)) == [.key(.character("j"))])
  }

  @Test(arguments: [
    ("\u{1B}[200~one\u{1B}[0ntwo\u{1B}[201~", [Message.paste("onetwo")]), ("\u{1B}]11;rgb:\u{1B}[0n", []),
    ("\u{1B}\u{1B}[0n", [.key(.escape)]), ("\u{1B}[\u{1B}[0n", [.key(.alt("["))]),
    ("j\u{1B}[3nk", [.key(.character("j")), .key(.character("k"))]),
  ])
  func answersAreFoundAmongWhateverElseComes(_ text: String, _ messages: [Message]) {
    var decoder = InputDecoder()
    #expect(decoder.decode(Array(text.utf8)) + decoder.flush() == messages)
    #expect(decoder.takeAnswers() == 1)
    #expect(decoder.takeAnswers() == 0)
  }
}
