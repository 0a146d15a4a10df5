internal import Analysis
package import Canvas
package import Interaction
internal import SiteModel
internal import Widgets

/// The hall as it stands on the floor: a cell a rack, a box a rack, or one rack in full.
package struct RacksView: View {
  package let page = Page.racks

  package init() {}

  package func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    if case .rack(let index)? = scene.console.place.detail, scene.digest.racks.indices.contains(index) {
      RackElevation(scene: scene, rack: index).draw(in: area, on: &stage)
      return
    }
    var body = self.body(of: area.inset(top: 1), scene, on: &stage)
    if body.width == area.width { body = below(body, scene, on: &stage) }
    var legend = RackLegend(scene: scene)
    if !scene.site.topology.racks.isEmpty {
      // What the map leaves free is the keys'; a single line of them has room above.
      let free = body.height - mapHeight(in: body, scene)
      let keys = free > 0 ? legend.keyLines(width: body.width - 2, most: free) : []
      legend.hasKeysBelow = !keys.isEmpty
      body = body.inset(bottom: keys.count)
      for (row, line) in keys.enumerated() { stage.write(line, x: body.x + 1, y: body.maxY + row, in: area) }
    }
    legend.draw(in: area.row(0), on: &stage)
    if scene.site.topology.racks.isEmpty {
      UnplacedNodes(scene: scene).draw(in: body, on: &stage)
    } else if scene.console.rackZoom == .strip {
      RackStrip(scene: scene).draw(in: body, on: &stage)
    } else {
      HallMap(scene: scene, in: body).draw(in: body, on: &stage)
    }
    stage.columns = scene.columns
  }

  /// Where the map leaves many lines free a rack stands below it: the selected one, else the one that is worst off.
  private func below(_ area: Rect, _ scene: Scene, on stage: inout Stage) -> Rect {
    guard area.width < 150, !scene.site.topology.racks.isEmpty, scene.rackMetric != .job else { return area }
    let height = area.height - mapHeight(in: area, scene)
    guard height >= Self.leastElevation, let rack = shownRack(scene) else { return area }
    let pane = Rect(x: area.x, y: area.maxY - height, width: area.width, height: height)
    stage.write(.rule(width: area.width - 2), x: pane.x + 1, y: pane.y, in: pane)
    RackElevation(scene: scene, rack: rack).draw(in: pane.inset(top: 1), on: &stage)
    return area.inset(bottom: height)
  }

  /// Lines in which a rack can be told of: a rule, two lines of head, and some of what stands in it.
  private static let leastElevation = 9

  private func shownRack(_ scene: Scene) -> Int? {
    let racks = scene.digest.racks
    if case .rack(let index)? = scene.console.selection { return racks.indices.contains(index) ? index : nil }
    func urgency(_ rack: Int) -> (Int, Int, Int) {
      (racks[rack].worstPriority?.rawValue ?? 9, -racks[rack].findingCount, rack)
    }
    return racks.indices.filter { racks[$0].worstPriority != nil }.min { urgency($0) < urgency($1) }
  }

  private func mapHeight(in body: Rect, _ scene: Scene) -> Int {
    scene.console.rackZoom == .strip
      ? RackStrip(scene: scene).height(width: body.width) : HallMap(scene: scene, in: body).height(width: body.width)
  }

  /// The room for the map. Where it is wide the selected rack stands beside the map.
  private func body(of area: Rect, _ scene: Scene, on stage: inout Stage) -> Rect {
    guard area.width >= 150, case .rack(let index)? = scene.console.selection,
      scene.digest.racks.indices.contains(index)
    else { return area }
    let pane = Rect(x: area.maxX - area.width / 2, y: area.y, width: area.width / 2, height: area.height)
    RackElevation(scene: scene, rack: index).draw(in: pane.inset(left: 1), on: &stage)
    stage.buffer.fill(Rect(x: pane.x, y: pane.y, width: 1, height: pane.height), with: "│", ink: .faint)
    return area.inset(right: pane.width + 1)
  }
}
