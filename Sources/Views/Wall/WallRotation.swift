package import Analysis
package import Interaction
package import SiteModel

/// Which page a wall shows: one after the other, each for as long; but while something critical is new the one that
/// shows it, until that is over. Time comes from outside, by a clock that does not jump.
package struct WallRotation: Sendable {
  package let pages: [Page]
  package let period: Duration
  private var index = 0
  private var shownSince: Moment?
  /// What was critical when last looked at.
  private var known: Set<Condition> = []
  private var held: Condition?

  /// A finding, whatever its value of the moment.
  private struct Condition: Hashable, Sendable {
    var kind: Finding.Kind
    var subject: Finding.Subject
  }

  /// `pages` in the order in which they are shown; without any the overview is shown.
  package init(pages: [Page], every period: Duration) {
    self.pages = pages.isEmpty ? [.overview] : pages
    self.period = max(period, .seconds(1))
  }

  package var page: Page { pages[index] }
  /// True while the wall stays where something critical is shown.
  package var isHeld: Bool { held != nil }

  /// Takes in what is critical now. `findings` are worst first.
  package mutating func advance(to now: Moment, findings: [Finding]) {
    let critical = findings.prefix { $0.priority == .critical }.map { Condition(kind: $0.kind, subject: $0.subject) }
    let current = Set(critical)
    if let condition = held, !current.contains(condition) {
      held = nil
      shownSince = now
    }
    if held == nil, let new = critical.first(where: { !known.contains($0) }) {
      held = new
      // The overview lists whatever needs attention.
      index = pages.firstIndex(of: .overview) ?? 0
      shownSince = now
    }
    known = current
    guard held == nil else { return }
    guard let since = shownSince else { return shownSince = now }
    let turns = Int((now - since).seconds / period.seconds)
    if turns > 0 {
      index = (index + turns) % pages.count
      shownSince = since + period * turns
    }
  }

  /// How much of its time the page has been shown, 0 to 1.
  package func progress(at now: Moment) -> Double {
    guard let shownSince, !isHeld else { return 0 }
    return min(1, max(0, (now - shownSince).seconds / period.seconds))
  }
}
