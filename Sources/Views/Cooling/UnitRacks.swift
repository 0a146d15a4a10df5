internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets

/// The racks that hang on a cooling unit, each with the shape of the worst that is wrong with it.
struct UnitRacks {
  let figures: UnitFigures

  /// Names in so many lines at most; the last ends in `…` when there are more.
  func lines(width: Int, most: Int) -> [Phrase] {
    guard width > 0, most > 0 else { return [] }
    var lines = [Phrase()]
    for rack in figures.unit.racks {
      let name = phrase(of: rack)
      if let last = lines.last, !last.isEmpty, last.width + 1 + name.width > width {
        if lines.count == most {
          lines[most - 1] = (last + Phrase(" …", .label)).cut(to: width)
          return lines
        }
        lines.append(Phrase())
      }
      if !lines[lines.count - 1].isEmpty { lines[lines.count - 1].gap() }
      lines[lines.count - 1].add(name.cut(to: width))
    }
    return lines
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
