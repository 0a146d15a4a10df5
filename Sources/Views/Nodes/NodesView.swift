package import Canvas
package import Interaction
internal import SiteModel

/// Every node, one row; or one node in full once it was entered.
package struct NodesView: View {
  package let page = Page.nodes

  package init() {}

  package func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    if case .entity(let id)? = scene.console.place.detail {
      NodeDetail(scene: scene, node: scene.site.directory.node(of: id)).draw(in: area, on: &stage)
    } else {
      NodeTable().draw(scene, in: table(in: area, scene, on: &stage), on: &stage)
    }
  }

  /// The room for the table. Where it is wide the selected node stands beside the table.
  private func table(in area: Rect, _ scene: Scene, on stage: inout Stage) -> Rect {
    let tableWidth = 112
    guard area.width >= tableWidth + 80, case .entity(let id)? = scene.console.selection, id.kind == .node,
      scene.console.filterInForce.isEmpty || scene.order.contains(.entity(id))
    else {
      return area
    }
    let pane = area.inset(left: tableWidth + 1)
    NodeDetail(scene: scene, node: scene.site.directory.node(of: id)).draw(in: pane, on: &stage)
    stage.buffer.fill(Rect(x: pane.x - 1, y: pane.y, width: 1, height: pane.height), with: "│", ink: .faint)
    return Rect(x: area.x, y: area.y, width: tableWidth, height: area.height)
  }
}
