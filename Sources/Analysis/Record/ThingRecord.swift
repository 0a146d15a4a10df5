package import SiteModel

/// What is asked of the record of one thing.
package struct ThingQuestion: Hashable, Sendable {
  /// What its alarms may be about: the thing and its parts.
  package var subjects: [AlarmSubject]
  /// The reading that is drawn; nil where there is none.
  package var point: ReadingPoint?
  package var span: PastSpan

  package init(of subjects: [AlarmSubject], _ point: ReadingPoint?, in span: PastSpan) {
    self.subjects = subjects
    self.point = point
    self.span = span
  }
}

/// What is recorded of one thing: a reading over a span of time, and the alarms about it that there were in it.
package struct ThingRecord: Sendable {
  package let question: ThingQuestion
  /// Oldest first.
  package let values: [PastValue]
  /// The newest first.
  package let occurrences: [AlarmOccurrence]

  /// So many values at most are told of a reading: more than a screen has columns.
  private static let valueCount = 512

  package init(_ question: ThingQuestion, from past: some Past) throws(PastFailure) {
    self.question = question
    let span = question.span
    if let point = question.point {
      values = try past.values(
        of: point.thing, point.quantity, from: span.from, to: span.to, count: Self.valueCount)
    } else {
      values = []
    }
    var events: [AlarmEvent] = []
    for subject in question.subjects {
      // Who saw it may have done so later.
      events += try past.alarmEvents(
        after: span.from - Self.reach, to: Moment(nanoseconds: .max), about: subject)
    }
    if question.subjects.count > 1 { events.sort { $0.number < $1.number } }
    occurrences = AlarmOccurrence.all(in: events).filter {
      $0.began <= span.to && $0.returnedAt.map { $0 >= span.from } ?? true
    }
  }

  /// What was raised so long before the span may still stand in it.
  private static let reach = Duration.seconds(7 * 86_400)

  /// The least, the mean and the greatest of what is told; nil without any value.
  package var extent: (least: PastValue, mean: Double, greatest: PastValue)? {
    guard let least = values.min(by: { $0.least < $1.least }),
      let greatest = values.max(by: { $0.greatest < $1.greatest })
    else { return nil }
    return (least, values.reduce(0) { $0 + $1.mean } / Double(values.count), greatest)
  }
}
