package import Wording

/// What a page's filter knows of its things by name. The raw value is the name.
package protocol FilterField: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// What `.states` are states of.
  associatedtype State: Hashable, Sendable
  var kind: FilterFieldKind { get }
  /// What the page calls it; nil where it has no column.
  var title: Word? { get }
  /// What else it is called.
  static var aliases: [String: Self] { get }
  /// The states that a word in lower case means; empty for none.
  static func states(named word: String) -> Set<State>
  /// Says that a word is no state.
  static var expectsState: Word { get }
}

/// How a field is compared.
package enum FilterFieldKind: Hashable, Sendable {
  case words, states, priority, count, time, share, power

  /// True where `=` is what people ask.
  var isOfWords: Bool { self == .words || self == .states }
}

extension FilterField {
  /// A field by its name, in either language, or what else it is called.
  init?(named name: String) {
    let field = Self(rawValue: name) ?? Self.aliases[name] ?? Self.allCases.first { $0.title?.chinese == name }
    guard let field else { return nil }
    self = field
  }

  /// The name of a field that begins so, with the usual sign after it where no other does.
  static func completion(of word: String) -> String? {
    let fields = allCases.filter { $0.rawValue.hasPrefix(word) }
    guard !word.isEmpty, let field = fields.first else { return nil }
    let sign = field.kind.isOfWords ? "=" : field.kind == .priority ? "<=" : ">"
    return field.rawValue + (fields.count == 1 ? sign : "")
  }
}
