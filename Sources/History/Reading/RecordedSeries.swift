package import SiteModel

/// One quantity of one thing, as one source brought it.
package struct RecordedSeries: Hashable, Sendable {
  package var thing: EntityKey
  package var quantity: Quantity
  package var source: SourceID
}

/// A recorded reading; of a coarser tier, what the readings of a span came to.
package struct RecordedReading: Hashable, Sendable {
  package var moment: Moment
  package var value: Double
  package var quality: Quality
  package var least: Double
  package var greatest: Double
  /// How many readings it stands for.
  package var count: Int64
}
