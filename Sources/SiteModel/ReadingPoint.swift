/// One quantity of one thing, by names that last: what has a history of its own.
package struct ReadingPoint: Hashable, Sendable {
  package var thing: EntityKey
  package var quantity: Quantity

  package init(_ thing: EntityKey, _ quantity: Quantity) {
    self.thing = thing
    self.quantity = quantity
  }
}

extension Site {
  /// What is measured at a thing and its parts, as far as it goes up and down: the thing itself first. Of a rack also how
  /// warm its nodes breathe and what they draw.
  package func points(of subject: AlarmSubject) -> [ReadingPoint] {
    switch subject {
    case .thing(let key):
      guard let id = directory.id(of: key) else { return [] }
      return ([id] + parts(of: id, key)).flatMap { points(of: $0) }
    case .rack(let name):
      guard let rack = topology.racks.firstIndex(where: { $0.name == name }) else { return [] }
      let own = directory.id(of: .building(.rack, name)).map { points(of: $0) } ?? []
      let nodes = directory.nodes.filter { plan(of: $0)?.rack == rack }
      return own
        + nodes.flatMap { node in
          points(of: .node(node)).filter { [.inletTemperature, .power].contains($0.quantity) }
        }
    case .source, .job: return []
    }
  }

  /// What alarms about a thing and its parts are about: with a rack its nodes.
  package func alarmSubjects(within subject: AlarmSubject) -> [AlarmSubject] {
    switch subject {
    case .thing(let key):
      // A node's own are told of its parts, too.
      guard key.node.isEmpty, let id = directory.id(of: key) else { return [subject] }
      return [subject] + parts(of: id, key).map { .thing(directory.key(of: $0)) }
    case .rack(let name):
      guard let rack = topology.racks.firstIndex(where: { $0.name == name }) else { return [subject] }
      let nodes = directory.nodes.filter { plan(of: $0)?.rack == rack }
      return [subject, .thing(.building(.rack, name))] + nodes.map { .thing(.node(directory.nodeName($0))) }
    case .source, .job: return [subject]
    }
  }

  private func parts(of id: EntityID, _ key: EntityKey) -> [EntityID] {
    if id.kind == .node {
      let kinds: [EntityKind] = [.accelerator, .processor, .sensor, .fan, .powerSupply, .port, .disk]
      return kinds.flatMap { kind in
        directory.members(kind, of: Int(id.index)).map { EntityID(kind, Int($0)) }
      }
    }
    guard !id.kind.isOfNode else { return [] }
    let kinds: [EntityKind] = [.pump, .filter, .reservoir, .leakDetector, .coolantConnector, .circuit, .outlet]
    return kinds.flatMap { kind in
      (0..<directory.count(of: kind)).lazy.map { EntityID(kind, $0) }
        .filter { self.directory.name(of: $0).hasPrefix(key.name + "/") }
    }
  }

  private func points(of id: EntityID) -> [ReadingPoint] {
    let key = directory.key(of: id)
    return Quantity.allCases.filter { $0.isDrawn && columns.cell(id, $0) != nil }.map { ReadingPoint(key, $0) }
  }
}

extension Quantity {
  /// True for what goes up and down with time: no counters, limits, ratings and codes.
  package var isDrawn: Bool {
    switch self {
    case .powerLimit, .energyRange, .temperatureHigh, .temperatureCritical, .memoryTotal, .clockLimit, .throttleReasons,
      .coreCount, .errorCode, .pcieWidthLimit, .pcieGenerationLimit, .linksTotal, .uptime, .fanSpeedLow,
      .coolingCapacity, .coolantDensity, .coolantSpecificHeat, .ratedFlow, .success, .duration:
      false
    default: !isCounter
    }
  }
}
