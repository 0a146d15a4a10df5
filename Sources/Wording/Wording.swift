/// The chosen language: turns words into text.
package struct Wording: Hashable, Sendable {
  package var language: Language
  package init(_ language: Language = .english) { self.language = language }

  package func callAsFunction(_ word: Word) -> String { word.text(in: language) }

  /// The word with its gaps (`{}`) filled in order.
  package func callAsFunction(_ word: Word, _ values: String...) -> String {
    let pieces = word.text(in: language).split(separator: "{}", omittingEmptySubsequences: false)
    var text = String(pieces.first ?? "")
    for (index, piece) in pieces.dropFirst().enumerated() {
      text += index < values.count ? values[index] : "{}"
      text += piece
    }
    return text
  }
}
