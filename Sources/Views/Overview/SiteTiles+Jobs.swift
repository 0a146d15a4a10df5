internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The queue in a tile: what runs and what waits, for how long, and what there is to give.
extension SiteTiles {
  var jobs: Tile {
    let tallies = site.queues.map(\.tally)
    /// Of several schedulers the sum of those that tell.
    func sum(_ value: (QueueTally) -> Int?) -> Int? {
      let known = tallies.compactMap(value)
      return known.isEmpty ? nil : known.reduce(0, +)
    }
    guard let running = sum(\.running), let pending = sum(\.pending) else { return Tile("", []) }
    var lines = [
      label(.jobsRunning) + Phrase(Figures.grouped(running)) + Phrase("   " + words(.jobsPending) + " ", .label)
        + Phrase(Figures.grouped(pending))
    ]
    if let held = sum(\.nodesHeld), let nodes = sum(\.nodes), nodes > 0 {
      lines.append(
        label(.nodesReporting) + Phrase(words(.countOf, Figures.grouped(held), Figures.grouped(nodes)))
          + Phrase(" " + words(.nodesAllocated), .label))
    }
    if let held = sum(\.acceleratorsHeld), let free = sum(\.acceleratorsFree), let out = sum(\.acceleratorsOut) {
      let figures = [held, free, out].map { Figures.grouped($0) }
      lines.append(label(.acceleratorCount) + Phrase(words.filled(.heldFreeOut, with: figures)))
    }
    // A wait of two schedulers together is nobody's.
    let waits = tallies.compactMap { tally in
      tally.medianWait.flatMap { median in tally.longWait.map { (median, $0) } }
    }
    for (median, long) in waits {
      lines.append(label(.jobsWait) + Phrase(words(.waitFigures, Figures.span(median), Figures.span(long))))
    }
    if let failed = sum(\.failed) {
      lines.append(
        label(.jobsFailed) + Phrase(Figures.grouped(failed), failed > 0 ? .text : .label)
          + Phrase(" " + words(.inADay), .label))
    }
    return Tile(words(.jobsTitle), phrases: lines)
  }
}
