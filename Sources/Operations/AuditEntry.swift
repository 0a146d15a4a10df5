internal import SiteModel
internal import Wording

/// A line of the audit log: who did what to which, when, and how it went.
struct AuditEntry {
  enum Outcome: String { case begun, done, failed }

  let time: Moment
  let user: String
  /// Joins the two lines of an operation where one user has several consoles.
  let process: Int32
  let operation: Operation
  let outcome: Outcome
  /// What was then said to the operator.
  var report: Saying?

  /// One JSON object and a line end; in English, as all that programs read.
  var line: String {
    let targets = operation.targets.map(Self.quoted).joined(separator: ",")
    let fields = [
      ("time", Self.quoted(time.timestamp)), ("user", Self.quoted(user)), ("process", String(process)),
      ("operation", Self.quoted(operation.name)), ("targets", "[\(targets)]"), ("words", Self.quoted(operation.words)),
      ("outcome", Self.quoted(outcome.rawValue)),
    ]
    let end = report.map { [("report", Self.quoted(Wording(.english).text(of: $0)))] } ?? []
    return "{" + (fields + end).map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}\n"
  }

  /// The text in quotes. Whatever would be unsafe on a terminal is escaped, not replaced: the log is read with `tail`, and
  /// tells the exact name.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where CleanText.isSafe(scalar): result.unicodeScalars.append(scalar)
      default: for unit in String(scalar).utf16 { result += escaped(unit) }
      }
    }
    return result + "\""
  }

  private static func escaped(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
