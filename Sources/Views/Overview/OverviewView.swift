package import Canvas
package import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// Is the site all right, and if not, where to look? Tiles side by side, the pods, and what needs attention.
package struct OverviewView: View {
  package let page = Page.overview

  package init() {}

  package func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    // Blank rows between the bands are there for as long as they push nothing out.
    if area.height > 30 {
      let before = stage
      if draw(scene, in: area, isAiry: true, on: &stage) { return }
      stage = before
    }
    draw(scene, in: area, isAiry: false, on: &stage)
  }

  /// False where not all of it found room.
  @discardableResult
  private func draw(_ scene: Scene, in area: Rect, isAiry: Bool, on stage: inout Stage) -> Bool {
    let body = area.inset(left: 1, right: 1)
    // The list keeps its title and a few rows; tiles and pods take what is left.
    let kept = min(scene.order.count, area.height > 40 ? 16 : area.height < 20 ? 5 : 6) + 2
    var shelf = Shelf(
      area: body.intersection(Rect(x: body.x, y: body.y, width: body.width, height: area.height - kept)),
      isAiry: isAiry)
    var isWhole = true
    if scene.digest.isSingleMachine {
      MachineParts(scene: scene).draw(on: &shelf, stage: &stage)
    } else {
      shelf.add({ SiteTiles(scene: scene, width: $0).tiles }, on: &stage)
      let pods = PodTable(scene: scene).lines(width: body.width, limit: shelf.room)
      isWhole = scene.digest.pods.isEmpty || pods.count > scene.digest.pods.count
      shelf.add(pods, on: &stage)
      drawStrip(scene, on: &shelf, stage: &stage)
    }
    let list = Rect(x: area.x, y: shelf.y, width: area.width, height: area.maxY - shelf.y)
    AttentionList(scene: scene).draw(in: list, on: &stage)
    return isWhole && scene.order.count < list.height
  }

  /// Every rack as a cell, where they all find room.
  private func drawStrip(_ scene: Scene, on shelf: inout Shelf, stage: inout Stage) {
    guard !scene.site.topology.racks.isEmpty, shelf.area.height > 20 else { return }
    let strip = RackStrip(scene: scene)
    guard let room = shelf.take(rows: strip.height(width: shelf.area.width) + 1) else { return }
    let metric = scene.rackMetric
    stage.write(Phrase(scene.words(metric.title) + "   ", .strong) + metric.legend, x: room.x, y: room.y, in: room)
    strip.draw(in: room.inset(left: -1, top: 1), on: &stage)
  }
}

extension Digest {
  /// A machine that is looked at for itself: nothing is planned, and nothing else has been met.
  var isSingleMachine: Bool { site.directory.nodes.count == 1 && site.topology.racks.isEmpty }
}
