package import Canvas

/// Something drawn into an area. Widgets know no site; they draw nothing outside their area and work at any size,
/// 0x0 and 1x1 included.
package protocol Widget: Sendable {
  func draw(in area: Rect, on buffer: inout CellBuffer)
}
