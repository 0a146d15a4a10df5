package import SiteModel

/// Columns of the table of what power comes from and passes, in order from the left; also what `<` `>` sort by there.
package enum PowerColumn: String, TableColumn {
  case finding, name, kind, power, share, loss, charge, carbon, tariff, racks, findings

  /// The columns for which anything reports, worked out once for a whole table.
  package static func reported(in site: borrowing Site) -> Set<PowerColumn> {
    var columns: Set<PowerColumn> = []
    for column in allCases where column.isReported(in: site) { columns.insert(column) }
    return columns
  }

  package func isReported(in site: borrowing Site) -> Bool {
    func any(_ quantity: Quantity) -> Bool { site.columns.column(.powerEquipment, quantity).count > 0 }
    let plan = site.topology
    return switch self {
    case .finding, .name, .kind, .power, .findings: true
    case .share:
      plan.powerEquipment.contains { $0.capacity != nil } || plan.powerFeeds.contains { $0.capacity != nil }
        || plan.powerDistributionUnits.contains { $0.capacity != nil }
    case .loss:
      any(.powerLoss) || any(.outputPower) || site.columns.column(.powerConversion, .outputPower).count > 0
    case .charge: any(.stateOfCharge)
    case .carbon: any(.carbonIntensity) || plan.powerEquipment.contains { $0.carbonIntensity != nil }
    case .tariff: any(.tariff) || plan.powerEquipment.contains { $0.tariff != nil }
    case .racks: !plan.powerFeeds.isEmpty || !plan.powerDistributionUnits.isEmpty
    }
  }
}
