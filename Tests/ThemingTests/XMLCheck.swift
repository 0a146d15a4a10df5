/// Just enough of XML to see whether a page is well-formed: tags that nest, quoted attributes, known entities.
enum XMLCheck {
  /// What is wrong first; nil when nothing is.
  static func fault(in text: String) -> String? {
    var open: [Substring] = []
    var rest = text[...]
    if rest.hasPrefix("<?xml"), let end = rest.firstRange(of: "?>") { rest = rest[end.upperBound...] }
    while let start = rest.firstIndex(of: "<") {
      if let fault = faultInText(rest[..<start]) { return fault }
      guard let end = rest[start...].firstIndex(of: ">") else { return "a tag does not end" }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return "</\(tag.dropFirst())> closes another tag" }
        continue
      }
      let inside = tag.hasSuffix("/") ? tag.dropLast() : tag
      let name = inside.prefix { $0 != " " }
      if let fault = faultInAttributes(inside.dropFirst(name.count)) { return fault }
      if !tag.hasSuffix("/") { open.append(name) }
    }
    return open.last.map { "<\($0)> is not closed" } ?? faultInText(rest)
  }

  private static func faultInText(_ text: Substring) -> String? {
    if text.contains("]]>") { return "]]> in text" }
    for piece in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      guard let name = piece.split(separator: ";", maxSplits: 1).first, piece.contains(";"),
        ["amp", "lt", "gt", "quot", "#39"].contains(name)
      else { return "& without an entity: \(piece.prefix(12))" }
    }
    let bad = text.unicodeScalars.first { $0.value < 0x20 && $0 != "\n" || $0.value & 0xFFFE == 0xFFFE }
    return bad.map { "character \($0.value)" }
  }

  private static func faultInAttributes(_ text: Substring) -> String? {
    var rest = text.drop { $0 == " " }
    while !rest.isEmpty {
      guard let sign = rest.firstRange(of: "=\""), let end = rest[sign.upperBound...].firstIndex(of: "\"") else {
        return "attribute without quotes: \(rest)"
      }
      if let fault = faultInText(rest[sign.upperBound..<end]) { return fault }
      rest = rest[rest.index(after: end)...].drop { $0 == " " }
    }
    return nil
  }
}
