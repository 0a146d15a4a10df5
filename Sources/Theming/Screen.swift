package import Canvas

/// Something that shows frames: a terminal, or a file.
package protocol Screen {
  var size: Size { get }
  mutating func present(_ frame: CellBuffer, in theme: Theme) throws
}
