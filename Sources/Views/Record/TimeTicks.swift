internal import Canvas
internal import SiteModel
internal import Widgets

/// Round times on a line of time, by the site's clocks: every so many minutes, hours or days as the line has room.
struct TimeTicks {
  struct Tick {
    var cell: Int
    /// "14:00"; at the beginning of a day its date, "11-24".
    var text: String
    var isDay: Bool
  }

  let ticks: [Tick]

  /// Steps in seconds, each a part of the next longer one's day.
  private static let steps: [Int] = [
    10, 30, 60, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600,
    2_592_000,
  ]

  init(_ span: PastSpan, cells: Int, zone: (Moment) -> Int) {
    let length = (span.to - span.from).seconds
    guard cells > 0, length > 0 else {
      ticks = []
      return
    }
    // A label takes five cells, and some room.
    let least = length / Double(cells) * 10
    let step = Self.steps.first { Double($0) >= least } ?? Int(least / 86_400 + 1) * 86_400
    var ticks: [Tick] = []
    let offset = zone(span.from)
    var local = (Int(span.from.seconds) + offset + step - 1) / step * step
    while Double(local - offset) <= span.to.seconds, ticks.count <= cells {
      defer { local += step }
      // Where clocks change, round times stay round.
      let near = Moment(seconds: Double(local - offset))
      let moment = near + .seconds(offset - zone(near))
      let share = (moment - span.from).seconds / length
      guard (0...1).contains(share) else { continue }
      let here = zone(moment)
      let isDay = (Int(moment.seconds) + here) % 86_400 == 0
      let text =
        isDay
        ? String(moment.written(utcOffset: here).dropFirst(5).prefix(5)) : ClockFace.minute(moment, utcOffset: here)
      ticks.append(Tick(cell: min(cells - 1, Int(share * Double(cells))), text: text, isDay: isDay))
    }
    self.ticks = ticks
  }

  /// The times in a line of their own, as many as fit.
  func draw(in area: Rect, on stage: inout Stage) {
    var free = area.x
    for tick in ticks {
      let x = area.x + tick.cell
      guard x >= free, x + TextWidth.width(of: tick.text) <= area.maxX else { continue }
      free = stage.write(Phrase(tick.text, tick.isDay ? .text : .label), x: x, y: area.y, in: area) + 1
    }
  }
}

extension Scene {
  /// Seconds east of Greenwich of the site's clocks at a moment.
  func offset(at moment: Moment) -> Int { zone?(moment) ?? utcOffset }

  /// When a span begins and ends, to the second where the minute is the same.
  func ends(of span: PastSpan) -> (from: String, to: String) {
    let times = [span.from, span.to].map { ClockFace.when($0, now: now, utcOffset: offset(at: $0)) }
    guard times[0] == times[1] else { return (times[0], times[1]) }
    return (
      ClockFace.time(span.from, utcOffset: offset(at: span.from)),
      ClockFace.time(span.to, utcOffset: offset(at: span.to))
    )
  }
}
