package import SiteModel

extension PastStanding {
  /// What a record holds, looked at now.
  package init(of past: any Past) throws(PastFailure) {
    guard let span = try past.span() else {
      self = .empty
      return
    }
    let events = try past.alarmEvents(after: span.from - .nanoseconds(1), to: span.to, about: nil)
    let marks = events.lazy.filter { $0.change == .raised && !$0.isSetAside }
      .map { PastOutline.Mark($0.moment, $0.priority) }
    self = .outlined(
      PastOutline(span: span, gaps: try past.gaps(), marks: marks.sorted { $0.moment < $1.moment }))
  }
}
