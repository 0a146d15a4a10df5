import Canvas
import Testing

@Suite("How many cells text fills") struct TextWidthTests {
  @Test(
    "Known characters have their known width",
    arguments: [
      ("a", 1), ("~", 1), (" ", 1), ("é", 1), ("ß", 1), ("Ω", 1), ("µ", 1), ("°", 1), ("×", 1), ("—", 1), ("…", 1),
      ("─", 1), ("┃", 1), ("█", 1), ("▁", 1), ("░", 1), ("■", 1), ("▲", 1), ("◆", 1), ("▽", 1), ("→", 1), ("≥", 1),
      ("算", 2), ("力", 2), ("あ", 2), ("カ", 2), ("한", 2), ("Ａ", 2), ("，", 2), ("\u{3000}", 2), ("ｶ", 1), ("𠀀", 2),
      ("😀", 2), ("⌚", 2), ("☎", 1), ("©", 1), ("א", 1), ("ا", 1), ("ก", 1), ("न", 1),
      ("\u{0301}", 0), ("\u{200B}", 0), ("\u{202E}", 0), ("\u{1B}", 0), ("\u{7F}", 0), ("\u{85}", 0), ("\u{FEFF}", 0),
      ("\u{FE0F}", 0), ("\u{AD}", 0), ("\u{E0041}", 0),
    ] as [(String, Int)])
  func known(text: String, width: Int) {
    #expect(TextWidth.width(of: text) == width)
  }

  @Test(
    "What terminals disagree on is reduced to what they agree on",
    arguments: [
      ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("👍🏽", 2), ("🇨🇳", 2), ("☁️", 1), ("각", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("क्षि", 3),
    ] as [(String, Int)])
  func clusters(text: String, width: Int) {
    #expect(TextWidth.width(of: text) == width)
  }

  @Test("Where ambiguous characters are wide, those and only those count twice") func ambiguous() {
    #expect(TextWidth.width(of: "Жж①", ambiguous: .wide) == 6)
    #expect(TextWidth.width(of: "°×…■", ambiguous: .wide) == 4, "Aisle's own have stand-ins")
    #expect(TextWidth.width(of: "aé算", ambiguous: .wide) == 1 + 2 + 2)
    #expect(TextWidth.width(of: "kW", ambiguous: .wide) == 2)
  }

  @Test(
    "Fitted text never fills more than its cells and ends in a sign where something is missing",
    arguments: 0...12)
  func fitted(width: Int) {
    for text in ["node-a01", "算力节点-01", "e\u{301}e\u{301}e\u{301}e\u{301}", "😀😀😀😀", ""] {
      let fitted = TextWidth.fitted(text, to: width)
      #expect(TextWidth.width(of: fitted) <= width)
      if TextWidth.width(of: text) <= width {
        #expect(fitted == text)
      } else if width > 0 {
        #expect(fitted.last == "…")
      }
    }
  }
}
