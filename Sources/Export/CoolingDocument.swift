internal import Analysis
internal import SiteModel

/// Writes cooling units: what each side measures, what follows from it, and the parts. What is not known is left out.
struct CoolingDocument {
  let subject: ExportSubject
  let cooling: CoolingSummary
  private let evidence: Evidence
  private let racks: [RackSummary]

  init(_ subject: ExportSubject, _ evidence: Evidence) {
    self.subject = subject
    self.evidence = evidence
    cooling = evidence.cooling
    racks = RackSummary.summaries(in: evidence.present, findings: [])
  }

  func write(_ unit: CoolingUnit, to json: inout JSONWriter) {
    json.beginObject()
    json.field("name", unit.name)
    json.field("kind", unit.id.kind.name)
    let findings = self.findings(about: unit)
    json.field("findings", findings.count)
    json.field("worst_priority", findings.map(\.priority).min()?.name)
    write("primary", unit.primary, to: &json)
    write("secondary", unit.secondary, to: &json)
    json.field("capacity_watts", unit.capacity)
    json.field("supply_set_point_celsius", unit.setPoint)
    json.field("valve_position_ratio", unit.valve)
    json.field("power_watts", unit.power)
    json.field("pump_speed_ratio", unit.pumpSpeed)
    json.field("approach_kelvin", unit.approach)
    json.field("effectiveness_ratio", unit.exchanger?.effectiveness)
    json.field("transfer_units", unit.exchanger?.transferUnits)
    json.field("conductance_watts_per_kelvin", unit.exchanger?.conductance)
    json.field("closure_ratio", unit.closure)
    json.field("machine_heat_watts", unit.machineHeat)
    json.field("machine_closure_ratio", unit.machineClosure)
    json.field("pumps_needed", unit.pumpsNeeded.map(Double.init))
    json.field("redundancy", unit.redundancy.map(Self.name))
    if let loop = unit.loop { json.field("facility_loop", subject.site.topology.facilityLoops[loop].name) }
    writeRideThrough(of: unit, to: &json)
    json.field("dew_point_celsius", unit.dewPoint)
    json.field("dew_point_margin_kelvin", unit.dewPointMargin)
    writeParts(of: unit, to: &json)
    list("contradictions", unit.contradictions, to: &json) { $0.write($1) }
    json.key("racks")
    json.beginArray()
    for rack in unit.racks { json.string(subject.site.topology.racks[rack].name) }
    json.endArray()
    json.endObject()
  }

  /// How long its racks go on without it, and what that was reckoned with; left out where the site file does not say what
  /// is in the loop.
  private func writeRideThrough(of unit: CoolingUnit, to json: inout JSONWriter) {
    guard
      let loop = CoolantLoopState(of: unit, in: evidence.present, powers: evidence.racks, racks: racks)
    else { return }
    list("ride_through", RideThrough.Event.allCases.compactMap(loop.rideThrough), to: &json) { json, found in
      json.field("event", found.event == .pumpsStop ? "pumps_stop" : "water_stops")
      json.field("seconds", found.time.rounded())
      switch found.limit {
      case .accelerator(let id, let value):
        json.field("limit", "accelerator_temperature")
        json.field("limit_celsius", value)
        json.field("node", subject.site.directory.nodeName(subject.site.directory.node(of: id)))
        json.field("accelerator", subject.site.directory.name(of: id))
      case .supply(let value):
        json.field("limit", "supply_temperature")
        json.field("limit_celsius", value)
      case .back(let value):
        json.field("limit", "return_temperature")
        json.field("limit_celsius", value)
      }
      json.key("assumptions")
      json.beginObject()
      json.field("heat_watts", found.heat)
      json.field("coolant_litres", found.volume)
      json.field("metal_joules_per_kelvin", found.metal)
      json.field("coast_down_seconds", RideThrough.Assumptions.coastDown)
      json.field("buoyant_flow_ratio", RideThrough.Assumptions.buoyancy)
      json.field("accelerator_time_seconds", RideThrough.Assumptions.acceleratorTime)
      json.field("exchanger_volume_ratio", RideThrough.Assumptions.exchangerShare)
      json.field("wall_heat_ratio", RideThrough.Assumptions.wallShare)
      json.endObject()
    }
  }

