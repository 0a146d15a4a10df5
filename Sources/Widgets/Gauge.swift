package import Canvas

/// A labelled value with its bar: the label left, the figure right, the bar below where there is a second row, else
/// between them where there is room.
package struct Gauge: Widget, Hashable {
  package var label: String
  package var figure: Figure
  package var bar: Bar?
  /// The ink of the digits; the unit is always quiet.
  package var ink: Ink
  /// Drawn right before the figure: an alarm's marker.
  package var marker: Span?

  package init(_ label: String, _ figure: Figure, bar: Bar? = nil, ink: Ink = .text, marker: Span? = nil) {
    self.label = label
    self.figure = figure
    self.bar = bar
    self.ink = ink
    self.marker = marker
  }

  package func draw(in area: Rect, on buffer: inout CellBuffer) {
    guard !area.isEmpty else { return }
    let row = area.row(0)
    let spans = figureSpans
    let width = spans.reduce(0) { $0 + TextWidth.width(of: $1.text) }
    let left = max(row.x, row.maxX - width)
    buffer.write(spans, at: Point(left, row.y), clip: row)
    let room = Rect(x: row.x, y: row.y, width: left - row.x - 1, height: 1)
    let end = buffer.write(label, in: room, ink: .label)
    guard let bar else { return }
    if area.height > 1 {
      bar.draw(in: area.row(1), on: &buffer)
    } else if left - end >= 8 {
      bar.draw(in: Rect(x: end + 1, y: row.y, width: left - end - 2, height: 1), on: &buffer)
    }
  }

  private var figureSpans: [Span] {
    let digits = Span(figure.number, figure.isMissing ? .missing : ink)
    let unit = figure.unit.isEmpty ? [] : [Span(" \(figure.unit)", .label)]
    return (marker.map { [$0] } ?? []) + [digits] + unit
  }
}
