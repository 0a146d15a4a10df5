internal import SiteModel
internal import StrictYAML

extension SiteReader {
  /// What draws power in a node besides its accelerators.
  mutating func readNodeKinds(of site: Section) {
    let keys = ["name", "processors", "memory", "network", "storage", "fans"]
    for item in site.items("node-kinds") {
      guard let section = Section(item, of: "node kind", keys: keys, report: report), section.require("name"),
        let name = section.text("name"), nodeKinds.add(name.text, at: name.place)
      else { continue }
      var kind = NodeKind(name: name.text)
      if let part = section.section("processors", of: "processors", keys: ["count", "idle", "power"]) {
        kind.processorCount = part.whole("count", in: 1...64) ?? 1
        kind.processorIdlePower = part.measure("idle", .power) ?? 0
        kind.processorPower = part.measure("power", .power) ?? kind.processorIdlePower
      }
      if let part = section.section("memory", of: "memory", keys: ["size", "power"]) {
        kind.memory = part.measure("size", .memory)
        kind.memoryPower = part.measure("power", .power) ?? 0
      }
      if let part = section.section("network", of: "network", keys: ["count", "power", "rate"]) {
        kind.portCount = part.whole("count", in: 0...64) ?? 1
        kind.portPower = part.measure("power", .power) ?? 0
        kind.portRate = part.measure("rate", .bitRate)
      }
      if let part = section.section("storage", of: "storage", keys: ["power"]) {
        kind.storagePower = part.measure("power", .power) ?? 0
      }
      if let part = section.section("fans", of: "fans", keys: ["count", "power"]) {
        kind.fanCount = part.whole("count", in: 0...64) ?? 1
        kind.fanPower = part.measure("power", .power) ?? 0
      }
      topology.nodeKinds.append(kind)
    }
  }

  /// The stages of the power chain, from the chips outward: as they stand in the file.
  mutating func readConversions(of site: Section) {
    var names = Names("power conversion", report: report)
    let keys = ["name", "at", "units", "loss", "efficiency"]
    for item in site.items("power-conversions") {
      guard let section = Section(item, of: "power conversion", keys: keys, report: report) else { continue }
      section.require("name")
      section.require("at")
      guard let name = section.text("name"), names.add(name.text, at: name.place),
        let place = section.choice("at", among: PowerConversion.Place.allCases.map(\.rawValue))
          .flatMap({ PowerConversion.Place(rawValue: $0) })
      else { continue }
      var conversion = PowerConversion(name: name.text, place: place)
      conversion.unitCount = section.whole("units", in: 1...10_000) ?? 1
      conversion.fixedLoss = section.measure("loss", .power) ?? 0
      conversion.efficiency = section.measure("efficiency", .share) ?? 1
      if conversion.efficiency > 1 {
        report.add("'efficiency' is above 100 %", at: section.place(of: "efficiency"))
      }
      let order = PowerConversion.Place.allCases
      if let last = topology.powerConversions.last, let before = order.firstIndex(of: last.place),
        let here = order.firstIndex(of: place), here < before
      {
        report.add(
          "\(quoted(name.text)) is at each \(place.rawValue), but stands after \(quoted(last.name)) at each "
            + "\(last.place.rawValue): write the stages from the chips outward", at: name.place)
      }
      topology.powerConversions.append(conversion)
    }
  }
}
