package import Analysis
package import SiteModel
package import Wording

/// A handover in words: sections of lines, worst first, the same for a mail, a page and a screen.
package struct HandoverSheet: Hashable, Sendable {
  package struct Section: Hashable, Sendable {
    package var title: String
    package var lines: [Line]
  }

  package struct Line: Hashable, Sendable {
    /// Nil for what has none.
    package var priority: Priority?
    /// "14:32"; empty where no moment belongs to it.
    package var time: String
    package var text: String
    /// What else there is to say of it.
    package var remark: String
  }

  package var title: String
  /// The span, and what is wrong with the record of it.
  package var heading: [String]
  package var sections: [Section]

  package init(_ handover: Handover, words: Wording, utcOffset: Int) {
    let writer = HandoverWriter(handover, words, HandoverClock(utcOffset: utcOffset, around: handover))
    title = words(.handoverTitle, handover.site)
    heading = writer.heading
    sections = [
      writer.open, writer.aside, writer.alarmed, writer.decisions, writer.changes, writer.actions, writer.figures,
    ]
  }
}

/// Times of a handover: of a shift of one day without the day.
struct HandoverClock {
  private let utcOffset: Int
  private let isOneDay: Bool

  init(utcOffset: Int, around handover: Handover) {
    self.utcOffset = utcOffset
    isOneDay = handover.to - handover.from <= .seconds(86_400)
  }

  /// "2026-01-02 14:32"
  func date(_ moment: Moment) -> String {
    let text = (moment + .seconds(utcOffset)).timestamp
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
  }

  /// "14:32", "01-02 14:32"; nothing for what was never.
  func time(_ moment: Moment) -> String {
    moment > .never ? String(date(moment).dropFirst(isOneDay ? 11 : 5)) : ""
  }

  /// "+08", "-03:30"
  var zone: String {
    let minutes = abs(utcOffset) / 60
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(utcOffset < 0 ? "-" : "+")\(two(minutes / 60))" + (minutes % 60 == 0 ? "" : ":\(two(minutes % 60))")
  }
}
