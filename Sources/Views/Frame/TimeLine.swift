internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The record of the site on one line, in the past: its span, where nobody recorded, the alarms that were announced, and
/// where one is.
struct TimeLine {
  /// Frames lower than this have no row to spare: there it stands in place of the worst finding.
  static let roomyHeight = 16

  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    guard let replay = scene.console.replay else { return }
    let pace = self.pace(replay, scene)
    guard let outline = scene.past.outline else {
      let text = scene.words(scene.past == .empty ? .recordEmpty : .recordUnread)
      stage.write(Phrase(" " + text, .faint), x: area.x, y: area.y, in: area)
      return stage.writeRight(pace, y: area.y, in: area)
    }
    let ends = [outline.span.from, outline.span.to].map {
      ClockFace.when($0, now: scene.now, utcOffset: scene.utcOffset)
    }
    // The two ends of the line in words, as long as the line between them is worth having.
    let isLong = area.width - TextWidth.width(of: ends.joined()) - pace.width - 5 >= 20
    var left = Phrase(" ")
    if isLong { left.add(ends[0] + " ", .label) }
    var right = Phrase()
    if isLong { right.add(" " + ends[1], .label) }
    right.add(pace)
    let line = area.inset(left: left.width, right: right.width)
    stage.write(left, x: area.x, y: area.y, in: area)
    stage.writeRight(right, y: area.y, in: area)
    guard line.width > 0 else { return }
    let row = TimeRow(outline, cells: line.width)
    for x in 0..<line.width {
      let (glyph, ink) = row.mark(x)
      stage.buffer.write(glyph, at: Point(line.x + x, line.y), ink: ink, clip: line)
    }
    for (moment, glyph, ink) in places(replay, scene) {
      guard let cell = row.cell(of: moment) else { continue }
      stage.buffer.write(glyph, at: Point(line.x + cell, line.y), ink: ink, clip: line)
    }
    stage.place(.timeLine(outline.span), in: line)
  }

  /// The other moment of a comparison, what has been asked for, and what is shown.
  private func places(_ replay: Replay, _ scene: Scene) -> [(Moment, String, Ink)] {
    var places: [(Moment, String, Ink)] = []
    if let other = scene.console.otherMoment(than: scene.now) { places.append((other, "◇", .accent)) }
    if let shown = replay.shown {
      if shown != replay.wanted { places.append((replay.wanted, "┆", .replay)) }
      places.append((shown, "┃", .replay))
    } else {
      places.append((replay.wanted, "┆", .replay))
    }
    return places
  }

  /// "▶ ×60" while it plays; "…" while a moment is being read.
  private func pace(_ replay: Replay, _ scene: Scene) -> Phrase {
    var phrase = Phrase()
    if replay.isPlaying {
      phrase.add(" ▶ ×\(scene.console.replaySpeed)", .accent)
    } else if replay.shown != replay.wanted {
      phrase.add(" …", .accent)
    }
    phrase.gap()
    return phrase
  }
}

/// What each cell of the time line stands for.
struct TimeRow {
  private let span: PastSpan
  private let cells: Int
  /// By cell: alarms announced in it, critical first.
  private var counts: [[Int]]
  private var isGap: [Bool]

  init(_ outline: PastOutline, cells: Int) {
    span = outline.span
    self.cells = cells
    counts = Array(repeating: Priority.allCases.map { _ in 0 }, count: cells)
    isGap = Array(repeating: false, count: cells)
    for mark in outline.marks {
      if let cell = cell(of: mark.moment) { counts[cell][mark.priority.rawValue - 1] += 1 }
    }
    for gap in outline.gaps { note(gap) }
  }

  /// A cell is a gap where nobody recorded for most of it.
  private mutating func note(_ gap: PastSpan) {
    let length = (span.to - span.from).seconds
    guard length > 0 else { return }
    let first = (gap.from - span.from).seconds / length * Double(cells)
    let last = (gap.to - span.from).seconds / length * Double(cells)
    for cell in 0..<cells {
      let share = min(last, Double(cell + 1)) - max(first, Double(cell))
      // One that is narrower than a cell is not lost.
      if share > 0.5 || (last - first < 1 && Int(first) == cell) { isGap[cell] = true }
    }
  }

  /// The cell in which a moment lies; nil for one outside the record.
  func cell(of moment: Moment) -> Int? {
    let length = (span.to - span.from).seconds
    let share = length > 0 ? (moment - span.from).seconds / length : 0
    return (0...1).contains(share) ? min(cells - 1, Int(share * Double(cells))) : nil
  }

  /// The gravest alarm of a cell, heavy where there are ten or more; else the line, or nothing where nobody recorded.
  func mark(_ cell: Int) -> (glyph: String, ink: Ink) {
    if let place = counts[cell].firstIndex(where: { $0 > 0 }), let priority = Priority(rawValue: place + 1) {
      let isDense = counts[cell].reduce(0, +) >= 10
      return (priority.shape, isDense ? priority.ink.with(.bold) : priority.ink)
    }
    return isGap[cell] ? ("╌", .faint) : ("─", .label)
  }
}
