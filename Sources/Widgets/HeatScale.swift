package import Canvas

/// What values mean on the heat ramp: stops from coolest to hottest, evenly spaced on the ramp. Beside its colour every
/// value has a shade, so that the map can be read without colour.
package struct HeatScale: Hashable, Sendable {
  /// At least two, ascending.
  package let stops: [Double]
  package var unit: String

  /// Stops are sorted; fewer than two finite and different ones make a scale of 0...1.
  package init(stops: [Double], unit: String = "") {
    let usable = Set(stops.filter(\.isFinite)).sorted()
    self.stops = usable.count >= 2 ? usable : [0, 1]
    self.unit = unit
  }

  /// The place on the ramp, 0...1; nil for nil and for what is not a number.
  package func share(of value: Double?) -> Double? {
    guard let value, !value.isNaN else { return nil }
    guard value > stops[0] else { return 0 }
    guard let above = stops.firstIndex(where: { value < $0 }) else { return 1 }
    let part = (value - stops[above - 1]) / (stops[above] - stops[above - 1])
    return (Double(above - 1) + part) / Double(stops.count - 1)
  }

  package func ink(of value: Double?) -> Ink { share(of: value).map { .heat($0) } ?? .missing }

  /// ░▒▓█, or `·` for what nobody has reported.
  package func shade(of value: Double?) -> Unicode.Scalar {
    share(of: value).map { Blocks.shades[min(3, Int($0 * 4))] } ?? "·"
  }
}

/// The legend of a heat map: `18 ░░ 24 ▒▒ 27 ▓▓ 32 ██ 35 °C`.
package struct HeatLegend: Widget, Hashable {
  package var scale: HeatScale
  package var decimals: Int

  package init(_ scale: HeatScale, decimals: Int = 0) {
    self.scale = scale
    self.decimals = decimals
  }

  package func draw(in area: Rect, on buffer: inout CellBuffer) {
    guard !area.isEmpty else { return }
    var spans: [Span] = []
    for (index, stop) in scale.stops.enumerated() {
      if index > 0 {
        let middle = (scale.stops[index - 1] + stop) / 2
        spans.append(Span(String(repeating: Character(scale.shade(of: middle)), count: 2), scale.ink(of: middle)))
      }
      spans.append(Span("\(index > 0 ? " " : "")\(Figure.fixed(stop, decimals: decimals)) ", .label))
    }
    if !scale.unit.isEmpty { spans.append(Span(scale.unit, .label)) }
    buffer.write(spans, at: area.origin, clip: area.row(0))
  }
}
