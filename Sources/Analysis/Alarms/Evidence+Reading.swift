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
      // A sum in which nodes are missing is too small.
      if racks.isMetered(rack) { return false }
      return racks.lacksNodes(rack) || present.lacks(quantity, of: .rack(rack))
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
  func isPartial(for finding: Finding) -> Bool {
    guard finding.name.isEmpty, let quantity = finding.quantity, case .entity(let id) = finding.subject else {
      return false
    }
    if let branch = (power.feeds + power.units).first(where: { $0.id == id }), branch.basis == .shared {
      return branch.racks.contains { !racks.isMetered($0) && racks.lacksNodes($0) }
    }
    guard let limit = finding.limit else { return false }
    let side = finding.side(in: present.site)
    return Self.parts(of: finding, on: id).contains { kind in
      present.directory.members(kind, of: Int(id.index)).contains { member in
        let part = EntityID(kind, Int(member))
        guard present.lacks(quantity, of: part), let last = present.site.columns.cell(part, quantity)?.value else {
          return false
        }
        return side == .lower ? last < limit : last > limit
      }
    }
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
