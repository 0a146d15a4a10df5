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
    let things = digest.plantThings
    let all = Array(0..<(units.count + things.count))
    let shown =
      filter.isEmpty
      ? all : filter.select(from: all) { $0 < units.count ? text(of: units[$0]) : text(of: things[$0 - units.count]) }
    let names = units.map { Array($0.name.utf8) } + things.map { Array($0.name.utf8) }
    let ids = units.map(\.id) + things.map(\.id)
    // Units before the plant that they hang on, unless a figure says otherwise.
    let byName = shown.sorted {
      ($0 < units.count) != ($1 < units.count) ? $0 < $1 : Roster.comesFirst(names[$0], names[$1])
    }
    if sorting.column == .name {
      return (sorting.isInverted ? byName.reversed() : byName).map { .entity(ids[$0]) }
    }
    let keyed = byName.enumerated().map { rank, place in
      let own =
        place < units.count
        ? key(of: units[place], sorting.column) : key(of: things[place - units.count], sorting.column)
      return (key: own.map { sorting.isInverted ? -$0 : $0 } ?? .infinity, rank: rank, id: ids[place])
    }
    return keyed.sorted { $0.key != $1.key ? $0.key < $1.key : $0.rank < $1.rank }.map { .entity($0.id) }
  }

  private func text(of thing: PlantRow.Thing) -> FilterText { FilterText([thing.name, words(thing.kind)]) }

  /// Smaller comes first.
  private func key(of thing: PlantRow.Thing, _ column: CoolingColumn) -> Double? {
    let standing = digest.standing(of: .entity(thing.id))
    switch column {
    case .finding: return standing.map { Double($0.worst.priority.rawValue) } ?? 9
    case .kind: return thing.id.kind == .coolantLoop ? 10 : 11
    case .heat: return thing.heat.map { -$0 }
    case .share:
      guard let heat = thing.heat, let capacity = thing.capacity, capacity > 0 else { return nil }
      return -heat / capacity
    case .supply: return thing.supply.map { -$0 }
    case .return: return thing.back.map { -$0 }
    case .flow: return thing.flow.map { -$0 }
    case .findings: return -Double(standing?.count ?? 0)
    case .name, .approach, .pumps, .leak: return nil
    }
  }

  private func text(of unit: CoolingUnit) -> FilterText {
    let racks = unit.racks.map { digest.site.topology.racks[$0].name }
    let findings = digest.coolingFindings.findings(about: unit.id).map { words(digest.marks.findings[$0].kind.word) }
    return FilterText([unit.name, words(unit.id.kind.coolingWord)] + racks + findings)
  }

  /// Smaller comes first.
  private func key(of unit: CoolingUnit, _ column: CoolingColumn) -> Double? {
    let findings = digest.coolingFindings.findings(about: unit.id)
    switch column {
    case .finding: return findings.first.map { Double(digest.marks.findings[$0].priority.rawValue) } ?? 9
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
    case .pumps: return unit.pumps.isEmpty ? unit.pumpSpeed : unit.availablePumps.map(Double.init)
    case .leak: return unit.leak.map { -$0 }
    case .findings: return -Double(findings.count)
    }
  }
}
