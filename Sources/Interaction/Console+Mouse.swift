internal import SiteModel

extension Console {
  /// The mouse: the wheel scrolls, a press picks what was drawn last under it, a second press enters it.
  mutating func point(_ mouse: Mouse, in around: Surroundings) -> [Effect] {
    switch mouse.action {
    case .wheelUp, .wheelDown:
      let lines = mouse.action == .wheelUp ? -3 : 3
      if layers.isEmpty { scrollList(by: lines, in: around) } else { scrollLayer(by: lines, in: around) }
      return []
    case .press, .doublePress: break
    }
    let landmark = around.landmarks.last { $0.contains(x: mouse.x, y: mouse.y) }
    // A press beside a layer takes it off; the filter line lets the list beneath be pointed at.
    if let top = layers.last {
      if case .timeLine? = landmark?.target, top.isOfTime {
        // Time goes on beneath.
      } else {
        layers.removeLast()
        if case .filter = top {} else { return [] }
      }
    }
    guard let landmark else { return [] }
    if case .timeLine(let span) = landmark.target, landmark.width > 0 {
      let share = (Double(mouse.x - landmark.x) + 0.5) / Double(landmark.width)
      go(toMoment: span.from + (span.to - span.from) * share, in: around)
      return []
    }
    return press(landmark, isDouble: mouse.action == .doublePress, in: around)
  }

  private mutating func press(_ landmark: Landmark, isDouble: Bool, in around: Surroundings) -> [Effect] {
    switch landmark.target {
    case .page(let page):
      dropAnswer()
      go(to: page)
    case .column(let name): return run("sort", name, in: around)
    case .command(let name): return run(name, nil, in: around)
    case .timeLine: break
    case .alarm(let id) where page != .alarms: go(into: .alarm(id), on: .alarms)
    case .entity, .rack, .source, .job, .alarm, .alarmEvent:
      guard let pressed = landmark.selection else { break }
      let isSecond = pressed == selection
      select(pressed, in: around)
      if isDouble || isSecond { enter(in: around) }
    }
    return []
  }
}
