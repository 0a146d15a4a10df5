internal import SiteModel

extension Console {
  /// Goes into the selected thing, wherever it is shown: a node to its detail, a rack to its elevation, a part to
  /// its node, a source and an accelerator to their facts. Where nothing is selected yet, the first press only selects:
  /// nothing is entered that the operator has not seen marked.
  mutating func enter(in around: Surroundings) {
    guard let selection, around.holds(selection) else {
      if let first = around.order.dropFirst(firstRow * max(1, around.columns)).first { select(first, in: around) }
      return
    }
    switch selection {
    case .rack: go(into: selection, on: .racks)
    case .job(let job) where isGroup(job, in: around.site):
      if place.view == .jobs { toggleFold(of: job, in: around) } else { go(to: job, in: around) }
    case .job: go(into: selection, on: .jobs)
    case .alarm: go(into: selection, on: .alarms)
    case .alarmEvent(let number):
      let event = around.site.alarms?.recent.last { $0.number == number }
      if let event { go(into: .alarm(event.alarm), on: .alarms) }
    case .source(let index): layers.append(.notice(.source(index)))
    case .entity(let id) where [.coolantDistributionUnit, .powerFeed, .powerDistributionUnit].contains(id.kind):
      // To the racks that hang on it.
      go(to: .racks, showing: Filter.text(finding: around.site.directory.name(of: id)), in: around)
    case .entity(let id) where id.kind.isOfPower:
      if page != .power {
        go(to: .power)
        select(selection, in: around)
      }
    case .entity(let id) where !id.kind.isOfNode:
      // A part of a cooling unit leads to the unit.
      if page != .cooling, let unit = around.site.coolingUnit(of: id) {
        go(to: .cooling)
        select(.entity(unit), in: around)
      }
    case .entity(let id):
      let node = Selection.entity(.node(around.site.directory.node(of: id)))
      if id.kind == .node {
        go(into: selection, on: .nodes)
      } else if place == Place(.nodes, detail: node) {
        layers.append(.notice(.facts(id)))
      } else {
        go(into: node, on: .nodes)
        selections[place.name] = selection
      }
    }
  }
}
