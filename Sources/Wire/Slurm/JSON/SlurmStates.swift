internal import SiteModel

/// Slurm's words for where jobs and nodes stand, in whichever way they are told.
enum SlurmStates {
  /// What may be added to a job's state, in the order in which Slurm's own commands let them stand for it (squeue(1),
  /// "JOB STATE CODES"): what happens to the job at the moment comes before what it was.
  private static let jobMarks = [
    "COMPLETING", "STAGE_OUT", "CONFIGURING", "RESIZING", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "SPECIAL_EXIT",
    "STOPPED", "REVOKED", "RECONFIG_FAIL", "SIGNALING",
  ]

  private static let jobStates: [String: JobState] = {
    var states = Dictionary(uniqueKeysWithValues: JobState.allCases.map { ($0.name.uppercased(), $0) })
    states["CANCELED"] = .cancelled
    states["UNKNOWN"] = nil
    states["REQUEUE_FED"] = .requeued
    return states
  }()

  /// The one word of several: a job that is "RUNNING" and "COMPLETING" is the latter.
  static func jobWord(among words: [String]) -> String {
    if words.count < 2 { return words.first ?? "" }
    return jobMarks.first { words.contains($0) } ?? words[0]
  }

  static func job(_ word: String) -> JobState { jobStates[word] ?? .unknown }

  /// What a node's state comes to; `words` are in upper case, the base state first.
  static func node(_ words: [String]) -> ScheduledNode.Condition {
    let words = Set(words)
    func has(_ names: String...) -> Bool { names.contains { words.contains($0) } }
    let isBusy = has("ALLOCATED", "MIXED", "COMPLETING")
    if has("POWERED_DOWN") { return .poweredDown }
    if has("POWERING_DOWN", "POWER_DOWN") { return .poweringDown }
    if has("POWERING_UP", "POWER_UP") { return .poweringUp }
    if has("REBOOT", "REBOOT_ISSUED", "REBOOT_REQUESTED") { return .rebooting }
    if has("MAINT", "MAINTENANCE") { return .maintenance }
    if has("FAIL", "FAILING") { return .failing }
    if has("DOWN", "ERROR", "NOT_RESPONDING", "NO_RESPOND", "INVALID_REG") { return .down }
    if has("DRAIN", "DRAINED", "DRAINING") { return isBusy ? .draining : .drained }
    if has("COMPLETING") { return .completing }
    if has("RESERVED") { return .reserved }
    if has("PLANNED") { return .planned }
    if has("ALLOCATED") { return .allocated }
    if has("MIXED") { return .mixed }
    return has("IDLE") ? .idle : .unknown
  }
}
