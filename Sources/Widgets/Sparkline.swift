package import Canvas

/// A history in one row of text: `▂▃▅▆▇`. The newest value is at the right; what nobody measured is a gap.
package struct Sparkline: Hashable, Sendable {
  /// Oldest first.
  package var values: [Double?]
  /// What the highest block stands for, 0 being the lowest; nil spreads the blocks between the least and the greatest.
  package var top: Double?
  package var ink: Ink

  package init(_ values: [Double?], top: Double? = nil, ink: Ink = .mark) {
    self.values = values
    self.top = top
    self.ink = ink
  }

  /// The whole history in at most so many cells; empty when nothing is known. Where several values share a cell the
  /// greatest is shown, so that a peak is never lost.
  package func phrase(width: Int) -> Phrase {
    let shown = peaks(width: width)
    let known = shown.compactMap(\.self)
    guard let least = known.min(), let most = known.max() else { return Phrase() }
    // Room above and below, so that a flat line stands in the middle and noise does not look like a cliff.
    let margin = max((most - least) * 0.15, abs(most) * 0.01)
    let floor = top == nil ? least - margin : 0
    let ceiling = top ?? most + margin
    let text = shown.map { value in
      value.map { Self.step(ceiling > floor ? ($0 - floor) / (ceiling - floor) : 0) } ?? " "
    }
    return Phrase(String(text), ink)
  }

  /// One cell that stands for a share.
  package static func step(_ share: Double) -> Character {
    share.isNaN ? " " : steps[Int(min(7, max(0, share * 8)))]
  }

  private static let steps: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  private func peaks(width: Int) -> [Double?] {
    guard width > 0, !values.isEmpty else { return [] }
    let bucket = (values.count + width - 1) / width
    // Counted from the newest, so that only the oldest cell may stand for fewer values.
    let first = values.count % bucket
    let starts = (first > 0 ? [0] : []) + stride(from: first, to: values.count, by: bucket)
    return starts.enumerated().map { place, start in
      let end = place + 1 < starts.count ? starts[place + 1] : values.count
      return values[start..<end].compactMap { $0.flatMap { $0.isFinite ? $0 : nil } }.max()
    }
  }
}
