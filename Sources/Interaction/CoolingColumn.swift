package import SiteModel

/// Columns of the table of cooling units, in order from the left; also what `<` `>` sort by there.
package enum CoolingColumn: String, TableColumn {
  case finding, name, kind, heat, share, supply, `return`, flow, approach, pumps, leak, findings

  /// The columns for which anything reports, worked out once for a whole table.
  package static func reported(in site: borrowing Site) -> Set<CoolingColumn> {
    var columns: Set<CoolingColumn> = []
    for column in allCases where column.isReported(in: site) { columns.insert(column) }
    return columns
  }

  package func isReported(in site: borrowing Site) -> Bool {
    func any(_ quantities: Quantity...) -> Bool {
      for kind in EntityKind.coolingUnits {
        for quantity in quantities where site.columns.column(kind, quantity).count > 0 { return true }
      }
      return false
    }
    return switch self {
    case .finding, .name, .kind, .findings: true
    case .heat: any(.heat, .primaryHeat, .flow, .primaryFlow)
    case .share: any(.coolingCapacity) || site.topology.coolantDistributionUnits.contains { $0.capacity != nil }
    case .supply: any(.supplyTemperature)
    case .return: any(.returnTemperature)
    case .flow: any(.flow)
    case .approach: any(.primarySupplyTemperature)
    case .pumps: any(.pumpSpeed) || site.directory.count(of: .pump) > 0
    case .leak: any(.leak) || site.directory.count(of: .leakDetector) > 0
    }
  }
}
