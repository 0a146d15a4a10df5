package import Wording

/// One change to something outside, as the operator gave it. Only this room makes operations, so whoever imports it not
/// can change nothing; an act is an extension in a file of its own (`Operation+Export.swift`).
package struct Operation: Sendable {
  /// What the audit log calls it: `export`.
  package let name: String
  /// What is changed: absolute paths for files.
  package let targets: [String]
  /// The exact words that were shown to the operator who gave them.
  package let words: String
  /// Makes the change.
  let run: @Sendable () throws(OperationFailure) -> Void
  /// Looks at what is there after the change, and says it.
  let readBack: @Sendable () throws(OperationFailure) -> Saying
}

/// Why an operation did not do what it should, in one sentence.
struct OperationFailure: Error {
  let saying: Saying
}
