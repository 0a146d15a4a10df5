import SiteModel
import Testing

@Suite struct CleanTextTests {
  @Test(arguments: [
    "node-b08-08", "mlx5_0/1", "llm-pretrain-70b", "浦东一号机房", "Zürich", "データ", "μ°—",
  ])
  func `ordinary names stay as they are`(name: String) {
    #expect(CleanText.cleaned(name) == name)
  }

  @Test(arguments: [
    "\u{1B}[2J", "a\rb", "a\nb", "\u{9B}31m", "x\u{202E}gpj.exe", "zero\u{200B}width", "\u{FEFF}bom", "tab\tbed",
    "\u{2066}isolate\u{2069}", "tag\u{E0041}", "nul\u{0}", "\u{7F}",
  ])
  func `nothing that could move a cursor or deceive an eye survives`(text: String) {
    let clean = CleanText.cleaned(text)
    #expect(clean.unicodeScalars.allSatisfy(CleanText.isSafe))
    #expect(clean.contains("\u{FFFD}"), "what was taken out is seen to be missing")
  }

  @Test func `ten kilobytes are cut, and the cut is seen`() {
    let clean = CleanText.cleaned(String(repeating: "a", count: 10_000))
    #expect(clean.unicodeScalars.count == CleanText.defaultLimit)
    #expect(clean.hasSuffix("…"))
  }

  @Test func `a tower of combining marks is cut to two`() {
    let clean = CleanText.cleaned("e" + String(repeating: "\u{301}", count: 500))
    #expect(clean.unicodeScalars.count == 3)
  }

  @Test func `cleaning twice is cleaning once`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let scalars = (0..<40).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x1_F000, using: &generator)) }
      let once = CleanText.cleaned(String(String.UnicodeScalarView(scalars)))
      #expect(CleanText.cleaned(once) == once)
    }
  }

  @Test func `broken UTF-8 becomes replacement characters`() {
    #expect(CleanText.cleaned(utf8: [0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
  }
}
