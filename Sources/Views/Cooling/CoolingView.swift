internal import Analysis
package import Canvas
package import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// Is heat leaving the building? The selected cooling unit with its loops, and all units in a table below.
package struct CoolingView: View {
  package let page = Page.cooling

  package init() {}

  package func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    guard !scene.digest.cooling.isEmpty else {
      let isPlanned = !scene.site.topology.coolantDistributionUnits.isEmpty
      let text = scene.words(isPlanned ? .noCoolingReports : .noCoolingUnits)
      stage.write(Phrase(" " + text, .label), x: area.x, y: area.y, in: area)
      return
    }
    let used = drawUnit(scene, in: area, on: &stage)
    CoolingTable().draw(scene, in: area.inset(top: used), on: &stage)
  }

  /// Draws the shown unit and returns the rows that it took, which are as many for every unit: the table below stands
  /// still while the selection moves.
  private func drawUnit(_ scene: Scene, in area: Rect, on stage: inout Stage) -> Int {
    let isFull = area.height >= 18 && area.width >= FlowDiagram.leastWidth
    guard isFull || area.height >= 13 else { return 0 }
    let width = area.width - 1
    let hasStake = area.height >= 16 && scene.digest.cooling.units.contains { !$0.racks.isEmpty }
    let most = scene.digest.coolingFindings.isEmpty ? 0 : isFull ? 2 : 1
    var y = isFull ? FlowDiagram.height : CompactFlow.height
    var lines: [Phrase]
    if let row = scene.shownPlantThing {
      row.draw(in: area, height: y, on: &stage)
      lines = Array(repeating: Phrase(), count: 2 + (hasStake ? 1 : 0) + most)
    } else {
      guard let unit = scene.shownCoolingUnit else { return 0 }
      let figures = UnitFigures(scene: scene, unit: unit)
      if isFull {
        FlowDiagram(figures: figures).draw(in: area, on: &stage)
      } else {
        CompactFlow(figures: figures).draw(in: area, on: &stage)
      }
      let facts = UnitFacts(figures)
      lines = [facts.exchange(width: width), facts.parts(width: width)]
      if hasStake { lines.append(UnitStake(figures: figures).line(width: width)) }
      let findings = most > 0 ? facts.findings(width: width - 1, most: most) : []
      lines += findings + Array(repeating: Phrase(), count: most - findings.count)
    }
    if scene.digest.plant.isReporting { lines.append(PlantLine(scene: scene).line(width: width)) }
    for line in lines {
      let row = area.inset(left: 1).row(y)
      stage.write(line, x: row.x, y: row.y, in: row)
      y += 1
    }
    return y + (isFull ? 1 : 0)
  }
}

extension Scene {
  /// The facility loop or machine of the plant that is selected.
  var shownPlantThing: PlantRow? {
    guard let selected = console.selection, order.contains(selected), case .entity(let id) = selected else {
      return nil
    }
    return PlantRow(id, in: self)
  }

  /// The unit that is drawn in full: the selected one, else the first of the table.
  var shownCoolingUnit: CoolingUnit? {
    func unit(_ selection: Selection) -> CoolingUnit? {
      guard case .entity(let id) = selection else { return nil }
      return digest.cooling[id]
    }
    if let selected = console.selection, order.contains(selected), let unit = unit(selected) { return unit }
    return order.lazy.compactMap(unit).first
  }
}
