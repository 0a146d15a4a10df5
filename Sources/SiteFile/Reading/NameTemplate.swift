internal import SiteModel
internal import StrictYAML

/// A name with places in it that a page fills: `CDU-<cduIndex:02>/Pump <pumpIndex>`, `<equipment>/Pump 1`.
enum NameTemplate {
  /// What stands for the site's own name of the unit at the target.
  static let equipment = "equipment"
  private static let widths = 1...9

  static func parts(of text: String) -> Result<[MappedThing.NamePart], Measure.Complaint> {
    var parts: [MappedThing.NamePart] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: ">") else {
        return .failure(.init("\(quoted(text)) has '<' without '>'"))
      }
      guard let part = place(rest[rest.index(after: open)..<close]) else {
        return .failure(.init("\(quoted(rest[open...close])) must be a label, as <index>, or with a width <index:02>"))
      }
      parts.append(part)
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return .success(parts)
  }

  static func text(of parts: [MappedThing.NamePart]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .equipment: "<\(equipment)>"
      case .label(let label, let width): width > 0 ? "<\(label):0\(width)>" : "<\(label)>"
      }
    }.joined()
  }

  private static func place(_ text: Substring) -> MappedThing.NamePart? {
    if text == equipment { return .equipment }
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let label = halves.first, isLabelName(label) else { return nil }
    guard halves.count == 2 else { return .label(String(label), width: 0) }
    guard halves[1].hasPrefix("0"), let width = Int(halves[1]), widths.contains(width) else { return nil }
    return .label(String(label), width: width)
  }

  static func isLabelName(_ text: Substring) -> Bool { isMetricName(text) && !text.utf8.contains(UInt8(ascii: ":")) }

  /// After the text format's grammar: letters, digits, `_` and `:`, not a digit first.
  static func isMetricName(_ text: Substring) -> Bool {
    let isWord = text.utf8.allSatisfy {
      (48...58).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "_")
    }
    return isWord && text.utf8.first.map { !(48...57).contains($0) } == true
  }
}
