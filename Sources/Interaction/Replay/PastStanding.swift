package import SiteModel

/// What a console knows of the record of its site.
package enum PastStanding: Hashable, Sendable {
  /// Nobody records here.
  case notKept
  /// There is a record, and it has not been looked at yet.
  case unread
  /// There is a record, with nothing in it.
  case empty
  case failed(PastFailure)
  case outlined(PastOutline)

  package var outline: PastOutline? { if case .outlined(let outline) = self { outline } else { nil } }
}

/// A record at a glance: what the time line draws, and what is walked along on it.
package struct PastOutline: Hashable, Sendable {
  /// An alarm that was announced.
  package struct Mark: Hashable, Sendable {
    package var moment: Moment
    package var priority: Priority
    package init(_ moment: Moment, _ priority: Priority) {
      self.moment = moment
      self.priority = priority
    }
  }

  package var span: PastSpan
  /// Oldest first.
  package var gaps: [PastSpan]
  /// Oldest first.
  package var marks: [Mark]

  package init(span: PastSpan, gaps: [PastSpan] = [], marks: [Mark] = []) {
    self.span = span
    self.gaps = gaps
    self.marks = marks
  }

  /// The span within which nobody recorded that a moment lies in; nil for a moment of which something was recorded.
  package func gap(at moment: Moment) -> PastSpan? { gaps.first { $0.from < moment && moment < $0.to } }

  /// The next announced alarm after a moment; before it for a negative direction.
  package func mark(from moment: Moment, direction: Int) -> Mark? {
    // Many may stand at one moment: the first of those above is where the search ends.
    direction > 0 ? marks.first { $0.moment > moment } : marks.last { $0.moment < moment }
  }
}
