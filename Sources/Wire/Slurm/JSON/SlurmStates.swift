/// The one word for where a job stands, of the several that Slurm's JSON has since 23.11.
enum SlurmStates {
  /// What may be added to a job's state, in the order in which Slurm's own commands let them stand for it (squeue(1),
  /// "JOB STATE CODES"): what happens to the job at the moment comes before what it was.
  private static let marks = [
    "COMPLETING", "STAGE_OUT", "CONFIGURING", "RESIZING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "SPECIAL_EXIT",
    "STOPPED", "REVOKED", "RECONFIG_FAIL", "SIGNALING",
  ]

  /// A job that is "RUNNING" and "COMPLETING" is the latter.
  static func word(among words: [String]) -> String {
    if words.count < 2 { return words.first ?? "" }
    return marks.first { words.contains($0) } ?? words[0]
  }
}

extension String {
  /// Its bytes, as the readers of Slurm's text want them.
  func withSlurmBytes<Result>(_ body: (SlurmBytes) -> Result) -> Result {
    var text = self
    return text.withUTF8 { body(SlurmBytes($0)) }
  }
}
