internal import SiteModel
internal import Yams

/// A YAML file as nodes with places. Yams stops at the first fault of syntax; a key used twice, which it also takes for
/// one, is reported, put out of the way and the file read on.
struct Document {
  let root: Node
  /// Anchors live as long as their parser, and are looked for while the nodes are read.
  private let parser: Parser

  /// Nil when there is nothing to read; the report says why.
  init?(_ text: String, report: Report) {
    var text = text
    while true {
      do {
        // Without a resolver's rules every plain value is text: its key decides what it means.
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        guard let root = try parser.singleRoot() else {
          report.add("the file is empty; 'aisle site example' prints one to begin with", at: .start)
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
      report.add(sentence(problem, context: context?.text, place: Place(mark), text: text), at: Place(mark))
    case YamlError.reader(let problem, _, _, _):
      report.add("not YAML: \(problem)", at: .start)
    case YamlError.duplicatedKeysInMapping: break
    default: report.add("not YAML: the parser gave up", at: .start)
    }
  }

  private static func sentence(_ problem: String, context: String?, place: Place, text: String) -> String {
    let line =
      text.split(separator: "\n", maxSplits: place.line, omittingEmptySubsequences: false)
      .dropFirst(place.line - 1).first.map(String.init) ?? ""
    let said = "not YAML: " + problem + (context.map { " (\($0))" } ?? "")
    if line.contains("{") || line.contains("[") {
      return said + "; inside {...} and [...] names with brackets need quotes: \"node[001-512]\""
    }
    if problem.contains("mapping values") {
      return said + "; is a line above indented differently, or a quote missing?"
    }
    return said
  }
}

extension Place {
  init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
  init(_ node: Node) { self = node.mark.map { Place($0) } ?? .start }
}
