import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Views

/// One page, as tests look at it.
struct PageBench {
  let page: Page

  func scene(of site: Site, at now: Moment = SampleSite.now, filter: String = "") -> Scene {
    var console = Console()
    console.place = Place(page)
    console.filters[page.name] = filter
    var maker = SceneMaker()
    return maker.scene(of: site, for: console, at: now)
  }

  func lines(_ scene: Scene, _ size: Size = Size(120, 36)) -> [Substring] {
    text(FramePainter().paint(scene, size: size).buffer).split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  /// Draws the page into rooms of every size, and records what it writes beside them.
  func keepToRooms(_ view: some View, of site: Site, upTo largest: Size) {
    let scene = scene(of: site)
    let size = Size(largest.width + 10, largest.height + 4)
    for width in stride(from: 0, through: largest.width, by: 3) {
      for height in stride(from: 0, through: largest.height, by: 2) {
        let room = Rect(x: 2, y: 1, width: width, height: height)
        var stage = Stage(size: size)
        view.draw(scene, in: room, on: &stage)
        for y in 0..<size.height {
          for x in 0..<size.width where !room.contains(Point(x, y)) {
            if stage.buffer.glyph(stage.buffer[x, y]) != " " {
              Issue.record("\(width)x\(height): \(x), \(y)")
            }
          }
        }
      }
    }
  }
}
