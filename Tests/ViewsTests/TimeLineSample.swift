import AisleTesting
import Canvas
import Interaction
import SiteModel

@testable import Views

/// Looks at the cells of a time line.
enum TimeLineSample {
  static func glyphs(_ outline: PastOutline, cells: Int) -> String {
    let row = TimeRow(outline, cells: cells)
    return (0..<cells).map { row.mark($0).glyph }.joined()
  }

  static func isHeavy(_ outline: PastOutline, cells: Int, at cell: Int) -> Bool {
    TimeRow(outline, cells: cells).mark(cell).ink.flags.contains(.bold)
  }
}
