internal import CNCurses
internal import Canvas
internal import Theming

/// Frames, in as many pieces as the line wants.
extension CursesScreen {
  /// The frame that the terminal is being made to show.
  struct Goal {
    var frame: CellBuffer
    var theme: Theme
    var cursor: Point?
    /// The first row that may still differ.
    var row = 0
    /// Of the last glyph that was sent.
    var ink: Ink?
    /// The cursor has been placed: nothing is left to send.
    var isShown = false
  }

  /// Something of the last frame has not been sent.
  var hasMore: Bool { goal.map { !$0.isShown } ?? false }

  /// Takes a frame in; one that was not yet sent whole gives way to it.
  mutating func begin(_ frame: CellBuffer, in theme: Theme, cursor: Point?) {
    if theme != self.theme {
      self.theme = theme
      looks = [:]
      forget()
    }
    goal = Goal(frame: frame, theme: theme, cursor: cursor)
    if shown?.size != frame.size { shown = nil }
  }

  /// The next bytes of the frame, about as many as there is room for, at least a glyph.
  mutating func next(within room: Int) -> [UInt8] {
    guard var goal, !goal.isShown else { return [] }
    if mustClear {
      werase(cn_window())
      cn_clear_next()
      mustClear = false
    }
    var left = room
    var parts: [(row: Int, columns: Range<Int>)] = []
    let height = min(goal.frame.size.height, size.height)
    while goal.row < height, left > 0 {
      guard let part = nextPart(of: goal, within: left) else {
        goal.row += 1
        continue
      }
      // A row that would fit into a piece of its own is not cut.
      if !part.isLast, !parts.isEmpty, nextPart(of: goal, within: room)?.isLast ?? false { break }
      put(part.columns, row: goal.row, of: goal)
      parts.append((goal.row, part.columns))
      left -= part.cost
      goal.ink = goal.frame[part.columns.upperBound - 1, goal.row].ink
      if part.isLast { goal.row += 1 }
    }
    if goal.row == height {
      goal.isShown = true
      shown = goal.frame
      place(goal.cursor)
    } else {
      remember(parts, of: goal.frame)
      curs_set(0)
    }
    self.goal = goal
    wnoutrefresh(cn_window())
    doupdate()
    return colors.translated(hasPen ? pen.filtered(taken()) : taken())
  }

  private mutating func remember(_ parts: [(row: Int, columns: Range<Int>)], of frame: CellBuffer) {
    var known = shown ?? CellBuffer(unlikeAnythingOf: frame.size)
    shown = nil
    for part in parts { known.copy(part.columns, ofRow: part.row, from: frame) }
    shown = known
  }

  private func place(_ cursor: Point?) {
    if let cursor, cursor.x >= 0, cursor.y >= 0, cursor.x < size.width, cursor.y < size.height {
      wmove(cn_window(), Int32(cursor.y), Int32(cursor.x))
      curs_set(1)
    } else {
      curs_set(0)
    }
  }

  /// What to send of the goal's row: from its first cell that differs to its last, cut after as many glyphs as there
  /// is room for. `cost` is about what it takes in bytes; `isLast`: nothing of the row is left.
  private func nextPart(of goal: Goal, within room: Int) -> (columns: Range<Int>, cost: Int, isLast: Bool)? {
    let frame = goal.frame
    guard let span = changedSpan(row: goal.row, width: min(frame.size.width, size.width), frame) else { return nil }
    // The cursor's way there.
    var cost = 8
    var ink = goal.ink
    for x in span {
      let cell = frame[x, goal.row]
      if cell.isContinuation { continue }
      if cost >= room, x > span.lowerBound { return (span.lowerBound..<x, cost, false) }
      if cell.ink != ink { cost += costOfInk }
      ink = cell.ink
      cost += cell.code < 0x80 ? 1 : 3
    }
    return (span, cost, true)
  }

  /// About what another ink costs in bytes.
  private var costOfInk: Int {
    switch colors.depth {
    case .mono: 4
    case .ansi8, .ansi16: 10
    case .indexed256: 16
    case .trueColor: 34
    }
  }

  private mutating func put(_ columns: Range<Int>, row y: Int, of goal: Goal) {
    let frame = goal.frame
    let width = min(frame.size.width, size.width)
    var cells: [cchar_t] = []
    cells.reserveCapacity(columns.count)
    for x in columns where !frame[x, y].isContinuation || x == columns.lowerBound {
      let isWide = x + 1 < frame.size.width && frame[x + 1, y].isContinuation
      append(frame[x, y], isWide: isWide, fits: x + 1 < width, of: frame, goal.theme, to: &cells)
    }
    mvwadd_wchnstr(cn_window(), Int32(y), Int32(columns.lowerBound), cells, Int32(cells.count))
  }

  /// From the first changed cell to the last, whole glyphs only.
  private func changedSpan(row y: Int, width: Int, _ frame: CellBuffer) -> Range<Int>? {
    guard let previous = shown else { return 0..<width }
    func isSame(_ x: Int) -> Bool {
      let new = frame[x, y]
      let old = previous[x, y]
      guard new.code >= Cell.clusterBase || old.code >= Cell.clusterBase else { return new == old }
      return new.ink == old.ink && old.code != Cell.unlikeAnything && frame.glyph(new) == previous.glyph(old)
    }
    guard var first = (0..<width).first(where: { !isSame($0) }) else { return nil }
    var end = width
    while end > first + 1, isSame(end - 1) { end -= 1 }
    while first > 0, frame[first, y].isContinuation || previous[first, y].isContinuation { first -= 1 }
    while end < width, frame[end, y].isContinuation || previous[end, y].isContinuation { end += 1 }
    return first..<end
  }
}
