internal import Analysis
package import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// Paints the whole frame: header, tabs, the page, the worst finding, the keys that work here, and what lies on top.
package struct FramePainter: Sendable {
  /// The least that a page can be drawn in.
  package static let leastSize = Size(40, 10)

  package init() {}

  package func paint(_ scene: Scene, size: Size) -> Stage {
    if scene.ambiguous == TextWidth.assumed { return painted(scene, size: size) }
    return TextWidth.$assumed.withValue(scene.ambiguous) { painted(scene, size: size) }
  }

  private func painted(_ scene: Scene, size: Size) -> Stage {
    var stage = Stage(size: size)
    stage.seenAlarmEvent = scene.digest.alarms.lastEvent
    let bounds = stage.buffer.bounds
    guard size.width >= Self.leastSize.width, size.height >= Self.leastSize.height else {
      drawTooSmall(scene, in: bounds, on: &stage)
      return stage
    }
    HeaderLine().draw(scene, in: bounds.row(0), on: &stage)
    TabLine().draw(scene, in: bounds.row(1), on: &stage)
    let isInPast = scene.console.replay != nil
    let rows = isInPast ? TimeLine.rows(of: size.height) : 0
    let page = bounds.inset(top: 2, bottom: 2 + rows)
    Registry.view(for: scene.console.page)?.draw(scene, in: page, on: &stage)
    if rows > 0 {
      let below = rows > 1 ? bounds.row(size.height - 3) : nil
      TimeLine().draw(scene, in: bounds.row(size.height - 2 - rows), below: below, on: &stage)
    }
    if isInPast, rows == 0, scene.console.notice == nil {
      TimeLine().draw(scene, in: bounds.row(size.height - 2), on: &stage)
    } else {
      BannerLine().draw(scene, in: bounds.row(size.height - 2), on: &stage)
    }
    HintLine().draw(scene, in: bounds.row(size.height - 1), on: &stage)
    LayerPainter().draw(scene, in: bounds, on: &stage)
    return stage
  }

  private func drawTooSmall(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    guard !area.isEmpty else { return }
    let text = scene.words(.moreRoom, "\(Self.leastSize)", "\(area.size)")
    let y = area.y + area.height / 2
    if let worst = scene.digest.attention.first, area.height > 1 {
      stage.write(scene.marker(of: worst), x: area.x, y: area.y, in: area)
    }
    let phrase = Phrase(text, .label)
    stage.write(phrase, x: area.x + max(0, (area.width - phrase.width) / 2), y: y, in: area)
  }
}
