/// How a term compares what is known with what was typed.
package enum FilterComparison: String, CaseIterable, Hashable, Sendable {
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

  /// True where words can be compared so.
  var isOfWords: Bool { [.equal, .part, .not].contains(self) }

  /// "gpus", >=, "64"; nil for a word without an operator, or with nothing before it.
  static func parts(of word: Substring) -> (name: String, sign: FilterComparison, value: String)? {
    guard let start = word.firstIndex(where: { "<>=~!".contains($0) }), start > word.startIndex else { return nil }
    let rest = word[start...]
    guard let sign = allCases.first(where: { rest.hasPrefix($0.rawValue) }) else { return nil }
    let value = rest.dropFirst(sign.rawValue.count)
    return (String(word[..<start]), sign, String(value.first == "=" ? value.dropFirst() : value))
  }
}
