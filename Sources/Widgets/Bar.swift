package import Canvas

/// An analogue bar with its limits on it: `├━━━━▉─┊──┤`. The end of the filled part is drawn to an eighth of a cell.
package struct Bar: Widget, Hashable {
  /// A limit on the bar: `┊`.
  package struct Tick: Hashable, Sendable {
    /// Where, 0...1 of the bar.
    package var share: Double
    package var ink: Ink
    package init(_ share: Double, ink: Ink = .label) {
      self.share = share
      self.ink = ink
    }
  }

  /// The filled part, 0...1; above 1 the right end shows `▶`; nil draws a broken line.
  package var share: Double?
  package var ticks: [Tick]
  package var ink: Ink

  package init(share: Double?, ticks: [Tick] = [], ink: Ink = .mark) {
    self.share = share
    self.ticks = ticks
    self.ink = ink
  }

  /// A value on a scale that ends at `full`, with limits in the value's own unit.
  package init(_ value: Double?, of full: Double?, limits: [Double] = [], ink: Ink = .mark) {
    let full = full.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    share = full.flatMap { full in value.map { $0 / full } }
    ticks = full.map { full in limits.map { Tick($0 / full) } } ?? []
    self.ink = ink
  }

  package func draw(in area: Rect, on buffer: inout CellBuffer) {
    guard !area.isEmpty else { return }
    let row = area.row(0)
    let hasEnds = row.width >= 4
    let inner = hasEnds ? row.inset(left: 1, right: 1) : row
    let value = share.flatMap { $0.isFinite ? $0 : nil }
    buffer.fill(inner, with: value == nil ? "╌" : "─", ink: .faint)
    for tick in ticks where tick.share.isFinite && tick.share >= 0 && tick.share <= 1 {
      let x = min(inner.width - 1, Int(tick.share * Double(inner.width)))
      buffer.fill(Rect(x: inner.x + x, y: inner.y, width: 1, height: 1), with: "┊", ink: tick.ink)
    }
    if hasEnds {
      buffer.fill(Rect(x: row.x, y: row.y, width: 1, height: 1), with: "├", ink: .faint)
      let isOver = (value ?? 0) > 1
      let end = Rect(x: row.maxX - 1, y: row.y, width: 1, height: 1)
      buffer.fill(end, with: isOver ? "▶" : "┤", ink: isOver ? ink : .faint)
    }
    if let value { fill(inner, to: max(0, min(1, value)), on: &buffer) }
  }

  private func fill(_ inner: Rect, to share: Double, on buffer: inout CellBuffer) {
    let eighths = Int((share * Double(inner.width) * 8).rounded())
    let position = eighths == 0 && share > 0 ? 1 : eighths
    guard position > 0 else { return }
    // The last cell is always a block, so that the end is seen in every font.
    let end = (position - 1) / 8
    buffer.fill(Rect(x: inner.x, y: inner.y, width: end, height: 1), with: "━", ink: ink)
    let block = Blocks.left[position - end * 8 - 1]
    buffer.fill(Rect(x: inner.x + end, y: inner.y, width: 1, height: 1), with: block, ink: ink)
  }
}

/// Block characters in eighths.
enum Blocks {
  /// ▏ to █, growing from the left.
  static let left: [Unicode.Scalar] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
  /// ▁ to █, growing from below.
  static let lower: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  /// Light to full.
  static let shades: [Unicode.Scalar] = ["░", "▒", "▓", "█"]
}
