package import Canvas
package import Interaction
internal import SiteModel

/// The hall as it stands on the floor: a cell a rack, a box a rack, or one rack in full.
package struct RacksView: View {
  package let page = Page.racks

  package init() {}

  package func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    stage.columns = scene.columns
    if case .rack(let index)? = scene.console.place.detail, scene.digest.racks.indices.contains(index) {
      RackElevation(scene: scene, rack: index).draw(in: area, on: &stage)
      return
    }
    let legend = RackLegend(scene: scene)
    legend.draw(in: area.row(0), on: &stage)
    let body = area.inset(top: 1)
    if scene.site.topology.racks.isEmpty {
      UnplacedNodes(scene: scene).draw(scene.digest.unplaced, in: body, on: &stage)
    } else if scene.console.rackZoom == .strip {
      RackStrip(scene: scene).draw(in: body, on: &stage)
    } else {
      HallMap(scene: scene).draw(in: body, on: &stage)
    }
  }
}
