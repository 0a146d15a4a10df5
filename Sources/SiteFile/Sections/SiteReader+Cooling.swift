internal import SiteModel
internal import StrictYAML
internal import Yams

extension SiteReader {
  /// What carries heat away, from the plant towards the racks: each names what it gives its heat to.
  mutating func readCooling(of site: Section) {
    readFacilityLoops(of: site)
    readCoolingPlant(of: site)
    readCoolantUnits(of: site)
    readHeatExchangers(of: site)
    readImmersionUnits(of: site)
  }

  private mutating func readFacilityLoops(of site: Section) {
    let keys = ["name", "coolant", "volume", "supply", "flow"]
    for (section, name) in named(site.items("facility-loops"), of: "facility loop", keys: keys) {
      var loop = FacilityLoop(name: "")
      loop.coolant = coolant(of: section) ?? .water
      loop.volume = section.measure("volume", .volume)
      loop.supplyTemperature = section.measure("supply", .temperature)
      loop.ratedFlow = section.measure("flow", .flow)
      for name in name.names where facilityLoops.add(name, at: section.place(of: "name")) {
        loop.name = name
        topology.facilityLoops.append(loop)
      }
    }
  }

  private mutating func readCoolingPlant(of site: Section) {
    let keys = ["name", "kind", "loop", "capacity", "power"]
    for (section, name) in named(site.items("cooling-plant"), of: "cooling plant unit", keys: keys) {
      section.require("kind")
      let kinds = CoolingPlantUnit.Kind.allCases.map(\.rawValue)
      guard let kind = section.choice("kind", among: kinds).flatMap({ CoolingPlantUnit.Kind(rawValue: $0) }) else {
        continue
      }
      var unit = CoolingPlantUnit(name: "", kind: kind)
      unit.capacity = section.measure("capacity", .power)
      unit.power = section.measure("power", .power)
      let loops = dealt(section.text("loop"), over: name.names.count, in: facilityLoops)
      for (number, name) in name.names.enumerated() where coolingPlant.add(name, at: section.place(of: "name")) {
        unit.name = name
        unit.facilityLoop = loops.map { $0[number] }
        topology.coolingPlant.append(unit)
      }
    }
  }

  private static let coolantUnitKeys = [
    "name", "loop", "capacity", "power", "pump-power", "supply", "supply-limit", "return-limit", "coolant", "volume",
    "flow", "pumps", "pumps-needed",
  ]

  private mutating func readCoolantUnits(of site: Section) {
    for (section, name) in named(site.items("cdus"), of: "CDU", keys: Self.coolantUnitKeys) {
      var unit = CoolantDistributionUnit(name: "", capacity: section.measure("capacity", .power))
      unit.power = section.measure("power", .power)
      unit.pumpPower = section.measure("pump-power", .power)
      unit.supplyTemperature = section.measure("supply", .temperature)
      unit.supplyLimit = section.measure("supply-limit", .temperature)
      unit.returnLimit = section.measure("return-limit", .temperature)
      unit.coolant = coolant(of: section) ?? .propyleneGlycol25
      unit.volume = section.measure("volume", .volume)
      unit.ratedFlow = section.measure("flow", .flow)
      unit.pumpCount = section.whole("pumps", in: 1...16)
      unit.pumpsNeeded = section.whole("pumps-needed", in: 1...16)
      if let count = unit.pumpCount, let needed = unit.pumpsNeeded, needed > count {
        report.add(
          "'pumps-needed' is \(needed), but there are \(count) 'pumps'", at: section.place(of: "pumps-needed"))
      }
      if let supply = unit.supplyTemperature, let limit = unit.supplyLimit, limit <= supply {
        report.add("'supply-limit' is not above 'supply'", at: section.place(of: "supply-limit"))
      }
      let loops = dealt(section.text("loop"), over: name.names.count, in: facilityLoops)
      for (number, name) in name.names.enumerated() where coolantUnits.add(name, at: section.place(of: "name")) {
        unit.name = name
        unit.facilityLoop = loops.map { $0[number] }
        topology.coolantDistributionUnits.append(unit)
      }
    }
  }

  private mutating func readHeatExchangers(of site: Section) {
    let keys = ["name", "kind", "loop", "cdu", "capacity"]
    for (section, name) in named(site.items("heat-exchangers"), of: "heat exchanger", keys: keys) {
      var exchanger = HeatExchanger(name: "")
      let kinds = HeatExchanger.Kind.allCases.map(\.rawValue)
      exchanger.kind = section.choice("kind", among: kinds).flatMap { HeatExchanger.Kind(rawValue: $0) } ?? .rearDoor
      exchanger.capacity = section.measure("capacity", .power)
      let sinks = sinks(of: section, count: name.names.count)
      for (number, name) in name.names.enumerated() where heatExchangers.add(name, at: section.place(of: "name")) {
        exchanger.name = name
        exchanger.sink = sinks.map { $0[number] }
        topology.heatExchangers.append(exchanger)
      }
    }
  }

  private mutating func readImmersionUnits(of site: Section) {
    let keys = ["name", "loop", "cdu", "capacity", "coolant", "volume", "limit"]
    for (section, name) in named(site.items("immersion-units"), of: "immersion unit", keys: keys) {
      var unit = ImmersionUnit(name: "")
      unit.capacity = section.measure("capacity", .power)
      unit.coolant = coolant(of: section) ?? .dielectric
      unit.volume = section.measure("volume", .volume)
      unit.limit = section.measure("limit", .temperature)
      let sinks = sinks(of: section, count: name.names.count)
      for (number, name) in name.names.enumerated() where immersionUnits.add(name, at: section.place(of: "name")) {
        unit.name = name
        unit.sink = sinks.map { $0[number] }
        topology.immersionUnits.append(unit)
      }
    }
  }

  private func coolant(of section: Section) -> CoolantKind? {
    section.choice("coolant", among: CoolantKind.allCases.map(\.rawValue)).flatMap { CoolantKind(rawValue: $0) }
  }

  /// What the things of an entry give their heat to; nil when it does not say.
  private func sinks(of section: Section, count: Int) -> [HeatSink]? {
    if section.has("loop"), section.has("cdu") {
      report.add("'loop' excludes 'cdu': heat goes to one of them", at: section.place(of: "cdu"))
    }
    if let units = dealt(section.text("cdu"), over: count, in: coolantUnits) {
      return units.map { .coolantDistributionUnit($0) }
    }
    return dealt(section.text("loop"), over: count, in: facilityLoops)?.map { .facilityLoop($0) }
  }

  /// The things that an entry names, dealt out over `count` others in order; nil where there is no entry or a problem
  /// with it.
  func dealt(_ entry: Entry?, over count: Int, in names: Names) -> [Int]? {
    guard let entry else { return nil }
    var known: [String: Int] = [:]
    var indices: [Int] = []
    for name in report.names(entry, over: count) {
      guard let index = known[name] ?? names.index(name, at: entry.place) else { return nil }
      known[name] = index
      indices.append(index)
    }
    return indices.count == count ? indices : nil
  }
}
