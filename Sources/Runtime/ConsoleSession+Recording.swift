internal import Interaction
internal import SiteModel
internal import Wording

extension ConsoleSession {
  /// Takes in where the site comes from and whether it is remembered, and says in one line when that has gone wrong.
  mutating func followRecording() {
    guard let newest = outside.standing?.standing else { return }
    let before = console.recordStanding
    console.recordStanding = newest
    let words = Wording(console.language)
    switch (before, newest) {
    case (.unrecorded(let old), .unrecorded(let refusal)) where old == refusal: break
    case (_, .unrecorded(let refusal)): say(Saying(.notRecorded, words.text(of: refusal)))
    case (.recording(let old), .recording(let fault?)) where old?.failure == fault.failure: break
    case (_, .recording(let fault?)): say(Saying(.cannotRecord, words.text(of: fault.failure)))
    case (.recording(_?), .recording(nil)): say(Saying(.recordsAgain))
    default: break
    }
  }
}
