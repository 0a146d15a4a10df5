package import Canvas

/// A history in one row: `▂▃▅▆▇`. The newest value is at the right; what nobody measured is a gap.
package struct Sparkline: Widget, Hashable {
  package var values: [Double?]
  /// What the lowest and the highest block stand for; nil takes the least and greatest value.
  package var scale: ClosedRange<Double>?
  package var ink: Ink

  package init(_ values: [Double?], scale: ClosedRange<Double>? = nil, ink: Ink = .mark) {
    self.values = values
    self.scale = scale
    self.ink = ink
  }

  package func draw(in area: Rect, on buffer: inout CellBuffer) {
    guard !area.isEmpty else { return }
    let row = area.row(0)
    let levels = levels(width: row.width)
    for (index, level) in levels.enumerated() {
      guard let level else { continue }
      let cell = Rect(x: row.maxX - levels.count + index, y: row.y, width: 1, height: 1)
      buffer.fill(cell, with: Blocks.lower[level], ink: ink)
    }
  }

  /// Heights 0...7 for at most `width` cells; of the values that share a cell the greatest is shown, so that a peak is
  /// never lost.
  package func levels(width: Int) -> [Int?] {
    let shown = peaks(width: max(0, width))
    let known = shown.compactMap { $0 }
    let low = scale?.lowerBound ?? known.min() ?? 0
    let high = scale?.upperBound ?? known.max() ?? 0
    return shown.map { value in
      guard let value else { return nil }
      guard high > low else { return value == 0 ? 0 : 3 }
      return max(0, min(7, Int((value - low) / (high - low) * 7.999)))
    }
  }

  private func peaks(width: Int) -> [Double?] {
    let finite = { (value: Double?) in value.flatMap { $0.isFinite ? $0 : nil } }
    guard values.count > width else { return values.map(finite) }
    return (0..<width).map { cell in
      let bucket = values[(cell * values.count / width)..<((cell + 1) * values.count / width)]
      return bucket.compactMap(finite).max()
    }
  }
}
