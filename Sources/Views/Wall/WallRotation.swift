internal import Analysis
package import Interaction
package import SiteModel

/// Which page a wall shows: one after the other, each for as long; but while anything is critical the one that shows it,
/// until all of that is over. Time comes from outside, by a clock that does not jump.
package struct WallRotation: Sendable {
  /// The pages that are shown, in order.
  package var pages: [Page] { planned.filter { !passedOver.contains($0) } }
  private let planned: [Page]
  private var passedOver: Set<Page> = []
  package let period: Duration
  private var index = 0
  private var shownSince: Moment?
  /// True while the wall stays where something critical is shown.
  package private(set) var isHeld = false

  /// `pages` in the order in which they are shown, each once; without any the overview is shown.
  package init(pages: [Page], every period: Duration) {
    var seen: Set<Page> = []
    planned = pages.isEmpty ? [.overview] : pages.filter { seen.insert($0).inserted }
    self.period = max(period, .seconds(1))
  }

  package var page: Page { pages[index] }

  /// Leaves pages out for as long as there is nothing to show on them; not if none were left.
  package mutating func passOver(_ empty: Set<Page>) {
    guard empty != passedOver, planned.contains(where: { !empty.contains($0) }) else { return }
    let shown = page
    passedOver = empty
    index = pages.firstIndex(of: shown) ?? index % pages.count
  }

  /// Takes in what is critical now. `findings` are worst first; where somebody keeps alarms, those decide: what has been
  /// acknowledged, be it elsewhere, holds the wall no longer.
  package mutating func advance(to now: Moment, findings: [Finding], alarms: AlarmBoard? = nil) {
    let isCritical =
      alarms?.alarms.contains { $0.isAlert }
      ?? (findings.first?.priority == .critical)
    if isCritical != isHeld {
      isHeld = isCritical
      shownSince = now
      // The overview lists whatever needs attention, and so does the page of alarms.
      if isHeld { index = pages.firstIndex(of: .overview) ?? pages.firstIndex(of: .alarms) ?? 0 }
    }
    guard !isHeld else { return }
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
