internal import Analysis
internal import SiteModel

/// Writes the facility's side of cooling: loops with their balance, machines, weather. What is not known is left out.
struct PlantDocument {
  let subject: ExportSubject
  let plant: PlantSummary

  init(_ subject: ExportSubject, _ evidence: Evidence) {
    self.subject = subject
    plant = evidence.plant
  }

  func writeAll(into json: inout JSONWriter) {
    json.beginObject()
    json.field("outdoor_temperature_celsius", plant.outdoor)
    json.field("outdoor_wet_bulb_celsius", plant.wetBulb)
    json.field("heat_reused_watts", plant.reusedHeat)
    json.field("makeup_flow_\(Unit.litrePerMinute.exportSuffix)", plant.makeupFlow)
    json.key("loops")
    json.beginArray()
    for loop in plant.loops { write(loop, to: &json) }
    json.endArray()
    json.key("machines")
    json.beginArray()
    for machine in plant.machines where !machine.isSilent { write(machine, to: &json) }
    json.endArray()
    json.endObject()
  }

  private func write(_ loop: PlantSummary.Loop, to json: inout JSONWriter) {
    json.beginObject()
    json.field("name", loop.name)
    json.field("supply_temperature_celsius", loop.supply)
    json.field("return_temperature_celsius", loop.back)
    json.field("supply_set_point_celsius", loop.setPoint)
    json.field("flow_\(Unit.litrePerMinute.exportSuffix)", loop.flow)
    json.field("heat_reported_watts", loop.reportedHeat)
    json.field("heat_computed_watts", loop.computedHeat)
    json.field("units_heat_watts", loop.unitHeat)
    json.field("units_reporting", loop.units.count)
    json.field("units", loop.units.expected)
    json.field("closure_ratio", loop.closure)
    json.field("acidity_ph", loop.acidity)
    json.field("conductivity_siemens_per_metre", loop.conductivity)
    json.field("turbidity_ntu", loop.turbidity)
    json.endObject()
  }

  private func write(_ machine: PlantSummary.Machine, to json: inout JSONWriter) {
    json.beginObject()
    json.field("name", machine.name)
    json.field("kind", machine.kind.rawValue)
    if let loop = machine.loop { json.field("facility_loop", subject.site.topology.facilityLoops[loop].name) }
    json.field("heat_watts", machine.heat)
    json.field("power_watts", machine.power)
    json.field("speed_ratio", machine.speed)
    json.field("supply_temperature_celsius", machine.supply)
    json.field("return_temperature_celsius", machine.back)
    json.field("makeup_flow_\(Unit.litrePerMinute.exportSuffix)", machine.makeupFlow)
    json.field("capacity_watts", machine.capacity)
    json.field("performance_ratio", machine.performance)
    json.endObject()
  }
}
