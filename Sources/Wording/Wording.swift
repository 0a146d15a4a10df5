/// The chosen language: turns words into text.
package struct Wording: Hashable, Sendable {
  package var language: Language
  package init(_ language: Language = .english) { self.language = language }

  package func callAsFunction(_ word: Word) -> String { word.text(in: language) }

  /// The word with its gaps (`{}`) filled in order. `{s}` makes the plural of the noun that the value before it counts,
  /// in a language that has one.
  package func callAsFunction(_ word: Word, _ values: String...) -> String { filled(word, with: values) }

  /// The same.
  package func filled(_ word: Word, with values: [String]) -> String {
    let pieces = word.text(in: language).split(separator: "{}", omittingEmptySubsequences: false)
    var text = String(pieces.first ?? "")
    for (index, piece) in pieces.dropFirst().enumerated() {
      let value = index < values.count ? values[index] : "{}"
      text += value
      text += piece.split(separator: "{s}", omittingEmptySubsequences: false).joined(separator: value == "1" ? "" : "s")
    }
    return text
  }

  /// Several things, one after another: "thermal, power cap".
  package func list(_ things: [String]) -> String {
    switch language {
    case .english: things.joined(separator: ", ")
    case .chinese: things.joined(separator: "、")
    }
  }

  /// Several statements, one after another.
  func clauses(_ texts: [String]) -> String {
    switch language {
    case .english: texts.joined(separator: "; ")
    case .chinese: texts.joined(separator: "；")
    }
  }
}
