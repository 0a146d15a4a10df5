extension Topology {
  /// The same sort of site with another number of nodes: the first so many of them and the racks and units that they
  /// need, or as many copies of the whole as it takes, each in halls of its own. Names in copies begin with "h02-" and
  /// so on.
  package func resized(toNodes count: Int) -> Topology {
    guard count > 0, !nodes.isEmpty, count != nodes.count else { return self }
    var sized = self
    let mark = unusedMark
    var copy = 1
    while sized.nodes.count < count {
      copy += 1
      sized.append(self, namedBy: "\(mark)\(copy < 10 ? "0" : "")\(copy)-")
    }
    sized.cut(toNodes: count)
    return sized
  }

  /// "h", or as many of them as it takes for no name here to begin like a copy's.
  private var unusedMark: String {
    let names =
      nodes.map(\.name) + racks.map(\.name) + halls.map(\.name) + rows.map(\.name) + pods.map(\.name)
      + coolantDistributionUnits.map(\.name) + powerDistributionUnits.map(\.name) + powerFeeds.map(\.name)
      + facilityLoops.map(\.name) + coolingPlant.map(\.name) + heatExchangers.map(\.name)
      + immersionUnits.map(\.name) + powerEquipment.map(\.name)
    var mark = "h"
    while names.contains(where: { $0.hasPrefix(mark) && ($0.dropFirst(mark.count).first?.isNumber ?? false) }) {
      mark += "h"
    }
    return mark
  }

  private mutating func append(_ other: Topology, namedBy prefix: String) {
    let (hall, row, rack) = (halls.count, rows.count, racks.count)
    let (pod, unit, feed) = (pods.count, coolantDistributionUnits.count, powerFeeds.count)
    let outlet = powerDistributionUnits.count
    let (exchanger, tank) = (heatExchangers.count, immersionUnits.count)
    let equipment = powerEquipment.count
    appendPlant(of: other, namedBy: prefix)
    halls += other.halls.map { Hall(name: prefix + $0.name) }
    rows += other.rows.map { Row(name: prefix + $0.name, hall: $0.hall + hall) }
    pods += other.pods.map { Pod(name: prefix + $0.name, powerBudget: $0.powerBudget) }
    powerFeeds += other.powerFeeds.map { original in
      var copy = original
      copy.name = prefix + original.name
      copy.sources = original.sources.map { $0 + equipment }
      return copy
    }
    powerDistributionUnits += other.powerDistributionUnits.map { original in
      PowerDistributionUnit(
        name: prefix + original.name, powerFeed: original.powerFeed.map { $0 + feed }, capacity: original.capacity)
    }
    racks += other.racks.map { original in
      var copy = original
      copy.name = prefix + original.name
      copy.row += row
      copy.pod = original.pod.map { $0 + pod }
      copy.coolantDistributionUnit = original.coolantDistributionUnit.map { $0 + unit }
      copy.heatExchanger = original.heatExchanger.map { $0 + exchanger }
      copy.immersionUnit = original.immersionUnit.map { $0 + tank }
      copy.powerDistributionUnits = original.powerDistributionUnits.map { $0 + outlet }
      copy.powerFeeds = original.powerFeeds.map { $0 + feed }
      for index in copy.devices.indices { copy.devices[index].name = prefix + copy.devices[index].name }
      return copy
    }
    nodes += other.nodes.map { original in
      var copy = original
      copy.name = prefix + original.name
      copy.rack = original.rack.map { $0 + rack }
      copy.pod = original.pod.map { $0 + pod }
      return copy
    }
  }

  /// What carries the heat away and brings the power, with what hangs on what.
  private mutating func appendPlant(of other: Topology, namedBy prefix: String) {
    let (loop, unit, equipment) = (facilityLoops.count, coolantDistributionUnits.count, powerEquipment.count)
    func moved(_ sink: HeatSink) -> HeatSink {
      switch sink {
      case .facilityLoop(let index): .facilityLoop(index + loop)
      case .coolantDistributionUnit(let index): .coolantDistributionUnit(index + unit)
      }
    }
    func copies<Thing>(of originals: [Thing], _ change: (inout Thing) -> Void) -> [Thing] {
      originals.map { original in
        var copy = original
        change(&copy)
        return copy
      }
    }
    facilityLoops += copies(of: other.facilityLoops) { $0.name = prefix + $0.name }
    coolingPlant += copies(of: other.coolingPlant) {
      $0.name = prefix + $0.name
      $0.facilityLoop = $0.facilityLoop.map { $0 + loop }
    }
    coolantDistributionUnits += copies(of: other.coolantDistributionUnits) {
      $0.name = prefix + $0.name
      $0.facilityLoop = $0.facilityLoop.map { $0 + loop }
    }
    heatExchangers += copies(of: other.heatExchangers) {
      $0.name = prefix + $0.name
      $0.sink = $0.sink.map(moved)
    }
    immersionUnits += copies(of: other.immersionUnits) {
      $0.name = prefix + $0.name
      $0.sink = $0.sink.map(moved)
    }
    powerEquipment += copies(of: other.powerEquipment) {
      $0.name = prefix + $0.name
      $0.sources = $0.sources.map { $0 + equipment }
    }
  }

  /// Keeps the first nodes, and of the rest what they stand in and hang on.
  private mutating func cut(toNodes count: Int) {
    nodes.removeLast(nodes.count - count)
    let rackMap = keep(&racks, Set(nodes.compactMap(\.rack)))
    let rowMap = keep(&rows, Set(racks.map(\.row)))
    let hallMap = keep(&halls, Set(rows.map(\.hall)))
    let podMap = keep(&pods, Set(racks.compactMap(\.pod) + nodes.compactMap(\.pod)))
    func unit(of sink: HeatSink?) -> Int? { if case .coolantDistributionUnit(let index) = sink { index } else { nil } }
    let behind =
      racks.compactMap { $0.heatExchanger.flatMap { unit(of: heatExchangers[$0].sink) } }
      + racks.compactMap { $0.immersionUnit.flatMap { unit(of: immersionUnits[$0].sink) } }
    let unitMap = keep(&coolantDistributionUnits, Set(racks.compactMap(\.coolantDistributionUnit) + behind))
    func kept(_ sink: HeatSink) -> HeatSink? {
      guard case .coolantDistributionUnit(let index) = sink else { return sink }
      return unitMap[index].map { .coolantDistributionUnit($0) }
    }
    let exchangerMap = keep(&heatExchangers, Set(racks.compactMap(\.heatExchanger)))
    let tankMap = keep(&immersionUnits, Set(racks.compactMap(\.immersionUnit)))
    let outletMap = keep(&powerDistributionUnits, Set(racks.flatMap(\.powerDistributionUnits)))
    for index in heatExchangers.indices { heatExchangers[index].sink = heatExchangers[index].sink.flatMap(kept) }
    for index in immersionUnits.indices { immersionUnits[index].sink = immersionUnits[index].sink.flatMap(kept) }
    for index in rows.indices { rows[index].hall = hallMap[rows[index].hall] ?? 0 }
    for index in racks.indices {
      racks[index].row = rowMap[racks[index].row] ?? 0
      racks[index].pod = racks[index].pod.flatMap { podMap[$0] }
      racks[index].coolantDistributionUnit = racks[index].coolantDistributionUnit.flatMap { unitMap[$0] }
      racks[index].heatExchanger = racks[index].heatExchanger.flatMap { exchangerMap[$0] }
      racks[index].immersionUnit = racks[index].immersionUnit.flatMap { tankMap[$0] }
      racks[index].powerDistributionUnits = racks[index].powerDistributionUnits.compactMap { outletMap[$0] }
    }
    for index in nodes.indices {
      nodes[index].rack = nodes[index].rack.flatMap { rackMap[$0] }
      nodes[index].pod = nodes[index].pod.flatMap { podMap[$0] }
    }
  }

  /// Leaves of a table what is wanted; where each of it went.
  private func keep<Thing>(_ table: inout [Thing], _ wanted: Set<Int>) -> [Int: Int] {
    var places: [Int: Int] = [:]
    var kept: [Thing] = []
    for (index, thing) in table.enumerated() where wanted.contains(index) {
      places[index] = kept.count
      kept.append(thing)
    }
    table = kept
    return places
  }
}
