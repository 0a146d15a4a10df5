internal import SiteModel
internal import StrictYAML
internal import Yams

extension SiteReader {
  mutating func readHall(_ item: Node) {
    guard let hall = Section(item, of: "hall", keys: ["name", "rows"], report: report) else { return }
    hall.require("name")
    hall.require("rows")
    guard let name = hall.text("name"), halls.add(name.text, at: name.place) else { return }
    topology.halls.append(Hall(name: name.text))
    var rows = Names("row", report: report)
    for item in hall.items("rows") {
      guard let row = Section(item, of: "row", keys: ["name", "racks"], report: report) else { continue }
      row.require("name")
      row.require("racks")
      guard let name = row.text("name"), rows.add(name.text, at: name.place) else { continue }
      topology.rows.append(Row(name: name.text, hall: topology.halls.count - 1))
      var slots: [Int: Int] = [:]
      for item in row.items("racks") { readRacks(item, slots: &slots) }
    }
  }

  /// `slots` holds the line at which each slot of the row was taken.
  private mutating func readRacks(_ item: Node, slots: inout [Int: Int]) {
    let keys = [
      "name", "slot", "height", "power", "cdu", "heat-exchanger", "immersion-unit", "pdus", "feeds", "pod", "cooling",
      "liquid-share", "coolant-volume", "thermal-mass", "devices",
    ]
    guard let section = Section(item, of: "rack", keys: keys, report: report), section.require("name"),
      let entry = section.text("name")
    else { return }
    let names = report.names(entry)
    let firstSlot = section.whole("slot", in: 1...9_999) ?? (slots.keys.max() ?? 0) + 1
    var pattern = Rack(name: "", row: topology.rows.count - 1, slot: firstSlot)
    pattern.height = section.whole("height", in: Self.rackUnits) ?? 42
    pattern.powerBudget = section.measure("power", .power)
    pattern.pod = pods.index(section.text("pod"))
    pattern.cooling = cooling(of: section)
    pattern.coolantVolume = section.measure("coolant-volume", .volume)
    pattern.thermalMass = section.measure("thermal-mass", .thermalMass)
    let links = RackLinks(section, count: names.count, reader: self)
    let first = topology.racks.count
    var isTaken = false
    for (number, name) in names.enumerated() {
      let slot = firstSlot + number
      if let line = slots[slot], !isTaken {
        isTaken = true
        report.add(
          "slot \(slot) of row \(quoted(topology.rows.last?.name ?? "")) is used twice; first on line \(line)",
          at: section.place(of: section.has("slot") ? "slot" : "name"))
      }
      slots[slot] = entry.place.line
      guard racks.add(name, at: entry.place) else { continue }
      var rack = pattern
      rack.name = name
      rack.slot = slot
      links.apply(number, to: &rack)
      topology.racks.append(rack)
      fillings.append([String?](repeating: nil, count: rack.height))
    }
    let added = Array(first..<topology.racks.count)
    for device in section.items("devices") { readDevice(device, racks: added) }
  }

  /// What stands in a tank is immersed, what has a door is cooled by it, and what hangs on a CDU is cooled by cold plates,
  /// unless it says otherwise.
  private func cooling(of rack: Section) -> RackCooling {
    let methods = RackCooling.Method.allCases.map(\.rawValue)
    let method = rack.choice("cooling", among: methods).flatMap { RackCooling.Method(rawValue: $0) }
    let share = rack.measure("liquid-share", .share)
    if let share, share > 1 { report.add("'liquid-share' is above 100 %", at: rack.place(of: "liquid-share")) }
    let usual: RackCooling.Method =
      rack.has("immersion-unit")
      ? .immersion : rack.has("cdu") ? .coldPlate : rack.has("heat-exchanger") ? .rearDoor : .air
    return RackCooling(method ?? usual, liquidShare: share)
  }

  private mutating func readDevice(_ item: Node, racks added: [Int]) {
    let keys = ["name", "kind", "position", "height", "power"]
    guard let section = Section(item, of: "device", keys: keys, report: report) else { return }
    for key in ["name", "kind", "position"] { section.require(key) }
    guard let name = section.text("name"), let kind = section.text("kind"),
      let position = section.whole("position", in: Self.rackUnits)
    else { return }
    let height = section.whole("height", in: Self.rackUnits) ?? 1
    let power = section.measure("power", .power)
    for (name, rack) in zip(report.names(name, over: added.count), added) {
      let place = section.place(of: "position")
      // One sentence an entry: the other racks of a range have the same fault.
      guard fill(rack, from: position, height: height, with: name, at: place) else { return }
      var device = RackDevice(name: name, kind: kind.text, position: position, height: height)
      device.power = power
      topology.racks[rack].devices.append(device)
    }
  }

  /// Puts something into rack units that are free; false, and a problem, when they are not.
  mutating func fill(_ rack: Int, from position: Int, height: Int, with name: String, at place: Place) -> Bool {
    let rackName = quoted(topology.racks[rack].name)
    let top = position + height - 1
    guard top <= fillings[rack].count else {
      report.add(
        "\(quoted(name)) fills U \(position) to \(top), but rack \(rackName) is \(fillings[rack].count) U high",
        at: place)
      return false
    }
    for unit in position...top {
      if let other = fillings[rack][unit - 1] {
        report.add("\(quoted(name)) overlaps \(quoted(other)) at U \(unit) of rack \(rackName)", at: place)
        return false
      }
    }
    for unit in position...top { fillings[rack][unit - 1] = name }
    return true
  }
}

/// What the racks of an entry hang on, dealt out over them in order.
private struct RackLinks {
  private var coolant, exchangers, tanks: [Int]
  private var power: [[Int]] = []
  private var feeds: [[Int]] = []

  init(_ section: Section, count: Int, reader: SiteReader) {
    func indices(_ entry: Entry?, in names: Names) -> [Int] { reader.dealt(entry, over: count, in: names) ?? [] }
    coolant = indices(section.text("cdu"), in: reader.coolantUnits)
    exchangers = indices(section.text("heat-exchanger"), in: reader.heatExchangers)
    tanks = indices(section.text("immersion-unit"), in: reader.immersionUnits)
    power = section.texts("pdus").map { indices($0, in: reader.powerUnits) }
    feeds = section.texts("feeds").map { indices($0, in: reader.feeds) }
  }

  /// A list that is shorter than the racks has a problem, which is reported already.
  func apply(_ number: Int, to rack: inout Rack) {
    if number < coolant.count { rack.coolantDistributionUnit = coolant[number] }
    if number < exchangers.count { rack.heatExchanger = exchangers[number] }
    if number < tanks.count { rack.immersionUnit = tanks[number] }
    rack.powerDistributionUnits = power.compactMap { number < $0.count ? $0[number] : nil }
    rack.powerFeeds = feeds.compactMap { number < $0.count ? $0[number] : nil }
  }
}
