package import SiteModel

/// What the words of a command that failed come to. The commands speak English whatever the locale.
package enum SlurmWords {
  /// `words`: of its error output, or else of its output.
  package static func failure(status: Int32, words: String) -> SourceFailure {
    func says(_ some: String...) -> Bool { some.contains { words.contains($0) } }
    // First: a client that cannot prove itself often says next that nobody answered.
    if says("Munge", "munge", "authentication error", "Invalid authentication", "auth_g_") {
      return .scheduler(.notAuthenticated)
    }
    if says("persistent connection", "PersistInit", "to the database", "slurmdbd") { return .scheduler(.databaseDown) }
    if says("Unable to contact slurm controller", "is DOWN", "Connection refused") {
      return .scheduler(.controllerDown)
    }
    if says("Socket timed out", "timed out on send/recv", "Zero Bytes were transmitted") {
      return .scheduler(.controllerSilent)
    }
    return .program(status: status, words: words)
  }

  /// True for what the commands that ask the database say where there is none.
  package static func sayNoAccounting(_ words: String) -> Bool {
    words.contains("accounting storage is disabled") || words.contains("supported accounting_storage plugin")
  }

  /// A command that printed nothing, complained, and yet ended well: some do when nobody answers them.
  package static func failure(of output: [UInt8], complaint: String) -> SourceFailure? {
    guard output.isEmpty, complaint.contains("error:") || complaint.contains("fatal:") else { return nil }
    return failure(status: 0, words: complaint)
  }
}
