internal import SiteModel

/// Why a trace cannot be read: what is wrong, and in which line (from 1; 0 for the file as a whole).
package struct TraceFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Fault: Hashable, Sendable {
    /// A line of a Standard Workload Format file has another number of fields than 18.
    case fieldCount(Int)
    /// Where a number should stand: the field's name, and what stands there.
    case notANumber(field: String, String)
    case badTime(field: String, String)
    case unknownState(String)
    case missingColumn(String)
    case doubleColumn(String)
    case openQuote
    case tooManyJobs(limit: Int)
    case noJobs
  }

  package var line: Int
  package var fault: Fault

  package init(_ fault: Fault, line: Int = 0) {
    self.fault = fault
    self.line = line
  }

  package var description: String { line > 0 ? "line \(line): \(reason)" : reason }

  /// What is wrong, without the line.
  package var reason: String {
    switch fault {
    case .fieldCount(let count): "\(count) fields, where the Standard Workload Format has 18"
    case .notANumber(let field, let text): "\(field) is '\(Self.shown(text))', not a number"
    case .badTime(let field, let text):
      "\(field) is '\(Self.shown(text))': expected seconds, or a time such as 2026-01-05T06:00:00Z"
    case .unknownState(let text): "no state is called '\(Self.shown(text))'"
    case .missingColumn(let name): "there is no column \(name)"
    case .doubleColumn(let name): "there are two columns \(name)"
    case .openQuote: "a quotation mark is never closed"
    case .tooManyJobs(let limit): "more than \(limit) jobs"
    case .noJobs: "it has no job that ran"
    }
  }

  private static func shown(_ text: String) -> String { CleanText.cleaned(text, limit: 40) }
}
