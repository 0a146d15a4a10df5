internal import SiteModel
internal import StrictYAML
internal import Yams

/// Reads the sections of a site file in the order in which they refer to each other.
struct SiteReader {
  let report: Report
  /// Folder of the file, from which relative paths to credentials are taken.
  let folder: String
  var topology = Topology(name: "")
  var facilityLoops, coolingPlant, coolantUnits, heatExchangers, immersionUnits: Names
  var powerEquipment, feeds, powerUnits, pods, halls, racks, nodes, kinds, nodeKinds: Names
  /// What fills each rack unit of each rack, by rack index and unit, bottom first.
  var fillings: [[String?]] = []

  static let keys = [
    "site", "simulated", "precision", "currency", "accelerator-kinds", "node-kinds", "power-conversions",
    "facility-loops", "cooling-plant", "cdus", "heat-exchangers", "immersion-units", "power-equipment", "power-feeds",
    "pdus", "pods", "halls", "nodes", "sources", "thresholds", "alarms",
  ]

  init(report: Report, folder: String) {
    self.report = report
    self.folder = folder
    facilityLoops = Names("facility loop", report: report)
    coolingPlant = Names("cooling plant unit", report: report)
    coolantUnits = Names("CDU", report: report)
    heatExchangers = Names("heat exchanger", report: report)
    immersionUnits = Names("immersion unit", report: report)
    powerEquipment = Names("power equipment", report: report)
    feeds = Names("power feed", report: report)
    powerUnits = Names("PDU", report: report)
    pods = Names("pod", report: report)
    halls = Names("hall", report: report)
    racks = Names("rack", report: report)
    nodes = Names("node", report: report)
    kinds = Names("accelerator kind", report: report)
    nodeKinds = Names("node kind", report: report)
  }

  mutating func read(_ root: Node) {
    guard let site = Section(root, of: "site file", keys: Self.keys, report: report) else { return }
    site.require("site")
    topology.name = site.text("site")?.text ?? ""
    topology.currency = site.text("currency")?.text
    topology.isSimulated = site.truth("simulated") ?? false
    if let name = site.choice("precision", among: Precision.allCases.map(\.rawValue)) {
      topology.precision = Precision(rawValue: name) ?? .bf16
    }
    readKinds(of: site)
    readNodeKinds(of: site)
    readConversions(of: site)
    readCooling(of: site)
    readPowerSupply(of: site)
    for item in site.items("halls") { readHall(item) }
    for item in site.items("nodes") { readNodes(item) }
    for item in site.items("sources") { readSource(item) }
    readThresholds(of: site)
    readAlarms(of: site)
  }

  /// The sections of a list whose items each have a name, and the names.
  func named(
    _ items: [Node], of what: String, keys: [String]
  ) -> [(section: Section, name: (entry: Entry, names: [String]))] {
    items.compactMap { item in
      guard let section = Section(item, of: what, keys: keys, report: report), section.require("name"),
        let entry = section.text("name")
      else { return nil }
      return (section, (entry, report.names(entry)))
    }
  }

  private mutating func readThresholds(of site: Section) {
    let keys = [
      "inlet-caution", "inlet-high", "accelerator-temperature", "accelerator-memory-temperature", "rack-power",
    ]
    guard let section = site.section("thresholds", of: "thresholds", keys: keys) else { return }
    func set(_ limit: inout Double, _ key: String, _ measure: Measure) {
      if let value = section.measure(key, measure) { limit = value }
    }
    set(&topology.thresholds.inletTemperatureCaution, "inlet-caution", .temperature)
    set(&topology.thresholds.inletTemperatureHigh, "inlet-high", .temperature)
    set(&topology.thresholds.acceleratorTemperatureHigh, "accelerator-temperature", .temperature)
    set(&topology.thresholds.acceleratorMemoryTemperatureHigh, "accelerator-memory-temperature", .temperature)
    set(&topology.thresholds.rackPowerCaution, "rack-power", .share)
    if topology.thresholds.inletTemperatureCaution > topology.thresholds.inletTemperatureHigh {
      report.add(
        "'inlet-caution' (\(topology.thresholds.inletTemperatureCaution) °C) is above 'inlet-high' "
          + "(\(topology.thresholds.inletTemperatureHigh) °C)", at: section.place)
    }
  }
}
