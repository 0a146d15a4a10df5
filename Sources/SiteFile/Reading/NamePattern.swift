internal import StrictYAML

/// Folded names as operators write them: `node[001-512]`, `A[01-04,07]`, `rack[1-4]-node[1-2]`.
///
/// Numbers are padded to the width of a range's first number when that begins with 0. Brackets with a colon in them are
/// an IPv6 address and stay as they are.
package enum NamePattern {
  /// Names that one file may expand to.
  package static let limit = 200_000
  /// Bytes that a name may have: as many as a host's in DNS.
  package static let longest = 253

  package struct Failure: Error, Hashable, Sendable {
    package var message: String
  }

  /// The names in order, the rightmost range moving fastest; the text itself when there is no bracket in it.
  package static func expand(_ text: String, limit: Int = limit, longest: Int = longest) throws(Failure) -> [String] {
    var names = [""]
    let parts = try parts(of: text)
    // Before anything is unfolded: many long names that are refused in the end would cost minutes.
    guard (1...longest).contains(parts.reduce(0) { $0 + $1.length }) else {
      throw Failure(message: "a name must have 1 to \(longest) bytes")
    }
    for part in parts {
      switch part {
      case .literal(let literal): names = names.map { $0 + literal }
      case .ranges(let ranges):
        let count = ranges.reduce(0) { $0 + $1.count }
        guard count <= limit, names.count <= limit / max(count, 1) else {
          throw Failure(message: "\(quoted(text)) stands for more names than a file may have (\(Self.limit))")
        }
        names = names.flatMap { name in ranges.flatMap { range in range.map { name + $0 } } }
      }
    }
    return names
  }

  private enum Part {
    case literal(String)
    case ranges([NumberRange])

    /// Bytes of the longest text that it stands for.
    var length: Int {
      switch self {
      case .literal(let text): text.utf8.count
      case .ranges(let ranges): ranges.map(\.length).max() ?? 0
      }
    }
  }

  private static func parts(of text: String) throws(Failure) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      parts.append(.literal(String(rest[..<open])))
      guard let close = rest[open...].firstIndex(of: "]") else {
        throw Failure(message: "\(quoted(text)) has '[' without ']'")
      }
      let inside = rest[rest.index(after: open)..<close]
      if inside.contains(":") {
        parts.append(.literal(String(rest[open...close])))
      } else {
        var ranges: [NumberRange] = []
        for piece in inside.split(separator: ",", omittingEmptySubsequences: false) {
          ranges.append(try NumberRange(piece, in: text))
        }
        parts.append(.ranges(ranges))
      }
      rest = rest[rest.index(after: close)...]
    }
    if rest.contains("]") { throw Failure(message: "\(quoted(text)) has ']' without '['") }
    return parts + [.literal(String(rest))]
  }
}

/// `001-512` or `007`: numbers with the width to which they are padded.
private struct NumberRange: Sequence {
  let first, last, width: Int

  init(_ text: Substring, in pattern: String) throws(NamePattern.Failure) {
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let isNumeric = ends.allSatisfy { (1...9).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } }
    guard isNumeric, let low = ends.first, let high = ends.last, let first = Int(low), let last = Int(high) else {
      let advice = pattern.contains("://") ? ", and brackets that a URL is to keep as %5B and %5D" : ""
      throw NamePattern.Failure(
        message: "bad range \(quoted("[\(text)]")) in \(quoted(pattern)): write [001-512] or [001,007]\(advice)")
    }
    guard first <= last else {
      throw NamePattern.Failure(message: "range [\(text)] in \(quoted(pattern)) runs backwards")
    }
    let padding = low.utf8.count
    if low.hasPrefix("0") && padding > 1 && high.utf8.count < padding {
      throw NamePattern.Failure(
        message: "range [\(text)] in \(quoted(pattern)) pads its ends differently: write both with \(padding) digits")
    }
    self.first = first
    self.last = last
    width = low.hasPrefix("0") ? padding : 1
  }

  var count: Int { last - first + 1 }
  var length: Int { Swift.max(width, String(last).utf8.count) }

  func makeIterator() -> some IteratorProtocol<String> {
    (first...last).lazy.map { number in
      let digits = String(number)
      return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
    }.makeIterator()
  }
}