  private static func name(of redundancy: CoolingUnit.Redundancy) -> String {
    switch redundancy {
    case .spare(let count): "N+\(count)"
    case .none: "N"
    case .short(let count): "N-\(count)"
    case .lost: "lost"
    }
  }

  /// About the unit and its parts, worst first.
  func findings(about unit: CoolingUnit) -> [Finding] {
    let parts = (unit.filters + unit.reservoirs + unit.leakDetectors).map(\.id)
    let things = Set([unit.id] + unit.pumps.map(\.id) + parts)
    return subject.findings.filter { finding in
      if case .entity(let id) = finding.subject { things.contains(id) } else { false }
    }
  }

  private func write(_ name: String, _ side: CoolingUnit.Side, to json: inout JSONWriter) {
    json.key(name)
    json.beginObject()
    json.field("supply_temperature_celsius", side.supply)
    json.field("return_temperature_celsius", side.back)
    json.field("flow_\(Unit.litrePerMinute.exportSuffix)", side.flow)
    json.field("supply_pressure_pascals", side.supplyPressure)
    json.field("return_pressure_pascals", side.returnPressure)
    json.field("pressure_difference_pascals", side.pressureDifference)
    json.field("heat_reported_watts", side.reportedHeat)
    json.field("heat_computed_watts", side.computedHeat)
    json.field("capacity_rate_watts_per_kelvin", side.capacityRate)
    json.endObject()
  }

  private func writeParts(of unit: CoolingUnit, to json: inout JSONWriter) {
    list("pumps", unit.pumps, to: &json) { json, pump in
      json.field("name", pump.name)
      json.field("condition", "\(pump.condition)")
      json.field("speed_ratio", pump.speed)
    }
    list("filters", unit.filters, to: &json) { json, filter in
      json.field("name", filter.name)
      json.field("pressure_difference_pascals", filter.value)
    }
    list("reservoirs", unit.reservoirs, to: &json) { json, reservoir in
      json.field("name", reservoir.name)
      json.field("fluid_level_ratio", reservoir.value)
    }
    list("leak_detectors", unit.leakDetectors, to: &json) { json, detector in
      json.field("name", detector.name)
      json.field("state", detector.value.map(Self.leakName))
    }
  }

  static func leakName(_ state: Double) -> String { state >= 2 ? "leak" : state >= 1 ? "warning" : "dry" }

  private func list<Part>(
    _ name: String, _ parts: [Part], to json: inout JSONWriter, _ each: (inout JSONWriter, Part) -> Void
  ) {
    json.key(name)
    json.beginArray()
    for part in parts {
      json.beginObject()
      each(&json, part)
      json.endObject()
    }
    json.endArray()
  }
}

extension JSONWriter {
  /// The fields of two figures that cannot both be right.
  fileprivate mutating func write(_ contradiction: Finding.Contradiction) {
    func side(_ isPrimary: Bool) -> String { isPrimary ? "primary" : "secondary" }
    switch contradiction {
    case .heat(let isPrimary, let reported, let computed):
      field("kind", "heat")
      field("side", side(isPrimary))
      field("reported_watts", reported)
      field("computed_watts", computed)
    case .balance(let given, let taken):
      field("kind", "balance")
      field("primary_watts", given)
      field("secondary_watts", taken)
    case .coldReturn(let isPrimary):
      field("kind", "cold_return")
      field("side", side(isPrimary))
    case .pressureRise(let isPrimary):
      field("kind", "pressure_rise")
      field("side", side(isPrimary))
    }
  }
}
