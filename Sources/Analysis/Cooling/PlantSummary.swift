package import SiteModel

/// The facility's side of cooling: its loops, and the machines that keep them cold or use their heat.
package struct PlantSummary: Sendable {
  /// A loop of the facility's water. Temperatures in °C, flow in L/min, heats in W.
  package struct Loop: Hashable, Sendable {
    package var id: EntityID
    package var name: String
    package var supply: Double?
    package var back: Double?
    package var flow: Double?
    package var setPoint: Double?
    /// What the loop's own meter says, and what flow and temperatures say.
    package var reportedHeat: Double?
    package var computedHeat: Double?
    /// What its cooling units give to it, and how many of them say so.
    package var unitHeat: Double?
    package var units = Coverage()
    /// (Given by the units - carried by the loop) / given; nil unless both are known whole.
    package var closure: Double?
    /// Of the water: pH, S/m, NTU.
    package var acidity: Double?
    package var conductivity: Double?
    package var turbidity: Double?
    package var heat: Double? { computedHeat ?? reportedHeat }
  }

  /// A chiller, tower, dry cooler, pump or user of heat. Powers and heats in W.
  package struct Machine: Hashable, Sendable {
    package var id: EntityID
    package var name: String
    package var kind: CoolingPlantUnit.Kind
    /// By index in `Topology.facilityLoops`.
    package var loop: Int?
    package var heat: Double?
    package var power: Double?
    /// Share of full speed of its fans or pump, 0 to 1.
    package var speed: Double?
    package var supply: Double?
    package var back: Double?
    /// L/min of water that it takes in.
    package var makeupFlow: Double?
    package var capacity: Double?
    /// 0 well, 1 a warning, 2 critical; by its own verdict.
    package var severity: Double?

    /// Heat moved over power drawn (COP of a chiller).
    package var performance: Double? {
      guard kind == .chiller, let heat, let power, power > 1000 else { return nil }
      return heat / power
    }
    package var isSilent: Bool { heat == nil && power == nil && speed == nil && supply == nil && makeupFlow == nil }
  }

  package var loops: [Loop] = []
  package var machines: [Machine] = []
  /// °C outside, dry and wet bulb.
  package var outdoor: Double?
  package var wetBulb: Double?
  /// W of heat that is used again, of how many users.
  package var reusedHeat: Double?
  /// L/min of water taken in.
  package var makeupFlow: Double?

  package var isEmpty: Bool { loops.isEmpty && machines.isEmpty }
  /// True when somebody has told anything of it.
  package var isReporting: Bool {
    loops.contains { $0.supply != nil || $0.back != nil || $0.flow != nil || $0.reportedHeat != nil }
      || machines.contains { !$0.isSilent }
  }

  package init(of present: Present, units: [CoolingUnit]) {
    machines = (0..<present.directory.count(of: .coolingPlant)).map { Machine($0, in: present) }
    loops = (0..<present.directory.count(of: .coolantLoop)).map { Loop($0, in: present, units: units) }
    for index in 0..<present.directory.count(of: .facility) {
      let facility = EntityID(.facility, index)
      outdoor = outdoor ?? present.value(of: facility, .outdoorTemperature)
      wetBulb = wetBulb ?? present.value(of: facility, .outdoorWetBulb)
    }
    reusedHeat = PowerSummary.sum(machines.filter { $0.kind == .heatRecovery }.map(\.heat))
    makeupFlow = PowerSummary.sum(machines.map(\.makeupFlow))
  }
}

extension PlantSummary.Machine {
  fileprivate init(_ index: Int, in present: Present) {
    id = .coolingPlant(index)
    name = present.directory.name(of: id)
    let plan = present.topology.coolingPlant.indices.contains(index) ? present.topology.coolingPlant[index] : nil
    // What only reports is a machine of no known kind; a tower is the least that one can say.
    kind = plan?.kind ?? .coolingTower
    loop = plan?.facilityLoop
    capacity = plan?.capacity ?? present.value(of: id, .coolingCapacity)
    heat = present.value(of: id, .heat)
    power = present.value(of: id, .power)
    speed = present.value(of: id, .fanDuty) ?? present.value(of: id, .pumpSpeed) ?? present.value(of: id, .load)
    supply = present.value(of: id, .supplyTemperature)
    back = present.value(of: id, .returnTemperature)
    makeupFlow = present.value(of: id, .makeupFlow)
    severity = present.value(of: id, .severity)
  }
}

extension PlantSummary.Loop {
  fileprivate init(_ index: Int, in present: Present, units all: [CoolingUnit]) {
    id = .coolantLoop(index)
    name = present.directory.name(of: id)
    let plan = present.topology.facilityLoops.indices.contains(index) ? present.topology.facilityLoops[index] : nil
    supply = present.value(of: id, .supplyTemperature)
    back = present.value(of: id, .returnTemperature)
    flow = present.value(of: id, .flow)
    setPoint = present.value(of: id, .supplySetPoint) ?? plan?.supplyTemperature
    reportedHeat = present.value(of: id, .heat)
    acidity = present.value(of: id, .acidity)
    conductivity = present.value(of: id, .conductivity)
    turbidity = present.value(of: id, .turbidity)
    if let supply, let back, let flow, back >= supply {
      computedHeat = HeatTransfer.heat(
        flow: flow * HeatTransfer.litrePerMinute, supply: supply, back: back, Coolant(plan?.coolant ?? .water))
    }
    for unit in all where unit.loop == index {
      units.expected += 1
      guard let heat = unit.primary.heat ?? unit.secondary.heat else { continue }
      units.count += 1
      unitHeat = (unitHeat ?? 0) + heat
    }
    if units.isComplete, let unitHeat, let heat { closure = HeatTransfer.closure(given: unitHeat, taken: heat) }
  }
}
