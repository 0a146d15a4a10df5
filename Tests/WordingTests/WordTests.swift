import AisleTesting
import Glibc
import Testing
import Wording

/// A word as it stands in its file.
private struct Written: CustomTestStringConvertible, Sendable {
  var file: String
  var english: String
  var chinese: String
  var testDescription: String { english }
}

@Suite("Words") struct WordTests {
  private static let folder = "\(Fixtures.checkout)/Sources/Wording"

  /// Every file of words there is, so that none is forgotten here.
  private static let files: [String] = {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix("Words+"), name.hasSuffix(".swift") { names.append(name) }
    }
    return names.sorted()
  }()

  /// `Word("…", "…")` in every file of words, as written there.
  private static let written: [Written] = files.flatMap { file in
    let text = String(decoding: Fixtures.contents(of: "\(folder)/\(file)"), as: UTF8.self)
    let pattern = /Word\(\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\)/
    return text.matches(of: pattern).map {
      Written(file: file, english: String($0.output.1), chinese: String($0.output.2))
    }
  }

  /// How many words a file makes, however they are written.
  private static func count(in file: String) -> Int {
    String(decoding: Fixtures.contents(of: "\(folder)/\(file)"), as: UTF8.self).matches(of: /\bWord\(/).count
  }

  private func gaps(_ text: String) -> Int { text.split(separator: "{}", omittingEmptySubsequences: false).count - 1 }

  @Test("Every word of every file is read here") func all() {
    #expect(Self.files.count >= 14)
    for file in Self.files {
      #expect(Self.written.count { $0.file == file } == Self.count(in: file), "\(file)")
      #expect(Self.count(in: file) > 0, "\(file)")
    }
  }

  @Test("Every word is there in both languages, with as many gaps in each", arguments: written)
  private func bothLanguages(word: Written) {
    #expect(!word.english.isEmpty && !word.chinese.isEmpty)
    #expect(gaps(word.english) == gaps(word.chinese))
    #expect(!word.chinese.contains("{s}"))
  }

  @Test("No word holds a control character or a blank at an end", arguments: written)
  private func clean(word: Written) {
    for text in [word.english, word.chinese] {
      #expect(text.first != " " && text.last != " ")
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
  }

  @Test("English words hold no Chinese, and Chinese ones no word of English but names and abbreviations")
  func unmixed() {
    for word in Self.written {
      #expect(!word.english.unicodeScalars.contains(where: isHan), "\(word)")
      let strange = EnglishWords.strange(in: word.chinese.replacing(/\\\(\w+\)/, with: ""))
      #expect(strange.isEmpty, "\(word.chinese): \(strange)")
    }
  }

  @Test("Chinese punctuation is Chinese", arguments: written)
  private func punctuation(word: Written) {
    let scalars = Array(word.chinese.unicodeScalars)
    for (place, scalar) in scalars.enumerated().dropFirst() where ",;:!?()".unicodeScalars.contains(scalar) {
      #expect(!isHan(scalars[place - 1]), "\(word.chinese)")
    }
  }

  @Test("Gaps are filled in order; one without a value stays visible, and a value is not read for gaps") func filled() {
    let word = Word("{} of {}", "{} / {}")
    #expect(Wording(.english)(word, "7", "8") == "7 of 8")
    #expect(Wording(.chinese)(word, "7", "8") == "7 / 8")
    #expect(Wording(.english)(word, "7") == "7 of {}")
    #expect(Wording(.english)(word, "{}", "8") == "{} of 8")
    #expect(Wording(.english)(word, "{s}", "8") == "{s} of 8")
  }

  @Test("A count of one is singular in English") func plural() {
    let word = Word("{} line{s} at {}", "{} 行，位于 {}")
    #expect(Wording(.english)(word, "1", "x") == "1 line at x")
    #expect(Wording(.english)(word, "12", "x") == "12 lines at x")
    #expect(Wording(.chinese)(word, "1", "x") == "1 行，位于 x")
  }

  @Test("Language codes are those of settings") func codes() {
    #expect(Language(rawValue: "en") == .english && Language(rawValue: "zh") == .chinese)
  }
}

private func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }
