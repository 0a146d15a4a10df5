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
  package func text(of failure: PastFailure) -> String { text(of: Saying(failure)) }
}
