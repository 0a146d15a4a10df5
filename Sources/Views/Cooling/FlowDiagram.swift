internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// A cooling unit drawn as its loops run: the facility's water at the left, the exchanger in the middle, the racks' loop
/// at the right, arrows the way the coolant flows.
struct FlowDiagram {
  let figures: UnitFigures
  static let height = 6
  /// The least width in which both loops have room for their figures.
  static let leastWidth = 104

  private var unit: CoolingUnit { figures.unit }
  private var scene: Scene { figures.scene }

  func draw(in area: Rect, on stage: inout Stage) {
    let boxWidth = area.width >= 150 ? 30 : 24
    // What is left beside box and loops is the racks'.
    let side = max(36, min(50, (area.width - boxWidth - 20) / 2))
    let left = Rect(x: area.x + 1, y: area.y, width: side, height: Self.height)
    let box = Rect(x: left.maxX, y: area.y, width: boxWidth, height: Self.height)
    let right = Rect(x: box.maxX, y: area.y, width: side, height: Self.height)
    let racks = Rect(x: right.maxX + 1, y: area.y, width: area.maxX - right.maxX - 1, height: Self.height)
    drawSide(isPrimary: true, in: left.intersection(area), on: &stage)
    drawSide(isPrimary: false, in: right.intersection(area), on: &stage)
    drawBox(in: box.intersection(area), on: &stage)
    drawRacks(in: racks.intersection(area), on: &stage)
  }

  private func drawSide(isPrimary: Bool, in area: Rect, on stage: inout Stage) {
    let pipes = UnitPipes(figures: figures)
    let title: Word = isPrimary ? .facilityWater : unit.id.kind == .immersionUnit ? .tankLoop : .technologyLoop
    write(Phrase(scene.words(title), .label), 0, in: area, isPrimary, on: &stage)
    stage.write(pipes.supply(isPrimary: isPrimary).phrase(width: area.width), x: area.x, y: area.y + 2, in: area)
    write(pipes.facts(isPrimary: isPrimary, width: area.width - 4), 3, in: area, isPrimary, on: &stage)
    stage.write(pipes.back(isPrimary: isPrimary).phrase(width: area.width), x: area.x, y: area.y + 4, in: area)
  }

  /// A line beside the pipes' arrows.
  private func write(_ phrase: Phrase, _ row: Int, in area: Rect, _ isPrimary: Bool, on stage: inout Stage) {
    let line = area.inset(left: isPrimary && row == 0 ? 0 : 4).row(row)
    stage.write(phrase, x: line.x, y: line.y, in: line)
  }

  private func drawBox(in area: Rect, on stage: inout Stage) {
    guard area.width > 8 else { return }
    var name = Phrase(unit.name.fitted(to: area.width - 6), .strong)
    if let worst = figures.findings.first { name = figures.scene.marker(of: worst) + Phrase(" ") + name }
    write(name, 0, centredIn: area, on: &stage)
    let rule = blanksOf("─", area.width - 2)
    stage.write(Phrase("┌\(rule)┐", .label), x: area.x, y: area.y + 1, in: area)
    for row in 2...4 {
      stage.write(Phrase("│", .label), x: area.x, y: area.y + row, in: area)
      stage.write(Phrase("│", .label), x: area.maxX - 1, y: area.y + row, in: area)
    }
    stage.write(Phrase("└\(rule)┘", .label), x: area.x, y: area.y + 5, in: area)
    let inside = area.inset(left: 1, right: 1)
    let exchanger = Phrase("╲╱╲╱╲╱ ", .faint) + Phrase(scene.words(.heatExchanger), .label)
    write(exchanger, 2, centredIn: inside, on: &stage)
    write(figures.heatOfCapacity, 3, centredIn: inside, on: &stage)
    write(figures.shareBar(width: inside.width - 8), 4, centredIn: inside, on: &stage)
  }

  private func write(_ phrase: Phrase, _ row: Int, centredIn area: Rect, on stage: inout Stage) {
    let cut = phrase.cut(to: area.width)
    stage.write(cut, x: area.x + (area.width - cut.width) / 2, y: area.y + row, in: area)
  }

  private func blanksOf(_ glyph: Character, _ count: Int) -> String {
    String(repeating: glyph, count: max(0, count))
  }

  /// The racks that hang on the unit, each with the shape of the worst that is wrong with it.
  private func drawRacks(in area: Rect, on stage: inout Stage) {
    guard unit.id.kind == .coolantDistributionUnit, area.width >= 6 else { return }
    let count = Phrase(scene.words(.rackCount, Figures.grouped(unit.racks.count)), .label)
    stage.write(count, x: area.x, y: area.y, in: area)
    let rows = UnitRacks(figures: figures).lines(width: area.width - 1, most: 3)
    for (row, line) in rows.enumerated() { stage.write(line, x: area.x, y: area.y + 2 + row, in: area) }
  }
}
