internal import Recording
internal import Runtime
internal import SiteModel
internal import Wording

/// Watches a recorder at work, and says what changes.
struct RecordVigil {
  let recorder: Recorder
  let site: SiteRun
  let log: RecordLog

  /// Returns when a signal has come, or, with the reason, when nothing can be recorded any more.
  func end(by signals: EndSignals) async -> RecordingRefusal? {
    var fault: RecordingFault?
    var lost = 0
    var answering: Answering?
    var tick = 0
    while !signals.hasCome {
      if let end = await recorder.end { return end }
      if tick % 5 == 0 {
        let newFault = await recorder.fault
        if newFault?.failure != fault?.failure {
          log.say(newFault.map { "cannot write: \(Wording(.english).text(of: $0.failure))" } ?? "writing again")
          fault = newFault
        }
        // Said when it grows by much, not every second of a full disk.
        let newLost = await recorder.lost
        if newLost > max(lost * 2, lost + 1000) || fault == nil && newLost > lost {
          log.say("\(newLost) readings could not be written")
          lost = newLost
        }
      }
      if tick % 300 == 50 {
        let now = Answering(await site.site)
        if now != answering { log.say(now.words) }
        answering = now
      }
      tick += 1
      // Nobody cancels the program's own task.
      try? await Task.sleep(for: .milliseconds(200))
    }
    return nil
  }

  /// How many sources there are, and how many of them fail.
  private struct Answering: Hashable {
    var sources: Int
    var failing: Int

    init(_ site: borrowing SiteModel.Site) {
      sources = site.sources.count
      failing = site.sources.count { $0.failure != nil }
    }

    var words: String { failing == 0 ? "\(sources) sources answer" : "\(failing) of \(sources) sources give nothing" }
  }
}
