internal import Analysis
internal import SiteModel

extension CSVTable {
  /// A row a cooling unit.
  mutating func cooling(_ subject: ExportSubject) {
    let document = CoolingDocument(subject, Evidence(Present(subject.site, at: subject.now)))
    let flow = "flow_\(Unit.litrePerMinute.exportSuffix)"
    header(
      "unit", "kind", "heat_watts", "heat_reported_watts", "heat_computed_watts", "capacity_watts",
      "supply_temperature_celsius", "return_temperature_celsius", flow, "primary_heat_reported_watts",
      "primary_heat_computed_watts", "primary_supply_temperature_celsius", "primary_return_temperature_celsius",
      "primary_\(flow)", "approach_kelvin", "effectiveness_ratio", "conductance_watts_per_kelvin", "closure_ratio",
      "dew_point_margin_kelvin", "pumps_running", "pumps_available", "leak", "racks", "findings", "worst_priority")
    for unit in document.cooling.units {
      text(unit.name)
      text(unit.id.kind.name)
      number(unit.heat)
      number(unit.secondary.reportedHeat)
      number(unit.secondary.computedHeat)
      number(unit.capacity)
      side(unit.secondary)
      number(unit.primary.reportedHeat)
      number(unit.primary.computedHeat)
      side(unit.primary)
      number(unit.approach)
      number(unit.exchanger?.effectiveness)
      number(unit.exchanger?.conductance)
      number(unit.closure)
      number(unit.dewPointMargin)
      // None is no zero where the unit tells of no pumps.
      number(unit.runningPumps.map(Double.init))
      number(unit.availablePumps.map(Double.init))
      text(unit.leak.map(CoolingDocument.leakName))
      text(unit.racks.map { subject.site.topology.racks[$0].name }.joined(separator: " "))
      let findings = document.findings(about: unit)
      number(findings.count)
      text(findings.map(\.priority).min()?.name)
      endRow()
    }
  }

  private mutating func side(_ side: CoolingUnit.Side) {
    number(side.supply)
    number(side.back)
    number(side.flow)
  }
}
