internal import Analysis
internal import Interaction
internal import SiteModel
internal import Wording

/// The lines of the table of power that a filter lets through, sorted by a column.
struct PowerOrder {
  let digest: Digest
  let words: Wording

  /// By name, kind, racks and finding; by the column's natural direction (names upwards, figures from the highest),
  /// missing values last, equals in the order of the way.
  func selections(through filter: Filter, sorted sorting: Sorting<PowerColumn>) -> [Selection] {
    let items = digest.powerItems.all
    let all = Array(items.indices)
    let shown = filter.isEmpty ? all : filter.select(from: all, by: text)
    if sorting.column == .name {
      let names = items.map { Array($0.name.utf8) }
      let byName = shown.sorted { Roster.comesFirst(names[$0], names[$1]) }
      return (sorting.isInverted ? byName.reversed() : byName).map { .entity(items[$0].id) }
    }
    let keyed = shown.map { place in
      let key = key(of: items[place], sorting.column).map { sorting.isInverted ? -$0 : $0 }
      return (key: key ?? .infinity, place: place)
    }
    return keyed.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map { .entity(items[$0.place].id) }
  }

  private func text(of place: Int) -> FilterText {
    let item = digest.powerItems.all[place]
    let racks = (item.racks ?? []).map { digest.site.topology.racks[$0].name }
    let finding = digest.standing(of: .entity(item.id)).map { words($0.worst.kind.word) }
    return FilterText([item.name, words(item.kind)] + racks + [finding].compactMap(\.self))
  }

  /// Smaller comes first.
  private func key(of item: PowerItem, _ column: PowerColumn) -> Double? {
    let standing = digest.standing(of: .entity(item.id))
    switch column {
    case .finding: return standing.map { Double($0.worst.priority.rawValue) } ?? 9
    case .name: return nil
    case .kind: return Double(item.id.kind.rawValue) * 100 + kindRank(of: item)
    case .power: return item.power.map { -$0 }
    case .share: return item.share.map { -$0 }
    case .loss: return item.loss.map { -$0 }
    case .charge: return item.charge
    case .carbon: return item.carbon.map { -$0 }
    case .tariff: return item.tariff.map { -$0 }
    case .racks: return item.racks.map { -Double($0.count) }
    case .findings: return -Double(standing?.count ?? 0)
    }
  }

  private func kindRank(of item: PowerItem) -> Double {
    guard item.id.kind == .powerEquipment else { return 0 }
    let kind = digest.site.topology.powerEquipment[Int(item.id.index)].kind
    return Double(PowerEquipment.Kind.allCases.firstIndex(of: kind) ?? 0)
  }
}
