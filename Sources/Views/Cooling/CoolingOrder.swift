internal import Analysis
internal import Interaction
internal import SiteModel
internal import Wording

/// The cooling units that a filter lets through, sorted by a column.
struct CoolingOrder {
  let digest: Digest
  let words: Wording

  /// Units by their names, kind, racks and findings; by the column's natural direction (names upwards, figures from the
  /// highest), missing values last.
  func selections(through filter: Filter, sorted sorting: Sorting<CoolingColumn>) -> [Selection] {
    let units = digest.cooling.units
    let shown = filter.isEmpty ? Array(units.indices) : filter.select(from: Array(units.indices), by: text)
    let names = units.map { Array($0.name.utf8) }
    let byName = shown.sorted { Roster.comesFirst(names[$0], names[$1]) }
    if sorting.column == .name {
      return (sorting.isInverted ? byName.reversed() : byName).map { .entity(units[$0].id) }
    }
    let keyed = byName.enumerated().map { rank, unit in
      let key = key(of: units[unit], sorting.column).map { sorting.isInverted ? -$0 : $0 }
      return (key: key ?? .infinity, rank: rank, id: units[unit].id)
    }
    return keyed.sorted { $0.key != $1.key ? $0.key < $1.key : $0.rank < $1.rank }.map { .entity($0.id) }
  }

  private func text(of place: Int) -> FilterText {
    let unit = digest.cooling.units[place]
    let racks = unit.racks.map { digest.site.topology.racks[$0].name }
    let findings = digest.coolingFindings.findings(about: unit.id).map { words(digest.findings[$0].kind.word) }
    return FilterText([unit.name, words(unit.id.kind.coolingWord)] + racks + findings)
  }

  /// Smaller comes first.
  private func key(of unit: CoolingUnit, _ column: CoolingColumn) -> Double? {
    let findings = digest.coolingFindings.findings(about: unit.id)
    switch column {
    case .finding: return findings.first.map { Double(digest.findings[$0].priority.rawValue) } ?? 9
    case .name: return nil
    case .kind: return Double(EntityKind.coolingUnits.firstIndex(of: unit.id.kind) ?? 0)
    case .heat: return unit.heat.map { -$0 }
    case .share:
      guard let heat = unit.heat, let capacity = unit.capacity, capacity > 0 else { return nil }
      return -heat / capacity
    case .supply: return unit.secondary.supply.map { -$0 }
    case .return: return unit.secondary.back.map { -$0 }
    case .flow: return unit.secondary.flow.map { -$0 }
    case .approach: return unit.approach.map { -$0 }
    // The least redundant first.
    case .pumps: return unit.pumps.isEmpty ? unit.pumpSpeed : Double(unit.availablePumps)
    case .leak: return unit.leak.map { -$0 }
    case .findings: return -Double(findings.count)
    }
  }
}
