internal import SiteModel

/// How well the site uses its energy, at this moment: ratios of powers, each nil where an input is missing.
///
/// The standards define these metrics over a year. What is here are their momentary namesakes, and is named so on every
/// page; `EnergyWindow` has the ratios of energies over the time that is remembered.
package struct EnergyMetrics: Hashable, Sendable {
  /// Where the power of the machines is measured: the categories of ISO/IEC 30134-2 (basic at the UPS's output,
  /// intermediate at the PDU's, advanced at the equipment's input).
  package enum Category: Int, Sendable, CaseIterable {
    case basic = 1, intermediate, advanced
  }

  /// W that the whole facility takes: its main meter's, else all sources' together.
  package var facilityPower: Double?
  /// W of the machines, and where they are measured.
  package var machinePower: Double?
  package var category: Category?
  /// How many racks are in `machinePower`.
  package var coverage = Coverage()
  /// W from sun and wind, and from all sources together, where every one of them says.
  package var renewablePower: Double?
  package var suppliedPower: Double?
  /// W of heat that others use.
  package var reusedHeat: Double?
  /// L/min of water taken in; nil where a cooling tower does not say.
  package var makeupFlow: Double?
  /// g/s of carbon dioxide, and price per second in the site's currency, of what the sources give.
  package var carbonRate: Double?
  package var costRate: Double?
  /// W of processors and accelerators.
  package var computePower: Double?
  /// W of the nodes in which both they and the whole are measured.
  private var computeNodePower: Double?

  /// Facility over machines (PUE = E_DC / E_IT, ISO/IEC 30134-2). Only where every rack is in the sum: a ratio to a part
  /// would flatter nobody.
  package var powerUsage: Double? { coverage.isComplete ? ratio(facilityPower, machinePower, above: 0.5) : nil }
  /// Litres a kWh of the machines (WUE, ISO/IEC 30134-9).
  package var waterUsage: Double? {
    guard coverage.isComplete else { return nil }
    return ratio(makeupFlow.map { $0 / 60 }, machinePower).map { $0 * 3.6e6 }
  }
  /// g of carbon dioxide a J of the machines (CUE, ISO/IEC 30134-8).
  package var carbonUsage: Double? { coverage.isComplete ? ratio(carbonRate, machinePower) : nil }
  /// Share of the facility's energy that others use again (ERF, ISO/IEC 30134-6).
  package var energyReuse: Double? { ratio(reusedHeat, facilityPower) }
  /// Share of renewable energy (REF, ISO/IEC 30134-3).
  package var renewableShare: Double? { ratio(renewablePower, suppliedPower) }
  /// Nodes' power over that of their processors and accelerators (ITUE, Patterson et al. 2013).
  package var machineUsage: Double? { ratio(computeNodePower, computePower, above: 0.9) }

  private func ratio(_ whole: Double?, _ part: Double?, above least: Double = 0) -> Double? {
    guard let whole, let part, part > 0, whole >= 0, whole / part >= least else { return nil }
    return whole / part
  }

  package init(
    of present: Present, building: BuildingSummary, racks: RackPowers, sources: [PowerSummary.Equipment]
  ) {
    self.init(flowsOf: present, sitePower: building.sitePower, racks: racks, sources: sources)
    readCompute(present)
  }

  /// The same without what lies within the nodes: cheap enough to be worked out for every step of the day.
  init(flowsOf present: Present, sitePower: Double?, racks: RackPowers, sources: [PowerSummary.Equipment]) {
    // Of all sources or of none: what a silent one gives would be missing in every ratio.
    if sources.allSatisfy({ $0.output != nil }) { suppliedPower = PowerSummary.sum(sources.map(\.output)) }
    facilityPower = sitePower ?? suppliedPower
    renewablePower = PowerSummary.sum(sources.filter(\.kind.isRenewable).map(\.output))
    readMachines(present, racks)
    readRates(sources)
    let plant = present.topology.coolingPlant.indices.map(EntityID.coolingPlant)
    let water = plant.map { (unit: $0, flow: present.value(of: $0, .makeupFlow)) }
    let isWhole = water.allSatisfy {
      $0.flow != nil || present.topology.coolingPlant[Int($0.unit.index)].kind != .coolingTower
    }
    if isWhole { makeupFlow = PowerSummary.sum(water.map(\.flow)) }
    let users = plant.filter { present.topology.coolingPlant[Int($0.index)].kind == .heatRecovery }
    reusedHeat = PowerSummary.sum(users.map { present.value(of: $0, .heat) })
  }

  private mutating func readMachines(_ present: Present, _ racks: RackPowers) {
    var isMetered = true
    coverage.expected = present.topology.racks.count
    for rack in present.topology.racks.indices {
      guard let power = racks.whole(rack) else { continue }
      machinePower = (machinePower ?? 0) + power
      coverage.count += 1
      if !racks.isMetered(rack) { isMetered = false }
    }
    if machinePower != nil { category = isMetered ? .intermediate : .advanced }
  }

  /// What the sources give times what a joule of each emits and costs; nil when one that gives does not say.
  private mutating func readRates(_ sources: [PowerSummary.Equipment]) {
    guard suppliedPower != nil else { return }
    func rate(_ each: (PowerSummary.Equipment) -> Double?) -> Double? {
      // A store emits what charged it did, which was counted then.
      let giving = sources.filter { $0.kind != .storage && ($0.output ?? 0) > 0 }
      let rates = giving.map { source in each(source).flatMap { one in source.output.map { one * $0 } } }
      return giving.isEmpty || rates.contains(nil) ? nil : PowerSummary.sum(rates)
    }
    carbonRate = rate(\.carbonIntensity)
    costRate = rate(\.tariff)
  }

  private mutating func readCompute(_ present: Present) {
    let nodes = NodePowers(present)
    let processors = present.column(.processor, .power)
    let accelerators = present.column(.accelerator, .power)
    guard !processors.isEmpty || !accelerators.isEmpty else { return }
    for node in present.directory.nodes {
      guard let whole = nodes[node], whole.basis == .measured else { continue }
      var parts = 0.0
      for index in present.directory.accelerators(of: node) { parts += accelerators[Int(index)] ?? .nan }
      for index in present.directory.members(.processor, of: node) { parts += processors[Int(index)] ?? .nan }
      guard parts.isFinite, parts > 0 else { continue }
      computePower = (computePower ?? 0) + parts
      computeNodePower = (computeNodePower ?? 0) + whole.watts
    }
  }
}
