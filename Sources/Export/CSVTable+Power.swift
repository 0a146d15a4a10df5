internal import Analysis
internal import SiteModel

extension CSVTable {
  /// A row a source, piece of equipment, stage, feed and distribution unit.
  mutating func power(_ subject: ExportSubject) {
    let document = PowerDocument(subject, Evidence(Present(subject.site, at: subject.now)))
    header(
      "name", "kind", "feed", "power_watts", "basis", "input_watts", "loss_watts", "capacity_watts",
      "state_of_charge_ratio", "carbon_intensity_grams_per_joule", "tariff_currency_per_joule", "racks", "findings",
      "worst_priority")
    for equipment in document.power.equipment { row(of: equipment, document) }
    for stage in document.power.stages.reversed() {
      text(stage.name)
      text("stage")
      text(nil)
      number(stage.output)
      text("metered")
      number(stage.input)
      number(stage.loss)
      for _ in 0..<5 { text(nil) }
      findings(about: stage.id, document)
    }
    for feed in document.power.feeds { row(of: feed, "feed", document) }
    for unit in document.power.units { row(of: unit, "distribution_unit", document) }
  }

  private mutating func row(of equipment: PowerSummary.Equipment, _ document: PowerDocument) {
    text(equipment.name)
    text(equipment.kind.rawValue)
    text(nil)
    number(equipment.output)
    text(equipment.output == nil ? nil : "metered")
    number(equipment.input)
    number(equipment.loss)
    number(equipment.capacity)
    number(equipment.stateOfCharge)
    number(equipment.carbonIntensity)
    number(equipment.tariff)
    text(nil)
    findings(about: equipment.id, document)
  }

  private mutating func row(of branch: PowerSummary.Branch, _ kind: String, _ document: PowerDocument) {
    text(branch.name)
    text(kind)
    text(kind == "feed" ? nil : branch.feed.map { document.power.feeds[$0].name })
    number(branch.power)
    text(branch.basis?.exportName)
    text(nil)
    text(nil)
    number(branch.capacity)
    for _ in 0..<3 { text(nil) }
    text(document.rackNames(branch.racks).joined(separator: " "))
    findings(about: branch.id, document)
  }

  /// The last cells of a row.
  private mutating func findings(about id: EntityID, _ document: PowerDocument) {
    let findings = document.findings(about: id)
    number(findings.count)
    text(findings.first?.priority.name)
    endRow()
  }
}
