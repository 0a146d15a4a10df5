internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// Of when a page of the past is.
enum ReplayClock {
  /// REPLAY in reverse, with the date and the time shown.
  static func phrase(_ scene: Scene) -> Phrase {
    var phrase = Phrase(scene.words(.replay), Ink.replay.reversed)
    phrase.gap()
    phrase.add(ClockFace.dateAndTime(scene.now, utcOffset: scene.utcOffset), .strong)
    phrase.gap()
    phrase.add(ClockFace.offset(scene.utcOffset), .label)
    return phrase
  }

  /// That it is the past is said whatever else has to give way.
  static func makeRoom(_ scene: Scene, _ left: Phrase, _ middle: inout Phrase, _ right: inout Phrase, width: Int) {
    guard scene.console.replay?.shown != nil else { return }
    right = Phrase()
    middle = middle.cut(to: width - left.width - 2)
  }
}

extension Scene {
  /// What the title of a picture says of its time: nothing of now.
  package var replayTitle: [String] {
    guard console.replay != nil else { return [] }
    let time = ClockFace.dateAndTime(now, utcOffset: utcOffset)
    return ["\(words(.replay)) \(time) \(ClockFace.offset(utcOffset))"]
  }
}

extension ClockFace {
  /// "2026-11-25 14:29:12".
  static func dateAndTime(_ moment: Moment, utcOffset: Int) -> String {
    moment.written(utcOffset: utcOffset)
  }
}
