internal import SiteModel
package import Wording

/// A way to a scheduler: runs its commands, without a shell.
package protocol SchedulerAccess: Sendable {
  /// Runs `arguments[0]` with the rest, and ends it when the time is up.
  func run(_ arguments: [String], within limit: Duration) async -> SchedulerAnswer
}

/// What came of a command.
package struct SchedulerAnswer: Hashable, Sendable {
  package enum End: Hashable, Sendable {
    case exited(Int32)
    case timedOut
    /// It did not begin; with the reason.
    case notRun(Saying.Value)
    /// It began, and nobody knows how it ended.
    case lost(Saying.Value)
  }

  package var end: End
  /// What it printed, as it came.
  package var output: String
  /// What it has to say, cleaned: its error output, else its output.
  package var words: String

  package init(_ end: End, output: String = "", words: String = "") {
    self.end = end
    self.output = output
    self.words = CleanText.cleaned(words.isEmpty ? Self.line(output) : Self.line(words), limit: 500)
  }

  var isFine: Bool { end == .exited(0) }

  /// False when it is sure that nothing was done.
  var mayHaveWorked: Bool {
    switch end {
    case .exited(let status): status == 0
    case .timedOut, .lost: true
    case .notRun: false
    }
  }

  /// Lines joined to one.
  private static func line(_ text: String) -> String {
    text.prefix(4_000).split(whereSeparator: \.isNewline).joined(separator: "; ")
  }
}
