internal import SiteModel
internal import Wording

extension Console {
  /// The names of the columns of the table that is shown.
  var sortableColumns: [String] {
    place.view == .cooling ? CoolingColumn.allCases.map(\.rawValue) : NodeColumn.allCases.map(\.rawValue)
  }

  mutating func moveSort(by step: Int, in around: Surroundings) {
    if place.view == .cooling {
      coolingSort.move(by: step, in: around.site)
    } else {
      nodeSort.move(by: step, in: around.site)
    }
  }

  mutating func sort(byColumnNamed name: String, in around: Surroundings) {
    let asked = name.lowercased()
    let isKnown = place.view == .cooling ? coolingSort.choose(named: asked) : nodeSort.choose(named: asked)
    guard !isKnown else { return }
    sayNoSuch(name, of: .noSuchColumn, nearest: NearestWord.to(name, in: sortableColumns), at: around.now)
  }

  mutating func invertSort() {
    if place.view == .cooling { coolingSort.isInverted.toggle() } else { nodeSort.isInverted.toggle() }
  }
}
