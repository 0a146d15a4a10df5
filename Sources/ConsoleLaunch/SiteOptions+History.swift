internal import History
internal import Launch
internal import Recording
internal import Runtime
internal import SiteFile
internal import SiteModel

extension SiteOptions {
  /// Bytes that a console's own history has at most where the settings give no bound.
  private static let unaskedSize = 2 << 30

  /// Where a console finds who records the site, and how it would record it itself; nil where nothing is remembered.
  /// `socket`: where this console takes orders about alarms while it records.
  func historySetup(of opening: SiteOpening, _ settings: Settings, socket: String) -> HistorySetup? {
    guard let place = historyPlace(of: opening, settings) else { return nil }
    var recording = settings.history?.recording ?? RecordingSettings()
    // Nobody has asked a console to fill a home folder: of a large site two days would be many gigabytes.
    recording.size = recording.size ?? Self.unaskedSize
    var subject = Recorder.Subject(opening.topology, by: .console, settings: recording, speed: demo.speed ?? 1)
    subject.socket = socket
    (subject.goOn, subject.makesFolder) = (opening.goOn, place.isUsualFolder)
    let hand = place.own.map { Recorder(path: $0, of: subject, clock: opening.clock) }
    return HistorySetup(candidates: place.candidates, hand: hand)
  }
}
