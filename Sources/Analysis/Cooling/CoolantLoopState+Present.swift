internal import SiteModel

extension CoolantLoopState {
  /// A coolant distribution unit's loop as it is now; nil where the site file does not say how much coolant is in it and
  /// in its racks and how much metal that warms, or the unit's own figures do not tell what it carries.
  ///
  /// What its racks draw times the share that goes into liquid, and what the coolant carries, measure the same heat in two
  /// ways: they weigh alike, and where they are further apart than meters allow nothing is made of them. Where not every
  /// rack tells its power, the heat is taken to come evenly from all. `members` are the nodes of each rack.
  package init?(of unit: CoolingUnit, in present: Present, powers: RackPowers, racks summaries: [RackSummary]) {
    self.init(of: unit, in: present, powers: powers, members: summaries.map(\.nodes))
  }

  /// The same, with the nodes of each rack by index.
  init?(of unit: CoolingUnit, in present: Present, powers: RackPowers, members: [[Int]]) {
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
    let drawn = known.reduce(0, +)
    if isKnown, abs(drawn - heat) > Self.heatTolerance * heat { return nil }
    var loads: [RackLoad] = []
    for (rack, weight) in zip(unit.racks, weights) {
      guard let litres = topology.racks[rack].coolantVolume, let metal = topology.racks[rack].thermalMass else {
        return nil
      }
      let own = isKnown ? (weight ?? 0) / drawn * (drawn + heat) / 2 : heat / Double(weights.count)
      let nodes = members.indices.contains(rack) ? members[rack] : []
      loads.append(
        RackLoad(
          heat: own, volume: litres, metal: metal,
          accelerator: Self.nearestToLimit(ofNodes: nodes, in: present)))
    }
    self.init(
      supply: supply, back: back, flow: flow,
      coolant: Coolant(
        unit.coolant, statedDensity: present.value(of: unit.id, .coolantDensity),
        statedSpecificHeat: present.value(of: unit.id, .coolantSpecificHeat)), volume: volume,
      supplyLimit: plan.supplyLimit, backLimit: plan.returnLimit, pumpPower: unit.power ?? 0, racks: loads)
    ratedFlow = plan.ratedFlow
  }

  /// How far what the racks give and what the coolant carries may be apart: meters of both sorts, a share that the site
  /// file only estimates, and loads that have changed since the coolant passed.
  private static let heatTolerance = 0.2

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
