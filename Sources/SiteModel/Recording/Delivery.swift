/// One thing that a site took in, as it was brought.
package enum Delivery: Sendable {
  /// A source has become known, or tells of itself anew.
  case source(SourceDescription)
  case batch(Batch, took: Duration)
  case failure(SourceFailure, of: SourceID, at: Moment, took: Duration)
  /// What the alarm engine, or somebody's order, has made of it.
  case alarms(AlarmNews)
  /// What the site itself has added up, once a step of its trends.
  case memory(of: Site, at: Moment)
}

/// Whoever listens in on what a site takes in. It never waits: the site goes on while it is told.
package protocol SiteTap: Sendable {
  func take(_ delivery: Delivery)
  /// Returns when more can be taken without loss. Only a simulated site, which can run faster than anybody writes, waits
  /// for it.
  func room() async
}

extension SiteTap {
  package func room() async {}
}
