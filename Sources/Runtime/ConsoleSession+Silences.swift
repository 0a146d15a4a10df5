internal import Interaction
package import Orders
package import Wording

/// Asks Alertmanagers for silences, one at a time; the sentence tells how it went.
package typealias SilenceDesk = Errand<SilenceOrder, Saying>

/// Reads the silences of a site's Alertmanagers, one reading at a time.
package typealias SilenceLists = Errand<Void, SilenceList>

extension ConsoleSession {
  /// Takes in what has come of silences, and which there are.
  mutating func followSilences() {
    if let saying = outside.silences?.takeAnswer() {
      say(saying)
      // What was listed before is not what stands now.
      console.silencesAskedAt = nil
    }
    if let list = outside.silenceLists?.takeAnswer() { console.silences = list }
  }

  /// Hands a silence on. The dialog has asked; the door audits and looks again.
  mutating func give(_ order: SilenceOrder) {
    guard let desk = outside.silences, let names = console.alertmanagersAtHand,
      !order.systems.isEmpty, order.systems.allSatisfy(names.contains)
    else { return say(Saying(.silenceNoSystem, [])) }
    if !desk.begin(order) { say(Saying(.silenceStillRuns, [])) }
  }

  /// Has the silences read; while that is under way nothing more is asked.
  func listSilences() { _ = outside.silenceLists?.begin(()) }
}
