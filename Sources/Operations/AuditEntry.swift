internal import Glibc
package import SiteModel
internal import Wording

/// A line of the audit log: who did what to which, when, and how it went.
struct AuditEntry {
  /// `refused` is for what was not even asked for, `unclear` for what was, and of which nobody knows what came of it.
  enum Outcome: String { case begun, done, failed, refused, unclear }

  var time: Moment
  var user: AuditUser
  /// Joins the two lines of an operation where one user has several consoles.
  var process: Int32
  /// What the log calls it: `export`, `hold`.
  var operation: String
  var targets: [String]
  /// The order in words: the line that the operator gave, or that the key stands for.
  var words: String
  /// What was run, argument by argument; empty where it is no program.
  var arguments: [String] = []
  /// The scheduler's queue at the site; empty where it is none.
  var queue = ""
  /// The site's name; empty where it is of none.
  var site = ""
  var isSimulated = false
  var outcome: Outcome
  /// The scheduler's own words; nil before it has been asked.
  var answer: String?
  /// What was then said to the operator.
  var report: Saying?

  /// The same, as of a site.
  func at(_ site: AuditSite?) -> AuditEntry {
    guard let site else { return self }
    var entry = self
    entry.site = site.name
    entry.isSimulated = isSimulated || site.isSimulated
    return entry
  }

  /// One JSON object and a line end; in English, as all that programs read.
  var line: String {
    var fields = [
      ("time", Self.quoted(time.timestamp)), ("user", Self.quoted(user.name)), ("uid", String(user.number)),
      ("process", String(process)), ("operation", Self.quoted(operation)), ("targets", Self.list(targets)),
      ("words", Self.quoted(words)), ("outcome", Self.quoted(outcome.rawValue)),
    ]
    if let before = user.before { fields.insert(("sudoUser", Self.quoted(before)), at: 3) }
    if !site.isEmpty { fields.append(("site", Self.quoted(site))) }
    if !arguments.isEmpty { fields.append(("arguments", Self.list(arguments))) }
    if !queue.isEmpty { fields.append(("queue", Self.quoted(queue))) }
    if isSimulated { fields.append(("simulated", "true")) }
    if let answer { fields.append(("answer", Self.quoted(answer))) }
    if let report { fields.append(("report", Self.quoted(Wording(.english).text(of: report)))) }
    return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}\n"
  }

  private static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ",") + "]" }

  /// The text in quotes. Whatever would be unsafe on a terminal is escaped, not replaced: the log is read with
  /// `tail`, and tells the exact name.
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

/// Which site an act is about.
package struct AuditSite: Hashable, Sendable {
  package var name: String
  package var isSimulated: Bool

  package init(_ topology: Topology) {
    (name, isSimulated) = (topology.name, topology.isSimulated)
  }
}

/// Whom the audit log names.
package struct AuditUser: Hashable, Sendable {
  package var name: String
  /// The account's number, by which the system knows it.
  package var number: UInt32
  /// Who it was before `sudo`; nil without.
  package var before: String?

  package init(name: String, number: UInt32 = geteuid(), before: String? = nil) {
    self.name = name
    self.number = number
    self.before = before
  }
}
