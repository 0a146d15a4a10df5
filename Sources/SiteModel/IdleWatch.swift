/// Since when each accelerator has hardly worked, by the loads that are remembered: one look at each a step, so that nobody
/// need look through the history of eighty thousand.
package struct IdleWatch: Sendable {
  /// A load below this is no work: 0 to 1.
  package static let load = 0.05
  /// By accelerator index; `never` for one that works, and for one of which nothing is known.
  private var since: [Moment] = []

  /// Since when every remembered load of it has been below `load`; nil when the newest was not, or is not known.
  package func idleSince(accelerator index: Int) -> Moment? {
    guard index < since.count, since[index] != .never else { return nil }
    return since[index]
  }

  package var count: Int { since.count }

  /// Goes on from what was known.
  mutating func restore(_ index: Int, since moment: Moment) {
    if since.count <= index {
      since.append(contentsOf: repeatElement(.never, count: index + 1 - since.count))
    }
    since[index] = moment
  }

  /// Takes in the loads of one step, NaN where nothing fresh was known.
  mutating func take(_ loads: [Float], at moment: Moment) {
    if since.count < loads.count {
      since.append(contentsOf: repeatElement(.never, count: loads.count - since.count))
    }
    for index in since.indices {
      let isIdle = index < loads.count && loads[index] < Float(Self.load)
      if !isIdle { since[index] = .never } else if since[index] == .never { since[index] = moment }
    }
  }
}
