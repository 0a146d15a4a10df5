extension Wording {
  /// How a program ended, by what Slurm writes as "code:signal": "exit 3", "signal 15"; as it stands where it is of
  /// another form, nothing for one that ended as it should.
  package func exit(_ code: String) -> String {
    if code == "0:0" { return "" }
    let parts = code.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let status = Int(parts[0]), let signal = Int(parts[1]) else { return code }
    let signalText = signal == 0 ? "" : self(.exitSignal, parts[1])
    return status == 0 ? signalText : self(.exitCodeShort, parts[0]) + (signal == 0 ? "" : ", " + signalText)
  }

  /// True for a reason why a job waits: of one that has ended it tells nothing, but that what it depended on failed.
  package static func isOfWaiting(_ reason: String) -> Bool {
    guard reason != "DependencyNeverSatisfied" else { return false }
    return JobReason.waiting[reason] != nil || JobReason.waitingMore[reason] != nil
  }
}
