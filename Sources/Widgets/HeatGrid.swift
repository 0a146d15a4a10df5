package import Canvas

/// One box of a heat map: a shaded cell at 1x1, the number at one row, and with more rows name, number and shade.
package struct HeatBox: Widget, Hashable {
  package var name: String
  package var value: Double?
  /// The value as printed.
  package var text: String
  /// An alarm's marker, before the number.
  package var marker: Span?
  package var scale: HeatScale
  /// `.selected`, `.dimmed`: laid on everything in the box.
  package var flags: Ink.Flags

  package init(
    name: String, value: Double?, text: String, marker: Span? = nil, scale: HeatScale, flags: Ink.Flags = []
  ) {
    self.name = name
    self.value = value
    self.text = text
    self.marker = marker
    self.scale = scale
    self.flags = flags
  }

  package func draw(in area: Rect, on buffer: inout CellBuffer) {
    guard !area.isEmpty else { return }
    let heat = scale.ink(of: value)
    if area.width < 3 {
      drawCell(in: area, heat: heat, on: &buffer)
    } else if area.height == 1 {
      drawNumber(in: area, on: &buffer)
    } else {
      buffer.write(name, in: area.row(0), ink: .label)
      drawNumber(in: area.row(1), on: &buffer)
      buffer.fill(area.inset(top: 2), with: scale.shade(of: value), ink: heat)
    }
    if !flags.isEmpty { buffer.mark(area, with: flags) }
  }

  /// No room for a number: the shade, with the marker on it if there is one.
  private func drawCell(in area: Rect, heat: Ink, on buffer: inout CellBuffer) {
    buffer.fill(area, with: scale.shade(of: value), ink: heat)
    if let marker { buffer.write(marker.text, at: area.origin, ink: marker.ink, clip: area) }
  }

  private func drawNumber(in row: Rect, on buffer: inout CellBuffer) {
    let ink = value == nil ? Ink.missing : scale.ink(of: value)
    let room = row.width - (marker.map { TextWidth.width(of: $0.text) } ?? 0)
    let number = TextWidth.fitted(text, to: room)
    let spans = (marker.map { [$0] } ?? []) + [Span(number, marker?.ink ?? ink)]
    let width = spans.reduce(0) { $0 + TextWidth.width(of: $1.text) }
    buffer.write(spans, at: Point(max(row.x, row.maxX - width), row.y), clip: row)
  }
}

/// Boxes of one size in rows, as many as fit.
package struct HeatGrid: Sendable {
  package var boxes: [HeatBox]
  package var boxSize: Size
  package var gap: Size
  /// The first row of boxes shown.
  package var firstRow: Int

  package init(_ boxes: [HeatBox], boxSize: Size, gap: Size = Size(1, 0), firstRow: Int = 0) {
    self.boxes = boxes
    self.boxSize = Size(max(1, boxSize.width), max(1, boxSize.height))
    self.gap = gap
    self.firstRow = max(0, firstRow)
  }

  /// Boxes side by side in so many cells; at least one.
  package func columns(in width: Int) -> Int { max(1, (width + gap.width) / (boxSize.width + gap.width)) }

  /// Draws and returns where each box in sight stands.
  @discardableResult
  package func draw(in area: Rect, on buffer: inout CellBuffer) -> [(index: Int, area: Rect)] {
    guard !area.isEmpty else { return [] }
    let columns = columns(in: area.width)
    var places: [(index: Int, area: Rect)] = []
    for index in boxes.indices.dropFirst(firstRow * columns) {
      let row = index / columns - firstRow
      let y = area.y + row * (boxSize.height + gap.height)
      guard y < area.maxY else { break }
      let x = area.x + index % columns * (boxSize.width + gap.width)
      let box = Rect(x: x, y: y, width: boxSize.width, height: boxSize.height).intersection(area)
      boxes[index].draw(in: box, on: &buffer)
      places.append((index, box))
    }
    return places
  }
}
