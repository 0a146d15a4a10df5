package import SiteModel
package import Wording

/// What is typed after `/` on the page of alarms: words as elsewhere, and terms with an operator (`state=unack`,
/// `priority<=2`, `age>10m`). A term that makes no sense is said, and lets everything through.
package struct AlarmFilter: Hashable, Sendable {
  package private(set) var terms: [Term] = []
  /// What is wrong with the last term that makes no sense.
  package private(set) var complaint: Saying?

  package struct Term: Hashable, Sendable {
    package var isExclusion: Bool
    package var test: Test
  }

  package enum Test: Hashable, Sendable {
    /// Stands anywhere in what is told of the alarm.
    case text([UInt8])
    /// One of the patterns is the field's text, or part of it.
    case words(AlarmField, [WordPattern])
    case states(Set<AlarmState>)
    /// A number in the field's base unit: pieces, s, W; of a priority its digit.
    case number(AlarmField, JobFilter.Comparison, Double)
  }

  package init(_ text: String) {
    for word in FilterText.folded(text).split(separator: " ") { add(word) }
  }

  package var isEmpty: Bool { terms.isEmpty }

  /// True when it asks for what is set aside by name: then that is looked through too.
  package var asksForSetAside: Bool {
    terms.contains { term in
      if case .states(let states) = term.test {
        !term.isExclusion && states.contains(where: \.isSetAside)
      } else {
        false
      }
    }
  }

  private mutating func add(_ word: Substring) {
    var isExclusion = word.first == "!"
    let body = isExclusion ? word.dropFirst() : word
    guard !body.isEmpty else { return }
    guard let (name, sign, value) = JobFilter.parts(of: body) else {
      terms.append(Term(isExclusion: isExclusion, test: .text(Array(body.replacing("\u{A0}", with: " ").utf8))))
      return
    }
    guard let field = AlarmField(named: name) else {
      complaint = Saying(.noSuchField, name)
      if let nearest = NearestWord.to(name, in: AlarmField.allCases.map(\.rawValue)) {
        complaint?.rest = [Saying(.didYouMean, nearest)]
      }
      return
    }
    // The value is still being typed.
    guard !value.isEmpty else { return }
    guard let test = Self.test(field, sign, value) else {
      complaint = Self.expectation(of: field, value)
      return
    }
    if sign == .not, field.kind == .words || field.kind == .states { isExclusion.toggle() }
    terms.append(Term(isExclusion: isExclusion, test: test))
  }

  private static func test(_ field: AlarmField, _ sign: JobFilter.Comparison, _ value: String) -> Test? {
    switch field.kind {
    case .words:
      guard [.equal, .part, .not].contains(sign) else { return nil }
      let patterns = value.split(separator: ",").map { WordPattern(String($0), isPart: sign == .part) }
      return patterns.isEmpty ? nil : .words(field, patterns)
    case .states:
      guard [.equal, .part, .not].contains(sign) else { return nil }
      let states = value.split(separator: ",").map { AlarmState.named(String($0)) }
      let known = states.reduce(into: Set<AlarmState>()) { $0.formUnion($1) }
      return known.isEmpty || states.contains([]) ? nil : .states(known)
    case .priority:
      let named = Priority(name: value)?.rawValue ?? Int(value)
      return named.flatMap { (1...4).contains($0) ? .number(field, sign, Double($0)) : nil }
    case .count: return JobQuantityText.value(of: value, as: .count).map { .number(field, sign, $0) }
    case .time: return JobQuantityText.value(of: value, as: .time).map { .number(field, sign, $0) }
    case .power: return JobQuantityText.value(of: value, as: .power).map { .number(field, sign, $0) }
    }
  }

  private static func expectation(of field: AlarmField, _ value: String) -> Saying {
    let word: Word =
      switch field.kind {
      case .words: .expectsWords
      case .states: .expectsAlarmState
      case .priority: .expectsPriority
      case .count: .expectsCount
      case .time: .expectsTime
      case .power: .expectsPower
      }
    switch field.kind {
    case .priority: return Saying(word, value, "1, 2, 3, 4")
    case .states: return Saying(word, value)
    default: return Saying(word, value, field.rawValue)
    }
  }
}
