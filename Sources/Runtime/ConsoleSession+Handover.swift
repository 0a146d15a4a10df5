package import Analysis
internal import Export
internal import Interaction
package import Orders
package import SiteModel
internal import Views
package import Wording

/// Asks Alertmanagers for silences, one at a time; the sentence tells how it went.
package typealias SilenceDesk = Errand<SilenceOrder, Saying>

/// Reads handovers out of a record, one at a time.
package typealias HandoverDesk = Errand<PastSpan, Result<Handover, PastFailure>>

extension ConsoleSession {
  /// Takes in what has come of silences and handovers.
  mutating func followErrands() {
    if let saying = outside.silences?.takeAnswer() { say(saying) }
    guard let answer = outside.handovers?.takeAnswer() else { return }
    switch answer {
    case .success(let handover): console.show(sheet(of: handover))
    case .failure: say(Saying(.handoverFailed, []))
    }
  }

  /// Hands a silence on. The dialog has asked; the door audits and looks again.
  mutating func give(_ order: SilenceOrder) {
    guard let desk = outside.silences, console.alertmanagersAtHand?.contains(order.system) == true else {
      return say(Saying(.silenceNoSystem, []))
    }
    if !desk.begin(order) { say(Saying(.silenceStillRuns, [])) }
  }

  mutating func askForHandover(_ span: PastSpan) {
    guard let desk = outside.handovers else { return say(Saying(.handoverNoRecord, [])) }
    // Whether it began or another is under way: a record is being read.
    _ = desk.begin(span)
    say(Saying(.handoverWorking, []))
  }

  private func sheet(of handover: Handover) -> ReadingSheet {
    let sheet = HandoverSheet(handover, words: Wording(console.language), utcOffset: maker.utcOffset)
    var lines = sheet.heading.map { ReadingSheet.Line($0) }
    for section in sheet.sections {
      lines += [ReadingSheet.Line(""), ReadingSheet.Line(section.title, isHeading: true)]
      for line in section.lines {
        let text = [line.time, line.text].filter { !$0.isEmpty }.joined(separator: " ")
        lines.append(ReadingSheet.Line(text, priority: line.priority, indent: 4))
        if !line.remark.isEmpty { lines.append(ReadingSheet.Line(line.remark, indent: 8)) }
      }
    }
    return ReadingSheet(sheet.title, lines: lines)
  }
}
