internal import Analysis
package import Canvas
package import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The alarms in their states, worst first, a line each.
package struct AlarmsView: View {
  package let page = Page.alarms

  package init() {}

  package func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let body = area.inset(left: 1, right: 1)
    stage.visibleRows = max(1, body.height)
    let first = ListWindow.first(of: scene, visible: body.height)
    for (row, thing) in scene.order.dropFirst(first).prefix(body.height).enumerated() {
      guard case .alarm(let id) = thing, let alarm = scene.digest.alarms[id] else { continue }
      let line = body.row(row)
      var phrase = Phrase(alarm.priority)
      phrase.gap(1)
      phrase.add(ClockFace.time(alarm.raisedAt, utcOffset: scene.utcOffset), .label)
      phrase.gap(2)
      phrase.add(scene.digest.name(of: alarm.finding), .strong)
      phrase.gap(2)
      phrase.add(scene.words(alarm.finding.kind.word), .text)
      phrase.gap(2)
      phrase.add(scene.reason(of: alarm.finding), .text)
      stage.write(phrase.cut(to: line.width), x: line.x, y: line.y, in: line)
      ListWindow.finish(thing, in: line, scene, on: &stage)
    }
  }
}
