package import SiteModel

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
