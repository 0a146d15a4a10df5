/// One condition on a label: `name="value"`, with `=`, `!=`, `=~` or `!~`.
package struct SilenceMatcher: Hashable, Sendable {
  package var name: String
  package var value: String
  package var isEqual: Bool
  package var isRegex: Bool

  package init(_ name: String, _ value: String, isEqual: Bool = true, isRegex: Bool = false) {
    self.name = name
    self.value = value
    self.isEqual = isEqual
    self.isRegex = isRegex
  }

  /// `instance=~"gpu-.*"`
  package var text: String {
    let sign =
      switch (isEqual, isRegex) {
      case (true, false): "="
      case (false, false): "!="
      case (true, true): "=~"
      case (false, true): "!~"
      }
    let escaped = value.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
    return "\(name)\(sign)\"\(String(escaped))\""
  }

  /// False for one that is true of an alert without that label: such matchers alone fit nearly everything.
  var isTelling: Bool { isEqual && !value.isEmpty && !(isRegex && [".*", ".+", "^.*$"].contains(value)) }

  /// Matchers between commas, their values quoted or not; nil for what is none.
  package static func list(_ text: String) -> [SilenceMatcher]? {
    var scanner = MatcherScanner(text)
    return scanner.list()
  }
}

/// Reads matchers as people type them.
private struct MatcherScanner {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  mutating func list() -> [SilenceMatcher]? {
    var found: [SilenceMatcher] = []
    skipBlanks()
    while !rest.isEmpty {
      guard let one = matcher() else { return nil }
      found.append(one)
      skipBlanks()
      if rest.isEmpty { break }
      guard rest.removeFirst() == "," else { return nil }
      skipBlanks()
    }
    return found
  }

  private mutating func matcher() -> SilenceMatcher? {
    let name = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    guard let first = name.first, !first.isNumber else { return nil }
    rest.removeFirst(name.count)
    skipBlanks()
    for (sign, isEqual, isRegex) in [("=~", true, true), ("!~", false, true), ("!=", false, false), ("=", true, false)]
    where rest.hasPrefix(sign) {
      rest.removeFirst(sign.count)
      skipBlanks()
      return value().map { SilenceMatcher(name, $0, isEqual: isEqual, isRegex: isRegex) }
    }
    return nil
  }

  private mutating func value() -> String? {
    guard rest.first == "\"" else {
      let plain = rest.prefix { $0 != "," && $0 != " " && $0 != "\"" }
      rest.removeFirst(plain.count)
      return String(plain)
    }
    rest.removeFirst()
    var value = ""
    while let next = rest.popFirst() {
      switch next {
      case "\"": return value
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        value.append(escaped)
      default: value.append(next)
      }
    }
    return nil
  }

  private mutating func skipBlanks() { while rest.first == " " { rest.removeFirst() } }
}
