package import SiteModel

/// How much of the record is looked at at once, on the time line and in histories.
package enum TimeSpan: String, CaseIterable, Sendable {
  case hour = "1h"
  case shift = "8h"
  case day = "24h"
  case week = "7d"
  case month = "30d"
  case all

  /// Nil for all that is recorded.
  package var length: Duration? { self == .all ? nil : Duration(writtenAs: rawValue) }

  /// The next longer one, for a negative direction the next shorter one; itself at either end.
  package func next(_ direction: Int) -> TimeSpan {
    let all = Self.allCases
    let place = (all.firstIndex(of: self) ?? 0) + direction
    return all[min(max(0, place), all.count - 1)]
  }
}

extension PastOutline {
  /// The part of the record that is looked at: as long as that, with a moment in it. It stands still while one steps about
  /// in its middle, and ends where the record does.
  package func window(_ length: TimeSpan, around moment: Moment) -> PastSpan {
    guard let length = length.length, length < span.to - span.from else { return span }
    let quarter = length / 4
    let lead = moment - span.from - length / 8 * 3
    let steps = (lead.seconds / quarter.seconds).rounded(.down)
    let latest = span.to - length
    let from = min(max(span.from + .seconds(quarter.seconds * steps), span.from), latest)
    return PastSpan(from: from, to: from + length)
  }
}
