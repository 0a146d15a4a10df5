package import SiteModel

extension Wording {
  /// Why a process does not record.
  package func text(of refusal: RecordingRefusal) -> String {
    switch refusal {
    case .held(let lease?): self(.historyHeld, lease.userName, "\(lease.process)")
    case .held(nil): self(.historyTaken)
    case .past(let failure): text(of: failure)
    }
  }

  /// Why a history cannot be written or read, in one line.
  package func text(of failure: PastFailure) -> String {
    switch failure {
    case .nothingThere: self(.nothingRecorded)
    case .notKept: self(.historyNotKept)
    case .file(let path, let fault): self(.faultAt, path, text(of: fault))
    case .damaged(let path, let words): self(.historyDamaged, path, words)
    case .tooNew(let path, let version): self(.historyTooNew, path, "\(version)")
    case .otherSite(let path, let name): self(.historyOfOther, path, name)
    }
  }
}
