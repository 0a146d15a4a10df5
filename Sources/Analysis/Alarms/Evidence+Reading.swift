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
        || Self.parts(of: id).contains { kind in
          present.directory.members(kind, of: Int(id.index)).contains {
            present.lacks(quantity, of: EntityID(kind, Int($0)))
          }
        }
    }
  }

  private static func parts(of id: EntityID) -> [EntityKind] {
    id.kind == .node ? [.accelerator, .sensor, .processor, .disk, .powerSupply, .fan] : []
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
    for kind in Self.parts(of: id) {
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
