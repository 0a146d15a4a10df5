package import SiteModel

extension PastStanding {
  /// What a record holds, looked at now. Of what is `known` from before, only what has come since is read.
  package init(of past: any Past, after known: PastOutline? = nil) throws(PastFailure) {
    guard let span = try past.span() else {
      self = .empty
      return
    }
    // Events may be written a little after what came with them.
    let from = known.map { min($0.span.to - .seconds(120), span.to) } ?? span.from - .nanoseconds(1)
    let events = try past.alarmEvents(after: from, to: span.to, about: nil)
    let news = events.lazy.filter(\.isAnnouncement)
      .map { PastOutline.Mark($0.moment, $0.priority) }
    // What was given up since is no longer there.
    let before = known?.marks.filter { $0.moment <= from && $0.moment >= span.from } ?? []
    self = .outlined(
      PastOutline(span: span, gaps: try past.gaps(), marks: before + news.sorted { $0.moment < $1.moment }))
  }
}
