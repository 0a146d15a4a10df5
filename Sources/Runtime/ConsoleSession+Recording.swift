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
    case (_, .unrecorded(let refusal)): warn(Saying(.notRecorded, words.text(of: refusal)))
    case (.recording(let old), .recording(let fault?)) where old?.failure == fault.failure: break
    case (.approaching, .approaching): break
    case (_, .approaching(let moment)):
      warn(Saying(.simulationApproaches, moment.written(utcOffset: outside.zone?(moment) ?? 0)))
    case (_, .recording(let fault?)): warn(Saying(.cannotRecord, words.text(of: fault.failure)))
    case (.recording(_?), .recording(nil)): warn(Saying(.recordsAgain))
    case (.reading(_, _, _, _, let old), .reading(_, _, _, _, let plan)) where old == plan: break
    case (_, .reading(let holder, _, _, _, let plan)):
      if let word = warning(of: plan, held: holder) { warn(Saying(word)) }
    default: break
    }
  }

  /// Says what nobody asked for: it stays whatever is done meanwhile.
  private mutating func warn(_ saying: Saying) {
    say(saying)
    console.notice?.isUnasked = true
  }

  /// What an operator is told where the site is recorded by another plan than this console has.
  private func warning(of plan: PlanKinship, held holder: Lease.Holder) -> Word? {
    switch plan {
    case .same, .foreign: nil
    case .older: holder == .recorder ? .recorderPlanOlder : .consolePlanOlder
    case .newer: .ownPlanOlder
    case .different: board.site.isSimulated ? .recordedSimulationDiffers : .recordedPlanDiffers
    }
  }
}
