internal import SiteModel
internal import StrictYAML

extension SiteReader {
  mutating func readKinds(of site: Section) {
    let keys = ["name", "vendor", "peak", "memory", "power", "idle-power", "temperature-high"]
    for item in site.items("accelerator-kinds") {
      guard let section = Section(item, of: "accelerator kind", keys: keys, report: report) else { continue }
      section.require("name")
      section.require("vendor")
      guard let name = section.text("name"), let vendor = section.text("vendor") else { continue }
      guard kinds.add(name.text, at: name.place) else { continue }
      var kind = AcceleratorKind(name: name.text, vendor: vendor.text)
      kind.memory = section.measure("memory", .memory)
      kind.power = section.measure("power", .power)
      kind.idlePower = section.measure("idle-power", .power)
      kind.temperatureHigh = section.measure("temperature-high", .temperature)
      let precisions = Precision.allCases
      if let peak = section.section("peak", of: "peak", keys: precisions.map(\.rawValue)) {
        for precision in precisions { kind.peak[precision] = peak.measure(precision.rawValue, .compute) }
      }
      topology.acceleratorKinds.append(kind)
    }
  }

  /// The index of a kind: the file's own first, else one from the data sheets, which is then taken into the site.
  mutating func kind(_ entry: Entry) -> Int? {
    if let index = kinds.indices[entry.text] { return index }
    guard let sheet = DataSheets.kind(named: entry.text) else {
      let known = kinds.indices.keys.sorted() + DataSheets.kinds.map(\.name)
      let near = report.suggestion(for: entry.text, among: known)
      report.add(
        "no accelerator kind is named \(quoted(entry.text))\(near.isEmpty ? "; define it in accelerator-kinds" : near)",
        at: entry.place)
      return nil
    }
    if let index = kinds.indices[sheet.name] { return index }
    guard kinds.add(sheet.name, at: entry.place) else { return nil }
    topology.acceleratorKinds.append(sheet)
    return topology.acceleratorKinds.count - 1
  }
}
