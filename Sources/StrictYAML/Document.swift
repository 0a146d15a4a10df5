package import Yams

/// A YAML file as nodes with places. Yams stops at the first fault of syntax; a key used twice, which it also takes for
/// one, is reported, put out of the way and the file read on.
package struct Document {
  /// Valid as long as the document: see `parser`.
  package let root: Node
  /// Anchors live as long as their parser, and are looked for while the nodes are read.
  private let parser: Parser

  /// Nil when there is nothing to read; the report says why.
  package init?(_ text: String, report: Report) {
    var text = text
    while true {
      do {
        // Without a resolver's rules every plain value is text: its key decides what it means.
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        guard let root = try parser.singleRoot() else {
          report.add("the file is empty" + report.fileKind.whenEmpty, at: .start)
          return nil
        }
        self.root = root
        self.parser = parser
        return
      } catch {
        guard case YamlError.duplicatedKeysInMapping(let keys, let context) = error, let key = keys.first,
          let cleared = DuplicateKey(key, firstAt: Place(context.mark)).clear(from: text, report: report)
        else {
          Self.note(error, in: text, report: report)
          return nil
        }
        text = cleared
      }
    }
  }

  private static func note(_ error: any Error, in text: String, report: Report) {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      let said = "not YAML: " + problem + (context.map { " (\($0.text))" } ?? "")
      let place = Place(mark).clamped(to: text)
      report.add(said + advice(on: problem, in: line(of: mark, in: text), of: report.fileKind), at: place)
    case YamlError.reader(let problem, _, _, _):
      report.add("not YAML: \(problem)", at: .start)
    case YamlError.duplicatedKeysInMapping: break
    default: report.add("not YAML: the parser gave up", at: .start)
    }
  }

  private static func line(of mark: Mark, in text: String) -> Substring {
    text.split(separator: "\n", maxSplits: mark.line, omittingEmptySubsequences: false).dropFirst(mark.line - 1).first
      ?? ""
  }

  private static func advice(on problem: String, in line: Substring, of kind: FileKind) -> String {
    if line.contains("{") || line.contains("[") { return kind.whenBracketed }
    if problem.contains("mapping values") { return "; is a line above indented differently, or a quote missing?" }
    return ""
  }
}

extension Place {
  /// The same, or the end of the text where the place lies beyond it: libyaml counts a line more than there is when it
  /// meets the end of a file that does not end with a newline.
  fileprivate func clamped(to text: String) -> Place {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let last = min(line, lines.count)
    let width = String(lines[last - 1])?.unicodeScalars.count ?? 0
    return Place(line: last, column: line > last ? width + 1 : min(column, width + 1))
  }

  package init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
  package init(_ node: Node) { self = node.mark.map { Place($0) } ?? .start }
}
