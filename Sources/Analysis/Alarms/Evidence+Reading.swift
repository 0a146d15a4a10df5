internal import SiteModel

extension Evidence {
  /// The value of now by which a finding would be judged; nil where there is none, or nothing fresh.
  func reading(of finding: Finding) -> Double? {
    guard let quantity = finding.quantity else { return nil }
    switch finding.subject {
    case .rack(let rack): return quantity == .power ? racks[rack] : present.value(of: .rack(rack), quantity)
    case .source, .job: return nil
    case .entity(let id):
      if !finding.name.isEmpty { return present.topology.alarms.value(of: finding.name, for: id, in: present) }
      return present.value(of: id, quantity) ?? reckoned(quantity, of: id) ?? worst(quantity, on: id, finding)
    }
  }

  /// True where what a finding goes by has been there, and is old, bad or not whole now: nobody can say that it is well.
  func lacksReading(of finding: Finding) -> Bool {
    guard let quantity = finding.quantity else { return false }
    switch finding.subject {
    case .source, .job: return false
    case .rack(let rack):
      if racks.isMetered(rack) { return false }
      // A sum in which nodes are missing is too small.
      return isBeyond(finding, (racks[rack] ?? 0) + racks.missing(rack)) || present.lacks(quantity, of: .rack(rack))
    case .entity(let id):
      guard finding.name.isEmpty else {
        return present.topology.alarms.rule(named: finding.name) != nil && reading(of: finding) == nil
      }
      guard reading(of: finding) == nil else { return false }
      return present.lacks(quantity, of: id)
        || Self.parts(of: finding, on: id).contains { kind in
          present.directory.members(kind, of: Int(id.index)).contains {
            present.lacks(quantity, of: EntityID(kind, Int($0)))
          }
        }
    }
  }

  /// True where the value of now leaves out what would make it worse: a part of a node that was beyond its limit when it
  /// was last heard, nodes whose power belongs to a sum.
  func isPartial(for alarm: Alarm) -> Bool {
    let finding = alarm.finding
    guard finding.name.isEmpty, finding.kind.isMeasured, let quantity = finding.quantity, finding.limit != nil,
      case .entity(let id) = finding.subject
    else { return false }
    switch id.kind {
    case .powerFeed: return isPartial(power.feeds.first { $0.id == id }, for: finding)
    case .powerDistributionUnit: return isPartial(power.units.first { $0.id == id }, for: finding)
    default: break
    }
    return lackingParts(of: alarm, quantity).contains { isBeyond(finding, $0.cell.value) }
  }

  /// True where nothing is heard any more of any part without which nobody knows how an alarm stands.
  func hasLostParts(of alarm: Alarm) -> Bool {
    guard let quantity = alarm.finding.quantity else { return false }
    let parts = lackingParts(of: alarm, quantity).filter {
      alarm.finding.limit == nil || isBeyond(alarm.finding, $0.cell.value)
    }
    return !parts.isEmpty
      && parts.allSatisfy { part in Quantity.allCases.allSatisfy { present.value(of: part.id, $0) == nil } }
  }

  private func isPartial(_ branch: PowerSummary.Branch?, for finding: Finding) -> Bool {
    guard let branch, branch.basis == .shared, let power = branch.power else { return false }
    let missing = branch.racks.reduce(0) { $0 + racks.missing($1) }
    return missing > 0 && isBeyond(finding, power + missing)
  }

  /// When what an alarm goes by was told last; nil where it never was.
  func lastHeard(of alarm: Alarm) -> Moment? {
    guard let quantity = alarm.finding.quantity, case .entity(let id) = alarm.finding.subject else { return nil }
    let moments =
      lackingParts(of: alarm, quantity).map(\.cell.moment) + [present.site.columns.cell(id, quantity)?.moment]
    return moments.compactMap(\.self).filter { $0 > .never }.max()
  }

  /// The last readings of parts of a node that are not to be had now, of an alarm that is about the whole node.
  private func lackingParts(of alarm: Alarm, _ quantity: Quantity) -> [(id: EntityID, cell: Columns.Cell)] {
    guard case .thing(let key) = alarm.id.subject, key.kind == .node, case .entity(let id) = alarm.finding.subject,
      id.index >= 0, Int(id.index) < present.directory.count(of: id.kind)
    else { return [] }
    let node = id.kind == .node ? Int(id.index) : present.directory.node(of: id)
    return Self.parts(of: alarm.finding, on: .node(node)).flatMap { kind in
      present.directory.members(kind, of: node).compactMap { member in
        let part = EntityID(kind, Int(member))
        guard present.lacks(quantity, of: part) else { return nil }
        return present.site.columns.cell(part, quantity).map { (part, $0) }
      }
    }
  }

  /// True for a value with which an alarm would go on: beyond its limit, or not back by its deadband.
  private func isBeyond(_ finding: Finding, _ value: Double) -> Bool {
    guard let limit = finding.limit else { return false }
    let deadband = AlarmTiming(of: finding, in: present.site).deadband
    return finding.side(in: present.site) == .lower ? value < limit + deadband : value > limit - deadband
  }

  /// The kinds of a node's parts that a finding about the node may be about.
  private static func parts(of finding: Finding, on id: EntityID) -> [EntityKind] {
    guard id.kind == .node else { return [] }
    return switch finding.kind {
    case .acceleratorTemperature, .acceleratorMemoryTemperature: [.accelerator]
    case .fanSlow: [.fan]
    case .sensorTemperature: [.sensor, .processor, .disk, .powerSupply]
    default: [.accelerator, .sensor, .processor, .disk, .powerSupply, .fan]
    }
  }

  /// Sums that nobody measures: what hangs on a feed or a distribution unit, a unit's distance from the dew point.
  private func reckoned(_ quantity: Quantity, of id: EntityID) -> Double? {
    switch (id.kind, quantity) {
    case (.powerFeed, .power): power.feeds.first { $0.id == id }?.power
    case (.powerDistributionUnit, .power): power.units.first { $0.id == id }?.power
    case (.powerEquipment, .outputPower): power.equipment.first { $0.id == id }?.output
    default: nil
    }
  }

  /// Of a finding about several parts of a node, the worst of their values.
  private func worst(_ quantity: Quantity, on id: EntityID, _ finding: Finding) -> Double? {
    guard id.kind == .node else { return nil }
    let side = finding.side(in: present.site)
    var worst: Double?
    for kind in Self.parts(of: finding, on: id) {
      for member in present.directory.members(kind, of: Int(id.index)) {
        guard let own = present.value(of: EntityID(kind, Int(member)), quantity) else { continue }
        worst = side == .lower ? min(worst ?? own, own) : max(worst ?? own, own)
      }
      if worst != nil { return worst }
    }
    return nil
  }
}

extension Present {
  /// True where a quantity of a thing was told once and cannot be used now.
  fileprivate func lacks(_ quantity: Quantity, of id: EntityID) -> Bool {
    guard let cell = site.columns.cell(id, quantity), cell.moment != .never else { return false }
    return value(of: id, quantity) == nil
  }
}
