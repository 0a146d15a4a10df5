/// What a filter looks for its words in: a thing's names, folded once and kept, so that ten thousand of them are
/// searched between two keystrokes.
package struct FilterText: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(_ words: [String]) { bytes = Array(Self.folded(words.joined(separator: " ")).utf8) }

  /// What is kept already, and more words after it.
  package init(_ text: FilterText, and words: [String]) {
    bytes = text.bytes + [0x20] + Array(Self.folded(words.joined(separator: " ")).utf8)
  }

  /// Lower case, full-width forms as their ASCII.
  package static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    return String(scalars).lowercased()
  }

  /// True when the word is in here as it stands.
  package func contains(_ word: [UInt8]) -> Bool {
    guard let first = word.first, bytes.count >= word.count else { return word.isEmpty }
    return bytes.withUnsafeBufferPointer { bytes in
      (0...(bytes.count - word.count)).contains { start in
        bytes[start] == first && word.indices.allSatisfy { bytes[start + $0] == word[$0] }
      }
    }
  }

  /// True when the word is found letter by letter, where each is the next letter, the start of a word, or a number's
  /// first digit but zeros: not in every name that happens to hold an n, a b and an 8.
  package func holdsLoosely(_ word: [UInt8]) -> Bool {
    guard holdsInOrder(word) else { return false }
    // Where the next letter may stand, for all ways to find the letters before: no way is tried twice.
    var next = [Bool](repeating: false, count: bytes.count + 1)
    var least = 0
    for letter in word {
      var found = [Bool](repeating: false, count: bytes.count + 1)
      for place in bytes.indices.dropFirst(least) where bytes[place] == letter {
        if next[place] || isWordStart(place) { found[place + 1] = true }
      }
      guard let first = found.firstIndex(of: true) else { return false }
      (next, least) = (found, first)
    }
    return true
  }

  /// A quick look that turns most away: the letters are here in this order, wherever they stand.
  private func holdsInOrder(_ word: [UInt8]) -> Bool {
    var place = 0
    for byte in bytes where place < word.count && byte == word[place] { place += 1 }
    return place == word.count
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
