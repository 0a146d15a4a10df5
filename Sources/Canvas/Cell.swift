/// One cell of a frame: a glyph and its ink.
///
/// A wide glyph fills its cell and the next, which is then a `continuation`. A glyph of several scalars (a letter with
/// a combining mark) is kept in the buffer's side table and stands here by number.
package struct Cell: Hashable, Sendable {
  /// A Unicode scalar's value; 0 for the right half of a wide glyph; above `Cell.clusterBase` a place in the buffer's
  /// table of clusters.
  package var code: UInt32
  package var ink: Ink

  package static let clusterBase: UInt32 = 0x11_0000
  /// The code of a cell that equals none that can be drawn.
  package static let unlikeAnything = UInt32.max
  package static let blank = Cell(code: 0x20, ink: .text)

  package init(code: UInt32, ink: Ink) {
    self.code = code
    self.ink = ink
  }

  /// The right half of a wide glyph.
  package static func continuation(_ ink: Ink) -> Cell { Cell(code: 0, ink: ink) }
  package var isContinuation: Bool { code == 0 }
}
