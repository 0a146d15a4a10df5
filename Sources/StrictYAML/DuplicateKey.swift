/// A key that stands twice in one mapping. The parser tells only where the first is.
struct DuplicateKey {
  private let key: String
  private let first: Place

  init(_ key: String, firstAt first: Place) {
    self.key = key
    self.first = first
  }

  /// The text with the second key made unlike the first, so that reading can go on; reports it. Nil when reading cannot
  /// go on: then too it is reported.
  func clear(from text: String, report: Report) -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    guard text.utf8.count < 1 << 20, report.mutedKeys.count < Report.limit, let second = second(in: lines) else {
      report.add("key \(quoted(key)) is given twice in one mapping", at: first)
      return nil
    }
    report.add("key \(quoted(key)) is given twice; first on line \(first.line)", at: second)
    // One private-use scalar for another scalar: columns stay, and no key in the file can be the same.
    guard let mark = Unicode.Scalar(0xE000 + UInt32(report.mutedKeys.count)) else { return nil }
    let line = lines[second.line - 1]
    let isQuoted = line[second.column - 1] == "\"" || line[second.column - 1] == "'"
    lines[second.line - 1][second.column - (isQuoted ? 0 : 1)] = mark
    report.mutedKeys.insert(second)
    var cleared = String.UnicodeScalarView()
    for (number, line) in lines.enumerated() {
      if number > 0 { cleared.append("\n") }
      cleared.append(contentsOf: line)
    }
    return String(cleared)
  }

  /// Further on in the same line (a mapping in braces), else at the same column of a later line, else anywhere later.
  private func second(in lines: [[Unicode.Scalar]]) -> Place? {
    guard lines.indices.contains(first.line - 1) else { return nil }
    if let column = columns(in: lines[first.line - 1]).first(where: { $0 > first.column }) {
      return Place(line: first.line, column: column)
    }
    var anywhere: Place?
    for number in first.line..<lines.count {
      let found = columns(in: lines[number])
      if found.contains(first.column) { return Place(line: number + 1, column: first.column) }
      if anywhere == nil, let column = found.first { anywhere = Place(line: number + 1, column: column) }
    }
    return anywhere
  }

  /// Columns, from 1, at which the key stands as a key.
  private func columns(in line: [Unicode.Scalar]) -> [Int] {
    let word = Array(key.unicodeScalars)
    guard !word.isEmpty, line.count > word.count else { return [] }
    return (0...(line.count - word.count)).compactMap { start in
      guard line[start..<start + word.count].elementsEqual(word) else { return nil }
      var begin = start
      var end = start + word.count
      if begin > 0, line[begin - 1] == "\"" || line[begin - 1] == "'" {
        begin -= 1
        end += 1
      }
      while end < line.count, line[end] == " " { end += 1 }
      let opens = begin == 0 || line[begin - 1] == " " || line[begin - 1] == "{" || line[begin - 1] == ","
      return opens && end < line.count && line[end] == ":" ? begin + 1 : nil
    }
  }
}
