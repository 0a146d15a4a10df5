/// What was recorded of a site: every page can be drawn of any moment of it.
package protocol Past: Sendable {
  /// The oldest and the newest moment of which something is recorded; nil while nothing is.
  func span() throws(PastFailure) -> PastSpan?
  /// The site as it was known at a moment: with `moment` for the present its pages are those of then. Outside `span()`
  /// nothing may be known of it.
  func site(at moment: Moment) throws(PastFailure) -> Site
  /// What happened to alarms after `from` and up to `to`, oldest first; of one alarm or thing where it is given.
  func alarmEvents(after from: Moment, to: Moment, about subject: AlarmSubject?) throws(PastFailure) -> [AlarmEvent]
  /// The recorded values of a quantity of a thing, oldest first, at most about `count` of them: means over equal spans
  /// where there are more.
  func values(of thing: EntityKey, _ quantity: Quantity, from: Moment, to: Moment, count: Int)
    throws(PastFailure) -> [PastValue]
  /// Spans within which nobody recorded, oldest first: what is shown of them was known before.
  func gaps() throws(PastFailure) -> [PastSpan]
}

extension Past {
  package func gaps() throws(PastFailure) -> [PastSpan] { [] }
}

package struct PastSpan: Hashable, Sendable {
  package var from: Moment
  package var to: Moment
  package init(from: Moment, to: Moment) {
    self.from = from
    self.to = to
  }
}

/// A value at a moment, or what values of a span came to.
package struct PastValue: Hashable, Sendable {
  package var moment: Moment
  package var least: Double
  package var mean: Double
  package var greatest: Double
  package init(moment: Moment, least: Double, mean: Double, greatest: Double) {
    self.moment = moment
    self.least = least
    self.mean = mean
    self.greatest = greatest
  }
}

/// Why the past cannot be told.
package enum PastFailure: Error, Hashable, Sendable {
  /// Nothing is recorded of that moment: it is before the first, or was given up.
  case nothingThere
  /// No history is kept.
  case notKept
  case file(path: String, FileFault)
  /// Not a history, or one that is damaged there; in words for people.
  case damaged(path: String, String)
  /// Written by a later Aisle.
  case tooNew(path: String, version: Int)
  /// Of another site.
  case otherSite(path: String, name: String)
  /// Of another site of the same name: `theirs` is its site file, `own` that of whoever asks; nil where there is none.
  case otherPlan(path: String, theirs: String?, own: String?)
  /// The folder of that path, in which the file would be, is not there.
  case folderMissing(path: String)
  /// So many hard links lead to the file: written by two names it would be destroyed.
  case manyNames(path: String, count: Int)
}
