internal import Analysis
package import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// Paints a wall: a line that beats, the four numbers that matter most in big digits, and pages: one after the other, or
/// side by side where there is room for several.
package struct WallPainter: Sendable {
  package init() {}

  package func paint(_ wall: WallPicture, size: Size) -> CellBuffer {
    var stage = Stage(size: size)
    guard let scene = wall.scene, size.width >= FramePainter.leastSize.width,
      size.height >= FramePainter.leastSize.height
    else { return stage.buffer }
    var area = stage.buffer.bounds
    if let shift = wall.shift {
      area = Rect(x: shift.x, y: shift.y, width: size.width - 1, height: size.height - 1)
    }
    var body = area.inset(top: 1)
    var hasAlert = false
    // A dead feed comes first: what is below it is old.
    if let banner = WallBanner(scene) ?? WallBanner.alert(scene) {
      hasAlert = true
      // From across the room a line is little: where there is room it stands between two of its colour.
      let rows = body.height >= 40 ? 3 : 1
      for row in 0..<rows { banner.fill(body.row(row), on: &stage) }
      banner.draw(in: body.row(rows / 2), on: &stage)
      body = body.inset(top: rows)
    }
    let numbers = WallNumbers(scene: scene, in: body)
    numbers.draw(in: Rect(x: body.x, y: body.y, width: body.width, height: numbers.rows), on: &stage)
    body = body.inset(top: numbers.rows)
    // What is worst, once: across the top when it is critical, else in the last line.
    if !hasAlert, body.height > 12 {
      BannerLine().draw(scene, in: body.row(body.height - 1), on: &stage)
      body = body.inset(bottom: 1)
    }
    let panes = panes(of: wall, in: body)
    WallHeader(wall: wall, scene: scene, pageCount: panes.count).draw(in: area.row(0), on: &stage)
    for (pane, page) in panes {
      guard var scene = wall.scene(of: page) else { continue }
      scene.isOnWall = true
      Registry.view(for: page)?.draw(scene, in: pane, on: &stage)
    }
    if wall.isHelpShown { drawHelp(scene, in: area, on: &stage) }
    return stage.buffer
  }

  /// Three pages side by side on a wall, the overview with another on a large screen, else one.
  private func panes(of wall: WallPicture, in body: Rect) -> [(Rect, Page)] {
    let pages = wall.rotation.pages
    if body.width >= 300, body.height >= 40, pages.count >= 3 {
      let widths = [body.width * 36 / 100, body.width * 34 / 100]
      return zip(split(body, widths), three(of: pages, at: wall.rotation.page)).map { ($0, $1) }
    }
    if body.width >= 200, body.height >= 30, pages.count >= 2, pages.contains(.overview) {
      let others = pages.filter { $0 != .overview }
      let other = wall.rotation.page == .overview ? others.first ?? .overview : wall.rotation.page
      return zip(split(body, [body.width * 48 / 100]), [.overview, other]).map { ($0, $1) }
    }
    return [(body, wall.rotation.page)]
  }

  /// All of three pages; of more the overview, with the page whose turn it is and the next.
  private func three(of pages: [Page], at page: Page) -> [Page] {
    guard pages.count > 3, pages.contains(.overview) else { return Array(pages.prefix(3)) }
    let others = pages.filter { $0 != .overview }
    let first = others.firstIndex(of: page) ?? 0
    return [.overview, others[first], others[(first + 1) % others.count]]
  }

  private func split(_ area: Rect, _ widths: [Int]) -> [Rect] {
    var x = area.x
    var parts: [Rect] = []
    for width in widths {
      parts.append(Rect(x: x, y: area.y, width: width - 1, height: area.height))
      x += width
    }
    parts.append(Rect(x: x, y: area.y, width: area.maxX - x, height: area.height))
    return parts
  }

  private func drawHelp(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let lines = [("q", Word.wallQuit), ("?", .wallHelp)].map { key, word in
      var phrase = Phrase("  ")
      phrase.add(key, .accent, field: 4)
      phrase.add(scene.words(word))
      return phrase
    }
    let more = Wrapped.lines(of: scene.words(.wallReadOnly), width: min(60, area.width - 6)).map { Phrase($0, .label) }
    PopupBox(scene.words(.wallTitle), lines: lines + [Phrase("")] + more).draw(in: area, on: &stage.buffer)
  }
}
