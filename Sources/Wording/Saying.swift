package import SiteModel

/// A sentence in no language yet: words, and what fills their gaps. Whoever shows it turns it into text with the
/// language then chosen.
package struct Saying: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    /// A name, a number: the same in every language. Cleaned.
    case text(String)
    case word(Word)
    /// What is wrong with a file.
    case fault(FileFault)
    /// Why a source, or what is asked like one, gave nothing.
    case failure(SourceFailure)
  }

  package var word: Word
  package var values: [Value]
  /// Sentences that follow.
  package var rest: [Saying] = []

  package init(_ word: Word, _ values: [Value]) {
    self.word = word
    self.values = values
  }

  package init(_ word: Word, _ texts: String...) { self.init(word, texts.map { .text($0) }) }
}

extension Wording {
  /// The sentence, and those that follow it.
  package func text(of saying: Saying) -> String {
    let values = saying.values.map { value in
      switch value {
      case .text(let text): text
      case .word(let word): self(word)
      case .fault(let fault): text(of: fault)
      case .failure(let failure): text(of: failure)
      }
    }
    return ([filled(saying.word, with: values)] + saying.rest.map { text(of: $0) }).joined(
      separator: language == .chinese ? "" : " ")
  }
}
