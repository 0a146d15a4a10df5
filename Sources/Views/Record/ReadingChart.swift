internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// A reading over time: in each cell of time as high as the greatest value, full as far as the least; with the limits
/// across it.
struct ReadingChart {
  private struct Cell {
    var least: Double
    var greatest: Double
  }

  private let cells: [Cell?]
  private let floor: Double
  private let ceiling: Double
  private let limits: [Double]
  /// What stands at the left, beside the limits.
  private let marks: [Double]
  private let text: (Double) -> String

  /// Cells of the labels at the left.
  static let margin = 11

  /// `text` says a value in words.
  init(
    _ values: [PastValue], of quantity: Quantity, limits: [Double], in span: PastSpan, cells count: Int,
    text: @escaping (Double) -> String
  ) {
    self.text = text
    cells = Self.cells(values, in: span, count: count)
    let known = cells.compactMap(\.self)
    let least = known.map(\.least).min() ?? 0
    let greatest = known.map(\.greatest).max() ?? 1
    // A limit that is near belongs into the picture; one far off would flatten it.
    let reach = max(greatest - least, abs(greatest) * 0.25)
    self.limits = limits.filter { $0 >= least - reach && $0 <= greatest + reach }
    let low = min(least, self.limits.min() ?? least)
    let high = max(greatest, self.limits.max() ?? greatest)
    let room = max((high - low) * 0.08, abs(high) * 0.005, 1e-9)
    let isShare = quantity.unit == .ratio && low >= 0 && high <= 1
    let states = quantity.stateWords.map(\.value)
    floor = isShare ? 0 : states.min() ?? (low >= 0 ? max(0, low - room) : low - room)
    ceiling = isShare ? 1 : states.max() ?? (high + room)
    marks = states.isEmpty ? [floor, ceiling] : states
  }

  var isEmpty: Bool { cells.allSatisfy { $0 == nil } }

  /// Each value stands until the next, or until one would have been due.
  private static func cells(_ values: [PastValue], in span: PastSpan, count: Int) -> [Cell?] {
    var cells: [Cell?] = Array(repeating: nil, count: max(0, count))
    let length = (span.to - span.from).seconds
    guard count > 0, length > 0 else { return cells }
    let steps = zip(values, values.dropFirst()).map { ($1.moment - $0.moment).seconds }.sorted()
    let usual = steps.isEmpty ? 0 : steps[steps.count / 2]
    for (place, value) in values.enumerated() where value.least.isFinite && value.greatest.isFinite {
      let next = place + 1 < values.count ? values[place + 1].moment : span.to
      let until = min((next - value.moment).seconds, usual * 2.5)
      let begin = (value.moment - span.from).seconds / length * Double(count)
      let first = min(count - 1, max(0, Int(begin)))
      // Up to where the next begins, and at least in its own cell.
      let last = min(count - 1, max(first, Int((begin + until / length * Double(count)).rounded(.up)) - 1))
      for cell in first...last {
        let known = cells[cell]
        // What stands on does not spread into a cell that has its own.
        if cell > first, known != nil { continue }
        cells[cell] = Cell(
          least: min(known?.least ?? value.least, value.least),
          greatest: max(known?.greatest ?? value.greatest, value.greatest))
      }
    }
    return cells
  }

  func draw(in area: Rect, on stage: inout Stage) {
    let plot = area.inset(left: Self.margin)
    guard !plot.isEmpty, plot.height > 1 else { return }
    for limit in limits {
      let y = plot.maxY - 1 - row(of: limit, rows: plot.height)
      for x in plot.x..<plot.maxX { stage.buffer.write("┄", at: Point(x, y), ink: .label, clip: plot) }
    }
    for (x, cell) in cells.enumerated() {
      guard let cell else { continue }
      let top = max(1, eighths(cell.greatest, rows: plot.height))
      let solid = eighths(cell.least, rows: plot.height)
      for row in 0..<plot.height where top > row * 8 {
        let glyph = Sparkline.step((Double(min(8, top - row * 8)) - 0.5) / 8)
        let ink: Ink = row * 8 < solid || row == 0 ? .mark : .faint
        stage.buffer.write(String(glyph), at: Point(plot.x + x, plot.maxY - 1 - row), ink: ink, clip: plot)
      }
    }
    drawLabels(in: area, rows: plot.height, on: &stage)
  }

  private func drawLabels(in area: Rect, rows: Int, on stage: inout Stage) {
    var labels: [Int: (Double, Ink)] = [:]
    for mark in marks { labels[row(of: mark, rows: rows)] = (mark, .label) }
    for limit in limits { labels[row(of: limit, rows: rows)] = (limit, .strong) }
    for (row, label) in labels {
      let text = text(label.0).fitted(to: Self.margin - 1).rightAligned(to: Self.margin - 1)
      stage.write(Phrase(text, label.1), x: area.x, y: area.maxY - 1 - row, in: area)
    }
  }

  private func eighths(_ value: Double, rows: Int) -> Int {
    Int((max(0, min(1, (value - floor) / (ceiling - floor))) * Double(rows * 8)).rounded())
  }

  private func row(of value: Double, rows: Int) -> Int { min(rows - 1, max(0, (eighths(value, rows: rows) - 1) / 8)) }
}
