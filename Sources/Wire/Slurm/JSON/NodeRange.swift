/// Names of nodes as Slurm folds them: "gpu[02-03,07],dead01", "rack[1-2]n[01-16]" (scontrol(1), "show hostnames").
enum NodeRange {
  /// Names that are unfolded; what a hostile answer folds beyond that is left out.
  static let limit = 131_072

  /// The names, in order; brackets that make no sense stay as they are.
  static func names(_ text: String) -> [String] {
    guard !text.isEmpty, text != "(null)", text != "None assigned" else { return [] }
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: ",") }) else { return [text] }
    var names: [String] = []
    for part in parts(text) where names.count < limit { names += unfolded(part[...]).prefix(limit - names.count) }
    return names
  }

  /// Split at the commas that stand outside brackets.
  static func parts(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    for character in text.unicodeScalars {
      switch character {
      case "[", "(": depth += 1
      case "]", ")": depth -= 1
      default: break
      }
      if character == ",", depth <= 0 {
        if !part.isEmpty { parts.append(part) }
        part = ""
      } else {
        part.unicodeScalars.append(character)
      }
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }

  private static func unfolded(_ part: Substring) -> [String] {
    guard let open = part.firstIndex(of: "["), let close = part[open...].firstIndex(of: "]") else {
      return [String(part)]
    }
    let head = part[..<open]
    guard let numbers = numbers(part[part.index(after: open)..<close]) else { return [String(part)] }
    let tails = unfolded(part[part.index(after: close)...])
    var names: [String] = []
    for number in numbers {
      for tail in tails where names.count < limit { names.append("\(head)\(number)\(tail)") }
    }
    return names
  }

  /// "02-03,07" → 02, 03, 07; nil for what is none.
  private static func numbers(_ text: Substring) -> [String]? {
    var numbers: [String] = []
    for range in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = range.split(separator: "-", omittingEmptySubsequences: false)
      guard let first = ends.first, let from = whole(first), let last = ends.last, let to = whole(last), ends.count < 3,
        from <= to
      else { return nil }
      for number in from...to {
        guard numbers.count < limit else { return numbers }
        let digits = String(number)
        numbers.append(String(repeating: "0", count: max(0, first.utf8.count - digits.utf8.count)) + digits)
      }
    }
    return numbers
  }

  private static func whole(_ text: Substring) -> Int? {
    guard text.utf8.count <= 9, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(text)
  }
}
