internal import History
internal import Launch
internal import Recording
internal import Runtime
internal import SiteFile
internal import SiteModel

extension SiteOptions {
  /// Where a console finds who records the site, and how it would record it itself; nil where nothing is remembered.
  /// `socket`: where this console takes orders about alarms while it records.
  func historySetup(of opening: SiteOpening, _ settings: Settings, socket: String) -> HistorySetup? {
    guard let place = historyPlace(of: opening, settings) else { return nil }
    var subject = Recorder.Subject(
      opening.topology, by: .console, settings: settings.history?.recording ?? RecordingSettings(),
      speed: demo.speed ?? 1)
    subject.socket = socket
    let hand = place.own.map { Recorder(path: $0, of: subject, clock: opening.clock) }
    return HistorySetup(candidates: place.candidates, hand: hand)
  }
}
