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
      NodeTable().draw(scene, in: area, on: &stage)
    }
  }
}
