/// One piece of wording in every language. Pages name words (`Word.racks`), never spell them.
///
/// Declared in an extension per page (`Words+Racks.swift`): `static let racks = Word("Racks", "机柜")`.
/// A language cannot be forgotten, because the initialiser asks for all of them.
/// `{}` in the text is a gap, filled in order by `Wording`; both languages have the same number of gaps. `{s}` in
/// English makes a plural.
package struct Word: Hashable, Sendable {
  package var english: String
  package var chinese: String

  package init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  package func text(in language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}
