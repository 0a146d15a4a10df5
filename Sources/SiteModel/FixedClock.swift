/// A clock that stands: of a snapshot, which shows one moment, or of work on a record that has ended.
package struct FixedClock: TimeSource {
  private let moment: Moment

  package init(_ moment: Moment) { self.moment = moment }

  package func now() -> Moment { moment }
}
