internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The first line of a wall: which site, which page of how many and for how much longer, how many findings, and a clock
/// that goes only while data comes.
struct WallHeader {
  let wall: WallPicture
  let scene: Scene
  /// Pages that are shown side by side.
  let pageCount: Int

  func draw(in area: Rect, on stage: inout Stage) {
    var left = Phrase(" ")
    left.add(scene.site.name.fitted(to: max(8, area.width / 3)), .strong)
    if scene.site.isSimulated {
      left.gap(2)
      left.add(scene.words(.simulated), .simulated)
    }
    var middle = position
    var right = AlarmCounts(scene).phrase(.all)
    right.gap(2)
    right.add(clock)
    right.gap(1)
    stage.write(left, x: area.x, y: area.y, in: area)
    let free = area.width - left.width - right.width
    if middle.width + 4 > free, wall.rotation.isHeld { middle = Phrase(scene.words(.wallHoldsShort), .critical) }
    if middle.width + 4 <= free {
      stage.write(middle, x: area.x + left.width + (free - middle.width) / 2, y: area.y, in: area)
    }
    stage.writeRight(right, y: area.y, in: area)
  }

  /// "Racks 2/3 ▃", or why the wall holds.
  private var position: Phrase {
    let rotation = wall.rotation
    // Where all pages are in sight there is none to name.
    if pageCount >= rotation.pages.count, !rotation.isHeld, rotation.pages.count > 1 { return Phrase() }
    var phrase = Phrase(scene.words(rotation.page.title), .text)
    if rotation.isHeld {
      phrase.gap(2)
      phrase.add(scene.words(.wallHolds), .critical)
    } else if rotation.pages.count > 1 {
      let number = (rotation.pages.firstIndex(of: rotation.page) ?? 0) + 1
      phrase.add(" \(number)/\(rotation.pages.count) ", .label)
      let steps = Array("▁▂▃▄▅▆▇█")
      let step = min(steps.count - 1, Int(rotation.progress(at: wall.instant) * Double(steps.count)))
      phrase.add(String(steps[step]), .faint)
    }
    return phrase
  }

  /// The time of the newest data: it stands still when nothing comes, and the heartbeat with it.
  private var clock: Phrase {
    // Up to the age at which data is old it goes on, and never goes back.
    let limit = max(scene.digest.sources.staleAfter ?? .seconds(30), .seconds(2))
    let shown = wall.knownUntil.map { min(scene.now, $0 + limit) }
    let face = shown.map { ClockFace.time($0, utcOffset: scene.utcOffset) } ?? "--:--:--"
    var phrase = Phrase(face, wall.isFlowing ? .text : .critical)
    phrase.gap()
    phrase.add(ClockFace.offset(scene.utcOffset), .label)
    phrase.gap()
    if wall.isFlowing {
      phrase.add(wall.beat % 2 == 0 ? "●" : "○", .accent)
    } else {
      phrase.add("■", Ink.critical.reversed)
    }
    return phrase
  }
}
