internal import SiteModel
internal import StrictYAML
internal import Yams

extension SiteReader {
  /// What power comes from and how it gets to the racks, from the sources onward: each names what it is fed from.
  mutating func readPowerSupply(of site: Section) {
    readPowerEquipment(of: site)
    readPowerFeeds(of: site)
    readPowerUnits(of: site)
    for (section, name) in named(site.items("pods"), of: "pod", keys: ["name", "power"]) {
      let power = section.measure("power", .power)
      for name in name.names where pods.add(name, at: section.place(of: "name")) {
        topology.pods.append(Pod(name: name, powerBudget: power))
      }
    }
  }

  private mutating func readPowerEquipment(of site: Section) {
    let keys = ["name", "kind", "from", "capacity", "efficiency", "carbon", "tariff"]
    for (section, name) in named(site.items("power-equipment"), of: "power equipment", keys: keys) {
      section.require("kind")
      let kinds = PowerEquipment.Kind.allCases.map(\.rawValue)
      guard let kind = section.choice("kind", among: kinds).flatMap({ PowerEquipment.Kind(rawValue: $0) }) else {
        continue
      }
      var equipment = PowerEquipment(name: "", kind: kind)
      equipment.capacity = section.measure("capacity", .power)
      equipment.efficiency = section.measure("efficiency", .share)
      equipment.carbonIntensity = section.measure("carbon", .carbonIntensity)
      equipment.tariff = section.measure("tariff", .tariff)
      if let efficiency = equipment.efficiency, efficiency > 1 {
        report.add("'efficiency' is above 100 %", at: section.place(of: "efficiency"))
      }
      // A store is charged from what it helps out.
      if kind.isSource, kind != .storage, section.has("from") {
        report.add("'from': power begins at a \(kind.rawValue)", at: section.place(of: "from"))
      }
      let sources = sources(of: section, count: name.names.count)
      for (number, name) in name.names.enumerated() where powerEquipment.add(name, at: section.place(of: "name")) {
        equipment.name = name
        equipment.sources = sources.map { $0[number] }
        topology.powerEquipment.append(equipment)
      }
    }
  }

  private mutating func readPowerFeeds(of site: Section) {
    for (section, name) in named(site.items("power-feeds"), of: "power feed", keys: ["name", "from", "capacity"]) {
      var feed = PowerFeed(name: "", capacity: section.measure("capacity", .power))
      let sources = sources(of: section, count: name.names.count)
      for (number, name) in name.names.enumerated() where feeds.add(name, at: section.place(of: "name")) {
        feed.name = name
        feed.sources = sources.map { $0[number] }
        topology.powerFeeds.append(feed)
      }
    }
  }

  private mutating func readPowerUnits(of site: Section) {
    for (section, name) in named(site.items("pdus"), of: "PDU", keys: ["name", "feed", "capacity"]) {
      let capacity = section.measure("capacity", .power)
      let feed = feeds.index(section.text("feed"))
      for name in name.names where powerUnits.add(name, at: section.place(of: "name")) {
        topology.powerDistributionUnits.append(PowerDistributionUnit(name: name, powerFeed: feed, capacity: capacity))
      }
    }
  }

  /// By word at 'from': what feeds each of `count` things. Only what stands before can feed, so that nothing feeds itself.
  private func sources(of section: Section, count: Int) -> [[Int]] {
    section.texts("from").compactMap { dealt($0, over: count, in: powerEquipment) }
  }
}
