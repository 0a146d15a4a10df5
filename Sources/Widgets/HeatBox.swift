package import Canvas

/// One box of a heat map: a shaded cell at 1x1, and with more room the name, the figure and the shade below each other.
///
/// Beside its colour a place on the ramp has a shade, so that the map can be read without colour.
package struct HeatBox: Hashable, Sendable {
  package var name: String
  /// The figure as printed, without its unit, which the legend names.
  package var figure: Phrase
  /// An alarm's shape, before the figure; alone where there is one cell.
  package var marker: Phrase
  /// The place on the ramp, 0 to 1; nil where there is none.
  package var share: Double?
  /// With more than a cell of room the share is drawn as a bar, filled so far, instead of a shade throughout.
  package var isBar = false
  /// Lines below the shade, where there is room for them.
  package var details: [Phrase] = []

  package init(name: String, figure: Phrase, marker: Phrase = Phrase(), share: Double?) {
    self.name = name
    self.figure = figure
    self.marker = marker
    self.share = share
  }

  /// The rows that name, figure and shade need.
  package static let height = 3

  package func draw(in area: Rect, on buffer: inout CellBuffer) {
    guard !area.isEmpty else { return }
    guard area.width > 2, area.height > 1 else {
      drawCell(in: area, on: &buffer)
      return
    }
    buffer.write(Phrase(name.fitted(to: area.width), .label), at: area.origin, clip: area)
    let line = (marker.isEmpty ? Phrase(" ") : marker) + figure
    buffer.write(line.cut(to: area.width), at: Point(area.x, area.y + 1), clip: area)
    if isBar, let share {
      buffer.write(Bar(share).phrase(width: area.width), at: Point(area.x, area.y + 2), clip: area)
    } else {
      buffer.fill(area.inset(top: 2).row(0), with: shade, ink: ink)
    }
    for (row, detail) in details.prefix(max(0, area.height - Self.height)).enumerated() {
      buffer.write(detail.cut(to: area.width), at: Point(area.x, area.y + Self.height + row), clip: area)
    }
  }

  private func drawCell(in area: Rect, on buffer: inout CellBuffer) {
    if !marker.isEmpty {
      buffer.write(marker, at: area.origin, clip: area)
    } else if share != nil {
      buffer.fill(area, with: shade, ink: ink)
    } else {
      buffer.write(figure.cut(to: area.width), at: area.origin, clip: area)
    }
  }

  private var ink: Ink { share.map { .heat($0) } ?? .faint }
  private var shade: Unicode.Scalar { share.map(HeatScale.shade) ?? "╌" }
}

/// A ramp with its numbers: what share of it a value is, and how a share looks.
package struct HeatScale: Hashable, Sendable {
  package var range: ClosedRange<Double>

  package init(_ range: ClosedRange<Double>) { self.range = range }

  /// The place on the ramp, 0 to 1; nil for what is not a number.
  package func share(of value: Double?) -> Double? {
    guard let value, !value.isNaN else { return nil }
    let length = range.upperBound - range.lowerBound
    return length > 0 ? max(0, min(1, (value - range.lowerBound) / length)) : 0
  }

  /// The ramp in four shades between five numbers: `18 ░░ 23 ▒▒ 27 ▓▓ 32 ██ 36`.
  package func legend(_ number: (Double) -> String) -> Phrase {
    var line = Phrase()
    for step in 0...4 {
      let share = Double(step) / 4
      line.add(number(range.lowerBound + share * (range.upperBound - range.lowerBound)), .label)
      guard step < 4 else { break }
      let middle = share + 0.125
      line.gap()
      line.add(String(repeating: Character(Self.shade(middle)), count: 2), .heat(middle))
      line.gap()
    }
    return line
  }

  /// ░▒▓█ for the quarters of the ramp.
  package static func shade(_ share: Double) -> Unicode.Scalar {
    let shades: [Unicode.Scalar] = ["░", "▒", "▓", "█"]
    return shades[Int(max(0, min(3, share * 4)))]
  }
}
