/// What is typed after `/`, parsed once: words that must all be found, and words (`!x`) that must not.
///
/// Case and width do not matter (`ＮＯＤＥ` finds `node`). A word is found as a run of letters anywhere, or loosely:
/// letter by letter where each is the next letter, the start of a word, or a number's first digit but zeros:
/// `nb8` finds `node-b08`, but not every name that happens to hold an n, a b and an 8. Exclusion is never loose.
package struct Filter: Hashable, Sendable {
  private var wanted: [[UInt8]] = []
  private var unwanted: [[UInt8]] = []

  package init(_ text: String) {
    for word in Self.folded(text).split(separator: " ") {
      if word.first == "!" {
        if word.count > 1 { unwanted.append(Array(word.dropFirst().utf8)) }
      } else {
        wanted.append(Array(word.utf8))
      }
    }
  }

  /// True when everything passes.
  package var isEmpty: Bool { wanted.isEmpty && unwanted.isEmpty }

  /// True when every wanted word is found in some field, and no unwanted word in any.
  package func matches(_ fields: [String]) -> Bool { rank(fields) != nil }

  /// How good the match is, smaller is better (0 a field's beginning, 1 inside one, 2 loosely; summed over the
  /// words); nil for no match.
  package func rank(_ fields: [String]) -> Int? {
    var ranks: [Int?] = Array(repeating: nil, count: wanted.count)
    for field in fields where !field.isEmpty {
      let text = FilterText(field)
      if unwanted.contains(where: { text.place(of: $0) != nil }) { return nil }
      for (index, word) in wanted.enumerated() {
        guard let rank = text.rank(of: word) else { continue }
        ranks[index] = min(ranks[index] ?? rank, rank)
      }
    }
    return ranks.reduce(0) { sum, rank in
      guard let sum, let rank else { return nil }
      return sum + rank
    }
  }

  /// Lower case, full-width forms as their ASCII.
  static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    return String(scalars).lowercased()
  }
}

/// One field, folded, as the bytes that the words are looked for in.
private struct FilterText {
  let bytes: [UInt8]

  init(_ field: String) {
    var field = field
    let plain = field.withUTF8 { bytes -> [UInt8]? in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }
    bytes = plain ?? Array(Filter.folded(field).utf8)
  }

  func rank(of word: [UInt8]) -> Int? {
    if let place = place(of: word) { return place == 0 ? 0 : 1 }
    return isLooselyFound(word, from: 0, at: 0) ? 2 : nil
  }

  func place(of word: [UInt8]) -> Int? {
    guard word.count <= bytes.count else { return nil }
    return (0...(bytes.count - word.count)).first { start in
      word.indices.allSatisfy { bytes[start + $0] == word[$0] }
    }
  }

  /// Whether `word[letter...]` is found from `place` on. Words are short and each letter has few places where it may
  /// stand, so trying them in turn is cheap; the depth is the word's length, bounded here.
  private func isLooselyFound(_ word: [UInt8], from letter: Int, at place: Int) -> Bool {
    if letter == word.count { return true }
    guard word.count <= 16 else { return false }
    if letter > 0, place < bytes.count, bytes[place] == word[letter],
      isLooselyFound(word, from: letter + 1, at: place + 1)
    {
      return true
    }
    return (place..<max(place, bytes.count)).prefix(256).contains { next in
      bytes[next] == word[letter] && isWordStart(next) && isLooselyFound(word, from: letter + 1, at: next + 1)
    }
  }

  private func isWordStart(_ place: Int) -> Bool {
    if place == 0 { return true }
    let kind = Kind(bytes[place])
    var before = place - 1
    while kind == .digit, before > 0, bytes[before] == 0x30 { before -= 1 }
    return kind == .other || Kind(bytes[before]) != kind || (before == 0 && bytes[before] == 0x30)
  }

  /// Letters, digits, and what is not ASCII (each ideograph is a word) or parts words.
  private enum Kind {
    case letter, digit, other
    init(_ byte: UInt8) {
      switch byte {
      case 0x30...0x39: self = .digit
      case 0x61...0x7A: self = .letter
      default: self = .other
      }
    }
  }
}
