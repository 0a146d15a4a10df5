import AisleTesting
import Testing
import Wording

@Suite("Words") struct WordTests {
  /// `static let name = Word("…", "…")` in every file of words, as written there.
  private static let written: [(english: String, chinese: String)] = {
    let names = ["Commands", "Findings", "Frame", "Hints", "Nodes", "Notices", "Overview", "Pages", "Racks"]
    let folder = "\(Fixtures.checkout)/Sources/Wording/Words+"
    return names.flatMap { name in
      let text = String(decoding: Fixtures.contents(of: folder + name + ".swift"), as: UTF8.self)
      return text.matches(of: /Word\(\s*"([^"]*)",\s*"([^"]*)"\)/).map { (String($0.output.1), String($0.output.2)) }
    }
  }()

  private func gaps(_ text: String) -> Int { text.split(separator: "{}", omittingEmptySubsequences: false).count - 1 }

  @Test("Every word is there in both languages, with as many gaps in each") func bothLanguages() {
    #expect(Self.written.count > 150)
    for word in Self.written {
      #expect(!word.english.isEmpty && !word.chinese.isEmpty, "\(word)")
      #expect(gaps(word.english) == gaps(word.chinese), "\(word)")
    }
  }

  @Test("No word holds a control character or a blank at an end") func clean() {
    for word in Self.written {
      for text in [word.english, word.chinese] {
        #expect(text.first != " " && text.last != " ", "\(word)")
        #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(word)")
      }
    }
  }

  @Test("Gaps are filled in order; one without a value stays visible, and a value is not read for gaps") func filled() {
    let word = Word("{} of {}", "{} / {}")
    #expect(Wording(.english)(word, "7", "8") == "7 of 8")
    #expect(Wording(.chinese)(word, "7", "8") == "7 / 8")
    #expect(Wording(.english)(word, "7") == "7 of {}")
    #expect(Wording(.english)(word, "{}", "8") == "{} of 8")
  }

  @Test("Language codes are those of settings") func codes() {
    #expect(Language(rawValue: "en") == .english && Language(rawValue: "zh") == .chinese)
  }
}
