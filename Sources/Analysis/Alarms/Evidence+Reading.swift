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
    for kind in [EntityKind.accelerator, .sensor, .processor, .disk, .powerSupply, .fan] {
      for member in present.directory.members(kind, of: Int(id.index)) {
        guard let own = present.value(of: EntityID(kind, Int(member)), quantity) else { continue }
        worst = side == .lower ? min(worst ?? own, own) : max(worst ?? own, own)
      }
      if worst != nil { return worst }
    }
    return nil
  }
}
