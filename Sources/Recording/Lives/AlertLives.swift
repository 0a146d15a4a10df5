internal import History
internal import SiteModel

/// What is recorded of other systems' alerts, by the source that tells of them.
struct AlertLives: Sendable {
  private var sources: [SourceID: Register<ForeignAlert>] = [:]

  mutating func tellAllAgain() { for source in sources.keys { sources[source]?.tellAllAgain() } }

  /// Nil where they are the same as before, or the batch tells of none.
  mutating func take(_ batch: Batch) -> LifeRow? {
    guard let alerts = batch.alerts else { return nil }
    var register = sources.removeValue(forKey: batch.source) ?? Register(.alerts(of: batch.source.name))
    defer { sources[batch.source] = register }
    return register.replace(with: alerts, at: batch.moment, nodes: [])
  }
}
