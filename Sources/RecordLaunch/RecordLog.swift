internal import Glibc
internal import Launch
internal import Runtime
internal import SiteModel
internal import Wording

/// What a recorder says on standard error, a line each: with the time, but to the journal, which has its own.
struct RecordLog: Sendable {
  private let isJournal = getenv("JOURNAL_STREAM") != nil

  func say(_ words: String) {
    let line = CleanText.cleaned(words, limit: 1000)
    CommandEnding.say(isJournal ? line : "\(SystemClock().now().timestamp) aisle record: \(line)")
  }

  /// Why nothing is recorded, in one line.
  static func words(for refusal: RecordingRefusal, path: String) -> String {
    switch refusal {
    case .held(let lease?):
      "\(path): \(lease.holder == .recorder ? "a recorder" : "a console") of \(lease.userName) has it already (process "
        + "\(lease.process), since \(lease.started.timestamp))"
    case .mute: "\(path): \(Wording(.english).text(of: refusal))"
    case .held(nil): "\(path): another process records to it"
    case .past(let failure): Wording(.english).text(of: failure)
    }
  }

  /// 75 as EX_TEMPFAIL: another has it now.
  static func status(of refusal: RecordingRefusal) -> ExitStatus {
    switch refusal {
    case .held, .mute: .alreadyRecorded
    case .past: .notRecordable
    }
  }
}
