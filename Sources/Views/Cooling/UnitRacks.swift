internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets

/// The racks that hang on a cooling unit, each with the shape of the worst that is wrong with it.
struct UnitRacks {
  let figures: UnitFigures

  /// Names in so many lines at most; the last ends in `…` when there are more.
  func lines(width: Int, most: Int) -> [Phrase] {
    Phrase.lines(of: figures.unit.racks.map(phrase), by: Phrase(" "), width: width, most: most)
  }

  private func phrase(of rack: Int) -> Phrase {
    let scene = figures.scene
    let name = Phrase(scene.site.topology.racks[rack].name)
    guard scene.digest.racks.indices.contains(rack), let worst = scene.digest.racks[rack].worstPriority else {
      return name
    }
    return name + Phrase(worst.shape, worst.ink)
  }
}
