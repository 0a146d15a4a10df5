internal import Wording

/// One change to something outside, as the operator ordered it. Operations are made in this room only, and each kind is
/// an extension in a file of its own (`Operation+Export.swift`).
package struct Operation: Sendable {
  /// What the audit log calls it: `export`.
  package let name: String
  /// What is changed: absolute paths for files.
  package let targets: [String]
  /// The order in words: the line that the operator gave, or that the key stands for.
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
