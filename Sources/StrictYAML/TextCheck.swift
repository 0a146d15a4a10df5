internal import SiteModel

/// Looks a file over before the YAML parser sees it: what would crash, stall or mislead parser or reader stops here.
package enum TextCheck {
  /// Values a file may hold, counted by the marks between them; a site of 10,000 nodes written one by one has 150,000.
  private static let valueLimit = 1_000_000
  /// Aliases bear no use here, and as keys of mappings they make a parser's work double with each.
  private static let aliasLimit = 16

  /// The text, when it is fit to be parsed; else nil, with the reasons in the report.
  package static func text(of bytes: [UInt8], report: Report) -> String? {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard bytes.count <= FileText.limit else {
      report.add("the file is larger than 16 MiB", at: .start)
      return nil
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      report.add("the text is UTF-16; save the file as UTF-8", at: .start)
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      report.add("the text is not UTF-8 from here on", at: firstInvalid(in: bytes))
      return nil
    }
    var isFit = true
    var aliases = 0
    var line = 1
    for content in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      defer { line += 1 }
      isFit = checkCharacters(of: content, line: line, report: report) && isFit
      if report.problems.count > Report.limit { return nil }
      aliases += aliasCount(in: content)
      if aliases > aliasLimit {
        report.add("aliases (*name) are not supported: write the values out", at: Place(line: line, column: 1))
        return nil
      }
    }
    let marks = bytes.count { $0 == 0x0A || $0 == 0x2C || $0 == 0x3A || $0 == 0x5B || $0 == 0x7B }
    if marks > valueLimit {
      report.add("the file holds more values than a file may have (\(valueLimit))", at: .start)
      return nil
    }
    return isFit ? text : nil
  }

  private static func checkCharacters(of line: ArraySlice<UInt8>, line number: Int, report: Report) -> Bool {
    if let tab = line.prefix(while: { $0 == 0x20 || $0 == 0x09 }).firstIndex(of: 0x09),
      line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D })
    {
      report.add(
        "tab in the indentation: YAML is indented with spaces",
        at: Place(line: number, column: tab - line.startIndex + 1))
      return false
    }
    if line.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x09 }) { return true }
    // A carriage return elsewhere than at the end of a line would be a line of its own to the parser, but not to editors.
    let content = line.last == 0x0D ? line.dropLast() : line
    for (column, scalar) in String(decoding: content, as: UTF8.self).unicodeScalars.enumerated() {
      // Presentation selectors come with emoji in comments; names are judged again, and more strictly.
      let isAllowed = scalar == "\t" || (0xFE00...0xFE0F).contains(scalar.value)
      if isAllowed || CleanText.isSafe(scalar) { continue }
      report.add(
        "control or invisible character \(codePoint(scalar)) is not allowed",
        at: Place(line: number, column: column + 1))
      return false
    }
    return true
  }

  /// What may be an alias: `*` and a letter or digit, where a value can begin. Whole-line comments are read over.
  private static func aliasCount(in line: ArraySlice<UInt8>) -> Int {
    guard line.contains(0x2A), line.first(where: { $0 != 0x20 }) != 0x23 else { return 0 }
    var last: UInt8 = 0x20
    var count = 0
    for byte in line {
      if byte == 0x2A && [0x20, 0x09, 0x5B, 0x7B, 0x2C, 0x3A, 0x2D, 0x3F].contains(last) { count += 1 }
      last = byte
    }
    return count
  }

  private static func firstInvalid(in bytes: [UInt8]) -> Place {
    var line = 1
    for content in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: content, as: UTF8.self) == nil {
        let scalars = String(decoding: content, as: UTF8.self).unicodeScalars
        let column = scalars.firstIndex(of: "\u{FFFD}").map { scalars.distance(from: scalars.startIndex, to: $0) }
        return Place(line: line, column: (column ?? 0) + 1)
      }
      line += 1
    }
    return .start
  }
}

/// `U+202E`.
func codePoint(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
