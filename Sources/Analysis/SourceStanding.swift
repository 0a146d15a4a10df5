package import SiteModel

/// How a source stands at a moment: worked out once, since many ask and there may be thousands of sources.
package struct SourceStanding: Sendable {
  package let condition: SourceState.Condition
  package let knownUntil: Moment?
  /// True while what it last told is not stale.
  package let isFresh: Bool
  package let staleAfter: Duration

  /// True for a source that fails, is late or knows only what is old; one that was never asked is none of these.
  var isDown: Bool {
    switch condition {
    case .failing, .late, .stale: true
    case .alive, .waiting: false
    }
  }
}

extension SourceState {
  func standing(at now: Moment) -> SourceStanding {
    SourceStanding(
      condition: condition(at: now), knownUntil: knownUntil, isFresh: isFresh(at: now), staleAfter: staleAfter)
  }
}
