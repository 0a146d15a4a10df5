package import SiteModel

extension CoolantLoopState {
  /// A coolant distribution unit's loop as it is now; nil where the site file does not say how much coolant is in it and
  /// in its racks and how much metal that warms, or the unit's own figures do not tell what it carries.
  ///
  /// The racks' heats are their powers' shares of what the coolant carries; where not every rack tells its power, the
  /// coolant's heat is taken to come evenly from all. `members` are the nodes of each rack.
  package init?(of unit: CoolingUnit, in present: Present, powers: RackPowers, racks members: [RackSummary]) {
    let topology = present.topology
    guard unit.id.kind == .coolantDistributionUnit,
      topology.coolantDistributionUnits.indices.contains(Int(unit.id.index)), !unit.racks.isEmpty,
      let supply = unit.secondary.supply, let back = unit.secondary.back, let flow = unit.secondary.flow,
      let heat = unit.secondary.computedHeat
    else { return nil }
    let plan = topology.coolantDistributionUnits[Int(unit.id.index)]
    guard let volume = plan.volume else { return nil }
    let weights = unit.racks.map { rack in powers.whole(rack).map { $0 * topology.racks[rack].cooling.liquidShare } }
    let known = weights.compactMap(\.self)
    let isKnown = known.count == weights.count && known.reduce(0, +) > 0
    let total = isKnown ? known.reduce(0, +) : Double(weights.count)
    var loads: [RackLoad] = []
    for (rack, weight) in zip(unit.racks, weights) {
      guard let litres = topology.racks[rack].coolantVolume, let metal = topology.racks[rack].thermalMass else {
        return nil
      }
      let share = (isKnown ? weight ?? 0 : 1) / total
      let nodes = members.indices.contains(rack) ? members[rack].nodes : []
      loads.append(
        RackLoad(
          heat: heat * share, volume: litres, metal: metal,
          accelerator: Self.nearestToLimit(ofNodes: nodes, in: present)))
    }
    self.init(
      supply: supply, back: back, flow: flow,
      coolant: Coolant(
        unit.coolant, statedDensity: present.value(of: unit.id, .coolantDensity),
        statedSpecificHeat: present.value(of: unit.id, .coolantSpecificHeat)), volume: volume,
      supplyLimit: plan.supplyLimit, backLimit: plan.returnLimit, racks: loads)
  }

  /// The accelerator with the fewest kelvins left to the temperature at which it slows down: by its own word, its kind's
  /// or the site file's.
  private static func nearestToLimit(ofNodes nodes: [Int], in present: Present) -> Accelerator? {
    let temperatures = present.column(.accelerator, .temperature)
    let limits = present.column(.accelerator, .temperatureHigh)
    var nearest: Accelerator?
    for node in nodes {
      for index in present.directory.accelerators(of: node).lazy.map(Int.init) {
        guard let temperature = temperatures[index] else { continue }
        let limit =
          limits[index] ?? present.kind(ofAccelerator: index)?.temperatureHigh
          ?? present.topology.thresholds.acceleratorTemperatureHigh
        if let nearest, nearest.limit - nearest.temperature <= limit - temperature { continue }
        nearest = Accelerator(.accelerator(index), temperature: temperature, limit: limit)
      }
    }
    return nearest
  }
}
