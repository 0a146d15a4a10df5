/// A program to be run: itself, with these arguments and this environment and nothing else. No shell ever sees them.
package struct ProgramCall: Hashable, Sendable {
  /// A path, or a name that is looked up in `PATH` of `environment`.
  package var program: String
  package var arguments: [String]
  /// All that the program is told of the world: nothing is inherited.
  package var environment: [String: String]
  /// What it reads on its standard input, `inputLimit` bytes at most; empty: its input is closed.
  package var input: [UInt8]
  /// How long it may take. It is ended then, with all that it started.
  package var timeout: Duration
  /// How much it may print, in bytes.
  package var limit: Int

  /// What a pipe takes without anybody reading it (pipe(7): 64 KiB).
  package static let inputLimit = 65_536

  package init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:], input: [UInt8] = [],
    timeout: Duration = .seconds(5),
    limit: Int = 1 << 20
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.input = input
    self.timeout = timeout
    self.limit = limit
  }
}

/// What a program printed before it ended with status 0.
package struct ProgramAnswer: Hashable, Sendable {
  package var output: [UInt8]
  /// The beginning of what it printed to its standard error.
  package var complaint: String

  package init(output: [UInt8], complaint: String = "") {
    self.output = output
    self.complaint = complaint
  }
}

/// Why a program gave no answer.
package enum ProgramFailure: Error, Hashable, Sendable {
  case notFound(program: String)
  /// The system's error number, where it is known.
  case notStarted(code: Int32?)
  /// Its exit status, and the beginning of what it printed to its standard error, or else to its output.
  case ended(status: Int32, words: String)
  case signalled(Int32)
  case timedOut(after: Duration)
  case tooLarge(limit: Int)
  case cancelled
}
