internal import Analysis
internal import SiteModel

/// What exports tell of power: the chain, what happens when a feed is lost, metrics, budgets. What is not known is left
/// out.
struct PowerDocument {
  let subject: ExportSubject
  let power: PowerSummary
  let chain: PowerChain
  let energy: EnergyWindow
  let budgets: PowerBudgets

  init(_ subject: ExportSubject, _ evidence: Evidence) {
    self.subject = subject
    power = evidence.power
    chain = PowerChain(
      of: evidence.present, power, racks: evidence.racks, nodes: SiteSummary(of: evidence.present).power)
    energy = EnergyWindow(of: subject.site.trends)
    budgets = PowerBudgets(of: evidence.present, racks: evidence.racks)
  }

  /// About exactly this thing, worst first.
  func findings(about id: EntityID) -> [Finding] { subject.findings.filter { $0.subject == .entity(id) } }

  func rackNames(_ racks: [Int]) -> [String] { racks.map { subject.site.topology.racks[$0].name } }

  func writeAll(into json: inout JSONWriter) {
    json.beginObject()
    list("chain", chain.steps, to: &json, write)
    list("equipment", power.equipment, to: &json, write)
    list("feeds", power.feeds, to: &json) { write($0, to: &$1, loss: power.losses[$0.feed ?? 0]) }
    list("distribution_units", power.units, to: &json) { write($0, to: &$1, loss: nil) }
    json.key("metrics")
    writeMetrics(to: &json)
    json.key("budgets")
    writeBudgets(to: &json)
    json.endObject()
  }

  private func list<Part>(
    _ name: String, _ parts: [Part], to json: inout JSONWriter, _ each: (Part, inout JSONWriter) -> Void
  ) {
    json.key(name)
    json.beginArray()
    for part in parts {
      json.beginObject()
      each(part, &json)
      json.endObject()
    }
    json.endArray()
  }

  private func write(_ step: PowerChain.Step, to json: inout JSONWriter) {
    json.field("step", step.kind.exportName)
    if case .stage(let name) = step.kind { json.field("name", name) }
    json.field("input_watts", step.input)
    json.field("output_watts", step.output)
    json.field("loss_watts", step.loss)
    json.field("elsewhere_watts", step.elsewhere)
    if step.elsewhere != nil { json.field("elsewhere_is_at_most", step.isElsewhereAtMost) }
    json.field("basis", step.basis?.exportName)
    json.field("known", step.coverage.count)
    json.field("expected", step.coverage.expected)
    json.field("contradicts_itself", step.isContradictory)
  }

  private func write(_ equipment: PowerSummary.Equipment, to json: inout JSONWriter) {
    json.field("name", equipment.name)
    json.field("kind", equipment.kind.rawValue)
    writeFindings(about: equipment.id, to: &json)
    json.field("input_watts", equipment.input)
    json.field("output_watts", equipment.output)
    json.field("loss_watts", equipment.loss)
    json.field("capacity_watts", equipment.capacity)
    json.field("state_of_charge_ratio", equipment.stateOfCharge)
    json.field("carbon_intensity_grams_per_joule", equipment.carbonIntensity)
    json.field("tariff_currency_per_joule", equipment.tariff)
  }

  private func writeFindings(about id: EntityID, to json: inout JSONWriter) {
    let findings = findings(about: id)
    json.field("findings", findings.count)
    json.field("worst_priority", findings.first?.priority.name)
  }

  private func write(_ branch: PowerSummary.Branch, to json: inout JSONWriter, loss: FeedLoss?) {
    json.field("name", branch.name)
    if loss == nil { json.field("feed", branch.feed.map { power.feeds[$0].name }) }
    writeFindings(about: branch.id, to: &json)
    json.field("power_watts", branch.power)
    json.field("basis", branch.basis?.exportName)
    json.field("capacity_watts", branch.capacity)
    json.strings("racks", rackNames(branch.racks))
    guard let loss else { return }
    json.key("if_lost")
    json.beginObject()
    json.strings("racks_lost", rackNames(loss.racksLost))
    json.field("racks_moved", loss.racksMoved.count)
    json.field("moved_watts", loss.moved)
    list("heirs", loss.heirs, to: &json) { heir, json in
      json.field("feed", power.feeds[heir.feed].name)
      json.field("power_watts", heir.power)
      json.field("capacity_watts", heir.capacity)
    }
    list("overloads", loss.overloads, to: &json) { overload, json in
      json.field("kind", overload.id.kind.name)
      json.field("name", subject.site.directory.name(of: overload.id))
      json.field("power_watts", overload.power)
      json.field("capacity_watts", overload.capacity)
    }
    json.endObject()
  }

