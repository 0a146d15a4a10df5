internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// What the first line says of where the site comes from: nothing while all is as it should be in a console that records
/// for itself.
struct RecordPart {
  let phrase: Phrase
  /// It says that something is wrong, and stands before everything that is well.
  let isWrong: Bool

  init(_ scene: Scene) {
    // How fresh the record is says nothing of a moment in it.
    if scene.console.replay?.shown != nil {
      (phrase, isWrong) = (Phrase(), false)
      return
    }
    switch scene.console.recordStanding {
    case nil, .recording(fault: nil): (phrase, isWrong) = (Phrase(), false)
    case .approaching(let moment):
      let time = ClockFace.time(moment, utcOffset: scene.utcOffset)
      (phrase, isWrong) = (Phrase(scene.words(.simulatingUpTo, time), .medium), true)
    case .recording(_?): (phrase, isWrong) = (Phrase(scene.words(.recordingFails), .high), true)
    case .unrecorded: (phrase, isWrong) = (Phrase(scene.words(.notRecordedShort), .medium), true)
    case .read(let newest):
      // Nobody makes a simulated site's time go on.
      let words =
        scene.site.isSimulated
        ? scene.words(.historyEnd) : scene.words(.fromHistory, Figures.span(scene.now - newest))
      (phrase, isWrong) = (Phrase(words, .label), false)
    case .reading(let holder, let heard, let hasFault, let speed, let plan):
      let age = max(.zero, scene.now - heard) / max(1, speed)
      if Self.isSilent(age) {
        (phrase, isWrong) = (Phrase(scene.words(.recorderSilent, Figures.span(age)), .high), true)
      } else if hasFault {
        (phrase, isWrong) = (Phrase(scene.words(.recorderFails), .high), true)
      } else if let word = Self.warning(of: plan, isSimulated: scene.site.isSimulated) {
        (phrase, isWrong) = (Phrase(scene.words(word), .medium), true)
      } else {
        let word: Word = holder == .recorder ? .fromRecorder : .fromConsole
        (phrase, isWrong) = (Phrase(scene.words(word, Figures.span(age)), .label), false)
      }
    }
  }

  /// That what is shown is of another plan than the one that was asked for.
  private static func warning(of plan: PlanKinship, isSimulated: Bool) -> Word? {
    switch plan {
    case .same, .foreign: nil
    case .older: .planOlder
    case .newer: .planNewer
    case .different: isSimulated ? .simulationDiffers : .planDiffers
    }
  }

  /// A recorder says every second that it is there.
  static func isSilent(_ age: Duration) -> Bool { age > Lease.life }

  /// For how long the recorder that a scene is read from has been silent; nil while it is heard.
  static func silence(_ scene: Scene) -> Duration? {
    guard case .reading(_, let heard, _, let speed, _) = scene.console.recordStanding else { return nil }
    let age = (scene.now - heard) / max(1, speed)
    return isSilent(age) ? age : nil
  }
}
