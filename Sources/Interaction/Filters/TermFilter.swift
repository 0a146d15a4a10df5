internal import SiteModel
package import Wording

/// What is typed after `/` on a page whose fields have names: words as elsewhere, and terms with an operator
/// (`user=zhao`, `gpus>=64`, `!partition=debug`, `name~llama`). A term that makes no sense is said, and lets everything
/// through.
package struct TermFilter<Field: FilterField>: Hashable, Sendable {
  package private(set) var terms: [Term] = []
  /// What is wrong with the last term that makes no sense.
  package private(set) var complaint: Saying?

  package struct Term: Hashable, Sendable {
    package var isExclusion: Bool
    package var test: Test
  }

  package enum Test: Hashable, Sendable {
    /// Stands anywhere in what is told of the thing.
    case text([UInt8])
    /// One of the patterns is the field's text, or part of it.
    case words(Field, [WordPattern])
    case states(Set<Field.State>)
    /// A number in the field's base unit: pieces, s, 0 to 1, W; of a priority its digit.
    case number(Field, FilterComparison, Double)
  }

  package init(_ text: String) {
    for word in FilterText.folded(text).split(separator: " ") { add(word) }
  }

  package var isEmpty: Bool { terms.isEmpty }

  private mutating func add(_ word: Substring) {
    var isExclusion = word.first == "!"
    let body = isExclusion ? word.dropFirst() : word
    guard !body.isEmpty else { return }
    guard let (name, sign, value) = FilterComparison.parts(of: body) else {
      terms.append(Term(isExclusion: isExclusion, test: .text(Array(body.replacing("\u{A0}", with: " ").utf8))))
      return
    }
    guard let field = Field(named: name) else {
      complaint = Saying(.noSuchField, name)
      if let nearest = NearestWord.to(name, in: Field.allCases.map(\.rawValue)) {
        complaint?.rest = [Saying(.didYouMean, nearest)]
      }
      return
    }
    // The value is still being typed.
    guard !value.isEmpty else { return }
    guard let test = Self.test(field, sign, value) else {
      complaint = Saying(
        Self.expectation(of: field.kind), value, field.kind == .priority ? "1, 2, 3, 4" : field.rawValue)
      return
    }
    if sign == .not, field.kind.isOfWords { isExclusion.toggle() }
    terms.append(Term(isExclusion: isExclusion, test: test))
  }

  private static func test(_ field: Field, _ sign: FilterComparison, _ value: String) -> Test? {
    switch field.kind {
    case .words:
      guard sign.isOfWords else { return nil }
      let patterns = value.split(separator: ",").map { WordPattern(String($0), isPart: sign == .part) }
      return patterns.isEmpty ? nil : .words(field, patterns)
    case .states:
      guard sign.isOfWords else { return nil }
      let states = value.split(separator: ",").map { Field.states(named: String($0)) }
      let known = states.reduce(into: Set<Field.State>()) { $0.formUnion($1) }
      return known.isEmpty || states.contains([]) ? nil : .states(known)
    case .priority, .count, .time, .share, .power:
      return FilterQuantityText.value(of: value, as: field.kind).map { .number(field, sign, $0) }
    }
  }

  private static func expectation(of kind: FilterFieldKind) -> Word {
    switch kind {
    case .words: .expectsWords
    case .states: Field.expectsState
    case .priority: .expectsPriority
    case .count: .expectsCount
    case .time: .expectsTime
    case .share: .expectsShare
    case .power: .expectsPower
    }
  }
}