  private func writeBudgets(to json: inout JSONWriter) {
    json.beginObject()
    json.strings("racks_over_budget", rackNames(budgets.racksOver))
    json.strings("racks_near_budget", rackNames(budgets.racksNear))
    json.field("racks_known", budgets.racksKnown)
    if let capped = budgets.cappedAccelerators {
      json.field("accelerators_capped", capped.count)
      json.field("accelerators_known", capped.expected)
      json.field("withheld_watts", budgets.withheld)
    }
    if budgets.cappedNodes > 0 {
      json.field("nodes_limited", budgets.cappedNodes)
      json.field("node_limits_watts", budgets.nodeLimits)
    }
    json.endObject()
  }
}

extension PowerDocument {
  /// A metric by its name with unit: of this moment, and over the remembered time.
  var metrics: [(name: String, unit: String, now: Double?, window: EnergyWindow.Ratio?)] {
    let now = power.metrics
    let ratio = Unit.ratio.exportSuffix
    return [
      ("power_usage_effectiveness_ratio", ratio, now.powerUsage, energy.powerUsage),
      // Litres a J would be all zeros: the standard's own unit.
      (
        "water_usage_effectiveness_litres_per_kilowatt_hour", "litres_per_kilowatt_hour", now.waterUsage,
        energy.waterUsage?.scaled(by: 3.6e6)
      ),
      (
        "carbon_usage_effectiveness_grams_per_joule", Unit.gramPerJoule.exportSuffix, now.carbonUsage,
        energy.carbonUsage
      ),
      ("energy_reuse_ratio", ratio, now.energyReuse, energy.energyReuse),
      ("renewable_energy_ratio", ratio, now.renewableShare, energy.renewableShare),
      ("it_power_usage_effectiveness_ratio", ratio, now.machineUsage, nil),
    ]
  }

  private func writeMetrics(to json: inout JSONWriter) {
    let now = power.metrics
    json.beginObject()
    json.key("now")
    json.beginObject()
    for metric in metrics { json.field(metric.name, metric.now) }
    json.endObject()
    if let span = energy.span {
      json.key("window")
      json.beginObject()
      json.field("seconds", span.seconds)
      for metric in metrics {
        guard let ratio = metric.window else { continue }
        json.key(metric.name)
        json.beginObject()
        json.field("value", ratio.value)
        json.field("covered_seconds", ratio.covered.seconds)
        json.endObject()
      }
      json.endObject()
    }
    json.field("category", now.category.map { "\($0)" })
    json.field("racks_known", now.coverage.count)
    json.field("racks_expected", now.coverage.expected)
    json.field("facility_power_watts", now.facilityPower)
    json.field("machine_power_watts", now.machinePower)
    json.field("supplied_power_watts", now.suppliedPower)
    json.field("renewable_power_watts", now.renewablePower)
    json.field("reused_heat_watts", now.reusedHeat)
    json.field("makeup_flow_\(Unit.litrePerMinute.exportSuffix)", now.makeupFlow)
    json.field("carbon_rate_grams_per_second", now.carbonRate)
    json.field("cost_rate_currency_per_second", now.costRate)
    json.field("currency", subject.site.topology.currency)
    json.endObject()
  }
}

extension PowerChain.Step.Kind {
  var exportName: String {
    switch self {
    case .sources: "sources"
    case .siteMeter: "site_meter"
    case .transformers: "transformers"
    case .switchboards: "switchboards"
    case .converters: "converters"
    case .feeds: "feeds"
    case .units: "distribution_units"
    case .racks: "racks"
    case .nodes: "nodes"
    case .accelerators: "accelerators"
    case .stage: "stage"
    }
  }
}

extension PowerSummary.Branch.Basis {
  var exportName: String {
    switch self {
    case .metered: "metered"
    case .summed: "summed"
    case .shared: "shared"
    }
  }
}
