package import SiteModel
internal import Wording

/// What is looked at of the record of one thing: one of its readings, and the alarms about it.
package struct ThingHistory: Hashable, Sendable {
  package var subject: AlarmSubject
  /// The reading that is drawn; nil where the thing has none.
  package var point: ReadingPoint?
  /// Which of its alarms is chosen: the newest is the first.
  package var choice = 0

  package init(of subject: AlarmSubject, point: ReadingPoint? = nil) {
    self.subject = subject
    self.point = point
  }
}

extension Console {
  /// The history that is on the screen; nil while there is none.
  package var thingHistory: ThingHistory? {
    for layer in layers.reversed() { if case .history(let history) = layer { return history } }
    return nil
  }

  /// Opens the history of the selected thing, of what was entered or of what is named; closes it where it is open.
  mutating func openHistory(of name: String?, in around: Surroundings) {
    if name == nil, case .history = layers.last {
      layers.removeLast()
      return
    }
    guard isPastAtHand(in: around) else { return }
    guard let (subject, wanted) = name.map({ self.subject(named: $0, in: around) }) ?? subjectAtHand(in: around) else {
      return name == nil
        ? say(.historyOfNothing, at: around.now) : say(.notThereThen, shortened(name ?? ""), at: around.now)
    }
    let points = around.site.points(of: subject)
    let point = wanted.flatMap { wanted in
      points.first { $0 == wanted } ?? points.first { $0.thing == wanted.thing }
    }
    layers.removeAll { if case .history = $0 { true } else { false } }
    layers.append(.history(ThingHistory(of: subject, point: point ?? Self.foremost(of: points))))
  }

  /// What people look at first.
  private static func foremost(of points: [ReadingPoint]) -> ReadingPoint? {
    let usual: [Quantity] = [.supplyTemperature, .inletTemperature, .temperature, .power, .load]
    return usual.lazy.compactMap { quantity in points.first { $0.quantity == quantity } }.first ?? points.first
  }

  private func subject(named name: String, in around: Surroundings) -> (AlarmSubject, ReadingPoint?)? {
    if around.site.topology.racks.contains(where: { $0.name == name }) { return (.rack(name), nil) }
    let keys = [EntityKey.node(name)] + EntityKind.allCases.filter { !$0.isOfNode }.map { .building($0, name) }
    return keys.first { around.site.directory.id(of: $0) != nil }.map { (.thing($0), nil) }
  }

  /// The selected thing; what was entered; else the first of the list. A part of a node leads to the node, drawn at that
  /// part.
  private func subjectAtHand(in around: Surroundings) -> (AlarmSubject, ReadingPoint?)? {
    let candidates = [selection, place.detail, around.order.dropFirst(firstRow * max(1, around.columns)).first]
    for case let candidate? in candidates where around.holds(candidate) {
      switch candidate {
      case .alarm(let id): return subject(of: id, in: around.site)
      case .alarmEvent(let number):
        guard let event = around.site.alarms?.recent.last(where: { $0.number == number }) else { continue }
        return subject(of: event.alarm, in: around.site)
      case .entity(let id):
        let (site, key) = (around.site, around.site.directory.key(of: id))
        guard id.kind.isOfNode, id.kind != .node else { return (.thing(key), nil) }
        let node = EntityKey.node(site.directory.nodeName(site.directory.node(of: id)))
        return (.thing(node), ReadingPoint(key, .temperature))
      case .rack, .source, .job:
        return around.site.lastingName(of: candidate).flatMap { name in
          if case .about(let subject) = name { (subject, nil) } else { nil }
        }
      }
    }
    return nil
  }

  /// What an alarm is about, drawn at what it goes by.
  private func subject(of alarm: AlarmID, in site: Site) -> (AlarmSubject, ReadingPoint?) {
    guard let quantity = alarm.quantity else { return (alarm.subject, nil) }
    if let known = site.alarms?[alarm], case .entity(let id) = known.finding.subject,
      id.index >= 0, Int(id.index) < site.directory.count(of: id.kind)
    {
      return (alarm.subject, ReadingPoint(site.directory.key(of: id), quantity))
    }
    guard case .thing(let key) = alarm.subject else { return (alarm.subject, nil) }
    return (alarm.subject, ReadingPoint(key, quantity))
  }

  // MARK: Keys

  mutating func pressInHistory(
    _ key: Key, _ command: Command?, _ history: ThingHistory, in around: Surroundings
  ) -> [Effect] {
    if let command, command.group == .time { return perform(command, nil, in: around) }
    let page = max(1, around.layerRows - 1)
    switch command?.name {
    case "up": choose(history.choice - 1, in: around)
    case "down": choose(history.choice + 1, in: around)
    case "page-up", "half-up": choose(history.choice - page, in: around)
    case "page-down", "half-down": choose(history.choice + page, in: around)
    case "first": choose(0, in: around)
    case "last-row": choose(.max, in: around)
    case "left": turn(-1, byThing: false, in: around)
    case "right": turn(1, byThing: false, in: around)
    case "next-page": turn(1, byThing: true, in: around)
    case "previous-page": turn(-1, byThing: true, in: around)
    case "enter":
      if around.occurrences.indices.contains(history.choice) {
        go(toMoment: around.occurrences[history.choice], in: around)
      }
    case "out", "help", "quit": layers.removeLast()
    default: if key == .escape { layers.removeLast() }
    }
    return []
  }

  mutating func choose(_ place: Int, in around: Surroundings) {
    guard case .history(var history)? = layers.last else { return }
    history.choice = place.clamped(to: 0...max(0, around.occurrences.count - 1))
    layers[layers.count - 1] = .history(history)
  }

  /// The next reading; `byThing` the same quantity of the next thing that has it.
  private mutating func turn(_ step: Int, byThing: Bool, in around: Surroundings) {
    guard case .history(var history)? = layers.last else { return }
    var points = around.site.points(of: history.subject)
    if byThing, let quantity = history.point?.quantity { points = points.filter { $0.quantity == quantity } }
    guard !points.isEmpty else { return }
    let place = history.point.flatMap { points.firstIndex(of: $0) } ?? (step > 0 ? -1 : 0)
    history.point = points[(place + step + points.count) % points.count]
    layers[layers.count - 1] = .history(history)
  }
}
