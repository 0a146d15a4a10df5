internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// A cooling unit's loops in three lines, where there is no room for the diagram.
struct CompactFlow {
  let figures: UnitFigures
  static let height = 3

  func draw(in area: Rect, on stage: inout Stage) {
    let line = area.inset(left: 1)
    stage.write(head(width: line.width), x: line.x, y: line.y, in: line)
    for (row, isPrimary) in [(1, true), (2, false)] {
      stage.write(loop(isPrimary: isPrimary, width: line.width), x: line.x, y: line.y + row, in: line.row(row))
    }
  }

  private func head(width: Int) -> Phrase {
    let unit = figures.unit
    var phrase = Phrase()
    if let worst = figures.findings.first { phrase = figures.scene.marker(of: worst) + Phrase(" ") }
    phrase.add(unit.name.fitted(to: 24), .strong)
    phrase.gap(2)
    phrase.add(figures.heatOfCapacity)
    if figures.share != nil {
      phrase.gap(2)
      phrase.add(figures.shareBar(width: 10))
    }
    guard !unit.racks.isEmpty, width - phrase.width > 12 else { return phrase }
    phrase.gap(3)
    return phrase + (UnitRacks(figures: figures).lines(width: width - phrase.width, most: 1).first ?? Phrase())
  }

  /// Out and back in one line, cut in the middle so that the returns stand below each other.
  private func loop(isPrimary: Bool, width: Int) -> Phrase {
    let pipes = UnitPipes(figures: figures)
    var phrase = Phrase()
    phrase.add(figures.scene.words(isPrimary ? .primarySide : .secondarySide), .label, field: 10)
    let room = max(0, width - 11)
    let half = room * 11 / 20
    phrase.add(pipes.supply(isPrimary: isPrimary).phrase(width: half))
    phrase.gap()
    phrase.add(pipes.back(isPrimary: isPrimary).phrase(width: max(0, room - half - 1)))
    return phrase
  }
}
