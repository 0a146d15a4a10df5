package import Canvas
package import Interaction
package import SiteModel
internal import Widgets

/// Where a view draws: the frame, and beside it what each part of the frame stands for.
package struct Stage: Sendable {
  package var buffer: CellBuffer
  package var landmarks: [Landmark] = []
  /// The number of the newest alarm event that the frame knows of.
  package var seenAlarmEvent: UInt64 = 0
  /// The alarm that the banner shows; nil while it shows none, or something else.
  package var bannerAlarm: AlarmID?
  /// Rows of the page's list that fitted, and things to a row: how far the arrows and PgDn go.
  package var visibleRows = 1
  package var columns = 1
  /// Lines of the topmost layer's text that fitted: how far help and notices scroll.
  package var layerRows = 1
  /// All lines of that text.
  package var layerLines = 1
  /// Where the terminal's cursor belongs (a text field); nil hides it.
  package var cursor: Point?

  package init(size: Size) { buffer = CellBuffer(size: size) }

  /// Notes that an area stands for something.
  package mutating func place(_ target: Landmark.Target, in area: Rect) {
    landmarks.append(
      Landmark(x: area.x, y: area.y, width: area.width, height: area.height, target: target))
  }
}

/// One page's drawing. A view is a value without state: the same scene and area give the same cells.
package protocol View: Sendable {
  var page: Page { get }
  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage)
}

extension Stage {
  /// Writes a phrase; one that does not fit in `area` is cut, and says so with `…`. Returns the x after it.
  @discardableResult
  mutating func write(_ phrase: Phrase, x: Int, y: Int, in area: Rect) -> Int {
    buffer.write(phrase.cut(to: area.maxX - x), at: Point(x, y), clip: area)
  }

  /// Writes a phrase so that it ends at the right edge of an area.
  mutating func writeRight(_ phrase: Phrase, y: Int, in area: Rect) {
    write(phrase, x: max(area.x, area.maxX - phrase.width), y: y, in: area)
  }
}
