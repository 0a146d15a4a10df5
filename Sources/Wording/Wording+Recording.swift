package import SiteModel

extension Wording {
  /// Why a process does not record.
  package func text(of refusal: RecordingRefusal) -> String {
    switch refusal {
    case .held(let lease?): self(.historyHeld, lease.userName, "\(lease.process)")
    case .held(nil): self(.historyTaken)
    case .mute(let lease): self(.historyMute, "\(lease.process)", lease.userName)
    case .past(let failure): text(of: failure)
    }
  }

  /// Why a history cannot be written or read, in one line.
  package func text(of failure: PastFailure) -> String {
    switch failure {
    // It may have been to be written.
    case .file(let path, let fault): self(.faultAt, path, text(of: fault))
    case .nothingThere, .notKept, .damaged, .tooNew, .otherSite, .otherPlan: text(of: Saying(failure))
    }
  }
}
