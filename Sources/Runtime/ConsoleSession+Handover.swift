package import Analysis
internal import Canvas
internal import Export
internal import Interaction
package import SiteModel
internal import Views
internal import Wording

/// Reads handovers out of a record, one at a time.
package typealias HandoverDesk = Errand<PastSpan, Result<Handover, PastFailure>>

extension ConsoleSession {
  /// Takes in what has come of silences and handovers.
  mutating func followErrands() {
    followSilences()
    guard let answer = outside.handovers?.takeAnswer() else { return }
    switch answer {
    case .success(let handover):
      if console.notice?.saying.word == .handoverWorking { console.notice = nil }
      console.show(sheet(of: handover))
    case .failure: say(Saying(.handoverFailed, []))
    }
  }

  mutating func askForHandover(_ span: PastSpan) {
    guard let desk = outside.handovers else { return say(Saying(.handoverNoRecord, [])) }
    // Whether it began or another is under way: a record is being read.
    _ = desk.begin(span)
    say(Saying(.handoverWorking, []))
  }

  private func sheet(of handover: Handover) -> ReadingSheet {
    let words = Wording(console.language)
    let sheet = HandoverSheet(handover, words: words, utcOffset: maker.utcOffset)
    var lines = sheet.heading.map { ReadingSheet.Line($0) }
    for section in sheet.sections {
      lines += [ReadingSheet.Line(""), ReadingSheet.Line(section.title, isHeading: true)]
      for line in section.lines {
        let text = [line.time, line.text].filter { !$0.isEmpty }.joined(separator: " ")
        lines.append(ReadingSheet.Line(text, priority: line.priority, indent: 4))
        if !line.remark.isEmpty { lines.append(ReadingSheet.Line(line.remark, indent: 8)) }
      }
    }
    return ReadingSheet(sheet.title, lines: lines, text: sheet.text(in: words), kind: "handover")
  }
}
