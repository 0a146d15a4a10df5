internal import SiteModel
internal import Wording

extension Console {
  enum Direction { case up, down, left, right }

  /// One step. In a grid the step goes to the nearest thing drawn in that direction, so that gaps and rows of
  /// different length behave as they look.
  mutating func move(_ direction: Direction, in around: Surroundings) {
    if around.columns > 1, let next = neighbour(direction, in: around) {
      select(next, in: around)
      return
    }
    switch direction {
    case .up: move(rows: -1, in: around)
    case .down: move(rows: 1, in: around)
    case .left: if around.columns > 1 { move(by: -1, in: around) }
    case .right: if around.columns > 1 { move(by: 1, in: around) }
    }
  }

  mutating func move(rows: Int, in around: Surroundings) {
    move(by: rows * max(1, around.columns), in: around)
  }

  mutating func moveToFirst(in around: Surroundings) {
    if let first = around.order.first { select(first, in: around) }
  }

  mutating func moveToLast(in around: Surroundings) {
    if let last = around.order.last { select(last, in: around) }
  }

  /// Goes on to the next thing that the filter lets through, round the end.
  mutating func moveToMatch(after step: Int, in around: Surroundings) {
    guard !filter.isEmpty else {
      say(.nothingFiltered, at: around.now)
      return
    }
    let matches = around.order
    guard !matches.isEmpty else { return }
    guard let selection, let index = matches.firstIndex(of: selection) else {
      select(step > 0 ? matches[0] : matches[matches.count - 1], in: around)
      return
    }
    select(matches[(index + step + matches.count) % matches.count], in: around)
  }

  mutating func select(_ selection: Selection, in around: Surroundings) {
    guard around.holds(selection) else { return }
    selections[place.name] = selection
    revealSelection(in: around)
  }

  func selectedIndex(in around: Surroundings) -> Int? {
    selection.flatMap { around.order.firstIndex(of: $0) }
  }

  /// Steps along the order. Without a selection in the list, the first step lands where the selection was last seen.
  private mutating func move(by step: Int, in around: Surroundings) {
    let order = around.order
    guard !order.isEmpty else { return }
    let target: Int
    if let index = selectedIndex(in: around) {
      // A row further in a grid whose last row is short stays in its column.
      target =
        abs(step) > 1 && around.columns > 1 && !order.indices.contains(index + step) && abs(step) == around.columns
        ? index : index + step
    } else {
      let seen = (rows[place.name] ?? 0) * max(1, around.columns)
      target = selection == nil ? seen : seen + min(0, step)
    }
    select(order[target.clamped(to: 0...(order.count - 1))], in: around)
  }

  private func neighbour(_ direction: Direction, in around: Surroundings) -> Selection? {
    guard let selection, let own = around.landmarks.first(where: { $0.selection == selection }) else { return nil }
    let order = Set(around.order)
    var best: (selection: Selection, distance: Int)?
    for other in around.landmarks {
      guard let candidate = other.selection, candidate != selection, order.contains(candidate),
        let distance = own.distance(to: other, direction)
      else { continue }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.selection
  }
}

extension Landmark {
  /// The thing that can be selected here.
  var selection: Selection? {
    switch target {
    case .entity(let id): .entity(id)
    case .rack(let index): .rack(index)
    case .source(let index): .source(index)
    case .job(let reference): .job(reference)
    case .alarm(let id): .alarm(id)
    case .alarmEvent(let number): .alarmEvent(number)
    case .page, .column, .command, .timeLine: nil
    }
  }

  /// How far another landmark is in a direction, sideways steps weighing more; nil when it is not in that direction.
  /// A cell is about twice as high as wide.
  fileprivate func distance(to other: Landmark, _ direction: Console.Direction) -> Int? {
    let across = (other.x + other.width / 2) - (x + width / 2)
    let down = (other.y - y) * 2
    switch direction {
    case .left: return across < 0 && down == 0 ? -across : nil
    case .right: return across > 0 && down == 0 ? across : nil
    case .up: return down < 0 ? -down * 4 + abs(across) : nil
    case .down: return down > 0 ? down * 4 + abs(across) : nil
    }
  }
}

extension Comparable {
  func clamped(to limits: ClosedRange<Self>) -> Self { min(max(self, limits.lowerBound), limits.upperBound) }
}
