package import SiteModel
package import Wording

/// What is typed after `/` on the page of jobs: words as elsewhere, and terms with an operator (`user=zhao`, `gpus>=64`,
/// `!partition=debug`, `name~llama`). A term that makes no sense is said, and lets everything through.
package struct JobFilter: Hashable, Sendable {
  package private(set) var terms: [Term] = []
  /// What is wrong with the last term that makes no sense.
  package private(set) var complaint: Saying?

  package struct Term: Hashable, Sendable {
    package var isExclusion: Bool
    package var test: Test
  }

  package enum Test: Hashable, Sendable {
    /// Stands anywhere in what is told of the job.
    case text([UInt8])
    /// One of the patterns is the field's text, or part of it.
    case words(JobField, [WordPattern])
    case states(Set<JobState>)
    /// A number in the field's base unit: pieces, s, 0 to 1, W.
    case number(JobField, Comparison, Double)
  }

  package enum Comparison: String, CaseIterable, Hashable, Sendable {
    // Longer signs first: that is how they are looked for.
    case atLeast = ">=", atMost = "<=", not = "!=", more = ">", less = "<", equal = "=", part = "~"

    package func holds(_ a: Double, _ b: Double) -> Bool {
      switch self {
      case .atLeast: a >= b
      case .atMost: a <= b
      case .more: a > b
      case .less: a < b
      case .equal, .part: a == b
      case .not: a != b
      }
    }
  }

  package init(_ text: String) {
    for word in FilterText.folded(text).split(separator: " ") { add(word) }
  }

  package var isEmpty: Bool { terms.isEmpty }

  private mutating func add(_ word: Substring) {
    var isExclusion = word.first == "!"
    let body = isExclusion ? word.dropFirst() : word
    guard !body.isEmpty else { return }
    guard let (name, sign, value) = Self.parts(of: body) else {
      terms.append(Term(isExclusion: isExclusion, test: .text(Array(body.replacing("\u{A0}", with: " ").utf8))))
      return
    }
    guard let field = JobField(named: name) else {
      complaint = Saying(.noSuchField, name)
      if let nearest = NearestWord.to(name, in: JobField.allCases.map(\.rawValue)) {
        complaint?.rest = [Saying(.didYouMean, nearest)]
      }
      return
    }
    // The value is still being typed.
    guard !value.isEmpty else { return }
    guard let test = Self.test(field, sign, value) else {
      complaint = Saying(Self.expectation(of: field.kind), [.text(value), .text(field.rawValue)])
      return
    }
    if sign == .not, field.kind == .words || field.kind == .states { isExclusion.toggle() }
    terms.append(Term(isExclusion: isExclusion, test: test))
  }

  /// "gpus", >=, "64"; nil for a word without an operator, or with nothing before it.
  static func parts(of word: Substring) -> (name: String, sign: Comparison, value: String)? {
    guard let start = word.firstIndex(where: { "<>=~!".contains($0) }), start > word.startIndex else { return nil }
    let rest = word[start...]
    guard let sign = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else { return nil }
    let value = rest.dropFirst(sign.rawValue.count)
    return (String(word[..<start]), sign, String(value.first == "=" ? value.dropFirst() : value))
  }

  private static func test(_ field: JobField, _ sign: Comparison, _ value: String) -> Test? {
    switch field.kind {
    case .words:
      guard [.equal, .part, .not].contains(sign) else { return nil }
      let patterns = value.split(separator: ",").map { WordPattern(String($0), isPart: sign == .part) }
      return patterns.isEmpty ? nil : .words(field, patterns)
    case .states:
      guard [.equal, .part, .not].contains(sign) else { return nil }
      let states = value.split(separator: ",").map { JobState.named(String($0)) }
      let known = states.reduce(into: Set<JobState>()) { $0.formUnion($1) }
      return known.isEmpty || states.contains([]) ? nil : .states(known)
    case .count, .time, .share, .power:
      guard let number = JobQuantityText.value(of: value, as: field.kind) else { return nil }
      return .number(field, sign, number)
    }
  }

  private static func expectation(of kind: JobField.Kind) -> Word {
    switch kind {
    case .words: .expectsWords
    case .states: .expectsState
    case .count: .expectsCount
    case .time: .expectsTime
    case .share: .expectsShare
    case .power: .expectsPower
    }
  }
}

/// A text that another must be, or hold: in lower case, `*` stands for anything.
package struct WordPattern: Hashable, Sendable {
  package let isPart: Bool
  /// The task of an array that it names, and nothing else: "8_5".
  package let task: ArrayTask?
  private let pieces: [[UInt8]]

  init(_ text: String, isPart: Bool) {
    self.isPart = isPart
    task = isPart ? nil : ArrayTask(text)
    let text = isPart ? "*\(text)*" : text
    pieces = text.replacing("\u{A0}", with: " ").split(separator: "*", omittingEmptySubsequences: false)
      .map { Array($0.utf8) }
  }

  /// True for bytes, folded as filters are, that are of this form.
  package func matches(_ bytes: [UInt8]) -> Bool {
    guard let first = pieces.first, let last = pieces.last else { return false }
    if pieces.count == 1 { return bytes == first }
    guard bytes.count >= first.count + last.count, bytes.starts(with: first), bytes.suffix(last.count) == last[...]
    else { return false }
    var rest = bytes[first.count..<(bytes.count - last.count)]
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let end = Self.end(of: piece, in: rest) else { return false }
      rest = rest[end...]
    }
    return true
  }

  private static func end(of piece: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= piece.count else { return nil }
    for start in bytes.startIndex...(bytes.endIndex - piece.count) where bytes[start] == piece[0] {
      if bytes[start..<(start + piece.count)].elementsEqual(piece) { return start + piece.count }
    }
    return nil
  }
}

extension JobState {
  /// The states that a word means: Slurm's own in full or short, one of ours in either language, or a class of them
  /// ("waiting", "ended"). Empty for none.
  package static func named(_ word: String) -> Set<JobState> {
    switch word {
    case "waiting": return Set(allCases.filter(\.isWaiting))
    case "held": return [.requeueHold]
    case "ended": return Set(allCases.filter(\.hasEnded))
    case "bad": return Set(allCases.filter(\.hasFailed))
    default:
      return Set(
        allCases.filter {
          $0.name == word || $0.code.lowercased() == word || $0.word.english == word.replacing("_", with: " ")
            || $0.word.chinese == word
        })
    }
  }
}
