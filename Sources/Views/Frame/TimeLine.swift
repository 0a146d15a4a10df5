internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The record of the site on a line, in the past: as much of it as is looked at, where nobody recorded, where days begin,
/// the alarms that were announced, where one is, and whether the record goes on beyond its ends.
struct TimeLine {
  /// Frames lower than this have no row to spare: there it stands in place of the worst finding.
  static let roomyHeight = 16
  /// From here on the times stand below it in a row of their own.
  static let spaciousHeight = 30

  /// Rows of its own that it takes in a frame.
  static func rows(of height: Int) -> Int { height >= spaciousHeight ? 2 : height >= roomyHeight ? 1 : 0 }

  /// `below`: the row for the times, where there is one.
  func draw(_ scene: Scene, in area: Rect, below: Rect? = nil, on stage: inout Stage) {
    guard let replay = scene.console.replay else { return }
    guard let outline = scene.past.outline else {
      let text = scene.words(scene.past == .empty ? .recordEmpty : .recordUnread)
      stage.write(Phrase(" " + text, .faint), x: area.x, y: area.y, in: area)
      return stage.writeRight(pace(replay, scene), y: area.y, in: area)
    }
    let window = outline.window(scene.console.timeSpan, around: replay.shown ?? replay.wanted)
    let (left, right) = ends(of: window, outline, replay, scene, width: area.width)
    let line = area.inset(left: left.width, right: right.width)
    stage.write(left, x: area.x, y: area.y, in: area)
    stage.writeRight(right, y: area.y, in: area)
    guard line.width > 0 else { return }
    let ticks = TimeTicks(window, cells: line.width, zone: scene.offset)
    let row = TimeRow(outline, window: window, cells: line.width)
    for x in 0..<line.width {
      let (glyph, ink) = row.mark(x)
      stage.buffer.write(glyph, at: Point(line.x + x, line.y), ink: ink, clip: line)
    }
    for tick in ticks.ticks where tick.isDay || below != nil {
      guard row.isFree(tick.cell) else { continue }
      stage.buffer.write(
        tick.isDay ? "┼" : "┬", at: Point(line.x + tick.cell, line.y), ink: tick.isDay ? .text : .label, clip: line)
    }
    for (moment, glyph, ink) in places(replay, scene) {
      guard let cell = row.cell(of: moment) else { continue }
      stage.buffer.write(glyph, at: Point(line.x + cell, line.y), ink: ink, clip: line)
    }
    stage.place(.timeLine(window), in: line)
    if let below { ticks.draw(in: below.inset(left: left.width, right: right.width), on: &stage) }
  }

  /// The ends in words, as long as the line between them is worth having, with signs where the record goes on.
  private func ends(
    of window: PastSpan, _ outline: PastOutline, _ replay: Replay, _ scene: Scene, width: Int
  ) -> (Phrase, Phrase) {
    let times = scene.ends(of: window)
    let begins = window.from > outline.span.from ? "‹" : "├"
    let goesOn = window.to < outline.span.to
    let pace = pace(replay, scene)
    var right = Phrase(goesOn ? "›" : "┤", .label)
    right.add(" " + times.to, .label)
    if !goesOn { right.add(" " + scene.words(isWritten(scene) ? .timeLineLive : .timeLineEnd), .label) }
    let length = scene.console.timeSpan == .all ? scene.words(.spanAll) : scene.console.timeSpan.rawValue
    let span = Phrase("  " + length, .accent)
    let left = Phrase(" " + times.from + " " + begins, .label)
    let room = width - left.width - pace.width - 20
    if right.width + span.width <= room { return (left, right + span + pace) }
    if right.width <= room { return (left, right + pace) }
    return (Phrase(" " + begins, .label), Phrase(goesOn ? "›" : "┤", .label) + pace)
  }

  /// True while somebody records: the end of the line is now.
  private func isWritten(_ scene: Scene) -> Bool {
    switch scene.console.recordStanding {
    case .recording(fault: nil), .reading(_, _, hasFault: false, _, _): true
    default: false
    }
  }

  /// The other moment of a comparison, what has been asked for, and what is shown.
  private func places(_ replay: Replay, _ scene: Scene) -> [(Moment, String, Ink)] {
    var places: [(Moment, String, Ink)] = []
    if let other = scene.console.otherMoment(than: scene.now) { places.append((other, "○", .accent)) }
    if let shown = replay.shown {
      if shown != replay.wanted { places.append((replay.wanted, "┆", .replay)) }
      places.append((shown, "┃", .replay))
    } else {
      places.append((replay.wanted, "┆", .replay))
    }
    return places
  }

  /// "▶ ×60" while it plays; "…" while a moment is being read; that nobody recorded where one is.
  private func pace(_ replay: Replay, _ scene: Scene) -> Phrase {
    var phrase = Phrase()
    if let shown = replay.shown, scene.past.outline?.gap(at: shown) != nil {
      phrase.add("  " + scene.words(.notRecordedThen), .medium)
    }
    if replay.isPlaying {
      phrase.add("  ▶ ×\(scene.console.replaySpeed)", .accent)
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

  init(_ outline: PastOutline, window: PastSpan? = nil, cells: Int) {
    span = window ?? outline.span
    self.cells = cells
    counts = Array(repeating: Priority.allCases.map { _ in 0 }, count: cells)
    isGap = Array(repeating: false, count: cells)
    for mark in outline.marks {
      if let cell = cell(of: mark.moment) { counts[cell][mark.priority.rawValue - 1] += 1 }
    }
    for gap in outline.gaps where gap.to > span.from && gap.from < span.to { note(gap) }
  }

  /// A cell is a gap where nobody recorded for most of it.
  private mutating func note(_ gap: PastSpan) {
    let length = (span.to - span.from).seconds
    guard length > 0 else { return }
    let first = (gap.from - span.from).seconds / length * Double(cells)
    let last = (gap.to - span.from).seconds / length * Double(cells)
    for cell in max(0, Int(first))..<max(0, min(cells, Int(last) + 1)) {
      let share = min(last, Double(cell + 1)) - max(first, Double(cell))
      // One that is narrower than a cell is not lost.
      if share > 0.5 || (last - first < 1 && Int(first) == cell) { isGap[cell] = true }
    }
  }

  /// The cell in which a moment lies; nil for one outside what is looked at.
  func cell(of moment: Moment) -> Int? {
    let length = (span.to - span.from).seconds
    let share = length > 0 ? (moment - span.from).seconds / length : 0
    return (0...1).contains(share) ? min(cells - 1, Int(share * Double(cells))) : nil
  }

  /// True where nothing but the line is.
  func isFree(_ cell: Int) -> Bool { !isGap[cell] && counts[cell].allSatisfy { $0 == 0 } }

  /// The gravest alarm of a cell, heavy where there are ten or more; else the line, or dots where nobody recorded.
  func mark(_ cell: Int) -> (glyph: String, ink: Ink) {
    if let place = counts[cell].firstIndex(where: { $0 > 0 }), let priority = Priority(rawValue: place + 1) {
      let isDense = counts[cell].reduce(0, +) >= 10
      return (priority.shape, isDense ? priority.ink.with(.bold) : priority.ink)
    }
    return isGap[cell] ? ("·", .label) : ("─", .label)
  }
}
