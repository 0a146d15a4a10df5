package import SiteModel

/// All units that carry heat away, and what they do together.
package struct CoolingSummary: Sendable {
  /// Coolant distribution units, then rear doors and other exchangers, then tanks.
  package var units: [CoolingUnit] = []
  /// Watts into liquid, and how many units say so.
  package var heat: Double?
  package var coverage = Coverage()

  package var isEmpty: Bool { units.isEmpty }

  /// By unit: its place in `units`.
  private var places: [EntityID: Int] = [:]

  package subscript(id: EntityID) -> CoolingUnit? { places[id].map { units[$0] } }

  package init(of present: Present, racks powers: RackPowers) {
    guard present.site.hasCoolingReadings else { return }
    let parts = PartTable(present)
    let plans = RackTable(present.topology)
    for kind in EntityKind.coolingUnits {
      for index in 0..<present.directory.count(of: kind) {
        let id = EntityID(kind, index)
        places[id] = units.count
        units.append(CoolingUnit(id, in: present, parts, plans, powers))
      }
    }
    for unit in units where unit.id.kind != .heatExchanger || unit.heat != nil {
      coverage.expected += 1
      guard let own = unit.heat else { continue }
      heat = (heat ?? 0) + own
      coverage.count += 1
    }
  }
}

/// Which racks hang on which unit, looked up once for all.
private struct RackTable {
  private var racks: [EntityID: [Int]] = [:]

  init(_ topology: Topology) {
    for (index, rack) in topology.racks.enumerated() {
      if let unit = rack.coolantDistributionUnit { racks[.coolantDistributionUnit(unit), default: []].append(index) }
      if let door = rack.heatExchanger { racks[EntityID(.heatExchanger, door), default: []].append(index) }
      if let tank = rack.immersionUnit { racks[EntityID(.immersionUnit, tank), default: []].append(index) }
    }
  }

  subscript(unit: EntityID) -> [Int] { racks[unit] ?? [] }
}

/// Which parts belong to which unit: their names begin with its name.
private struct PartTable {
  private var parts: [EntityID: [EntityID]] = [:]

  init(_ present: Present) {
    for kind in [EntityKind.pump, .filter, .reservoir, .leakDetector] {
      for index in 0..<present.directory.count(of: kind) {
        let id = EntityID(kind, index)
        if let owner = present.site.coolingUnit(of: id) { parts[owner, default: []].append(id) }
      }
    }
  }

  func parts(of unit: EntityID, _ kind: EntityKind) -> [EntityID] { (parts[unit] ?? []).filter { $0.kind == kind } }
}

extension CoolingUnit {
  fileprivate init(
    _ id: EntityID, in present: Present, _ table: PartTable, _ plans: RackTable, _ powers: RackPowers
  ) {
    self.id = id
    name = present.directory.name(of: id)
    if id.kind == .immersionUnit { coolant = .dielectric }
    racks = plans[id]
    capacity = present.value(of: id, .coolingCapacity)
    setPoint = present.value(of: id, .supplySetPoint)
    pumpSpeed = present.value(of: id, .pumpSpeed)
    ownLeak = present.value(of: id, .leak)
    readPlan(present.topology)
    readSides(present)
    valve = present.value(of: id, .valvePosition)
    power = present.value(of: id, .power)
    dewPoint = present.value(of: id, .dewPoint) ?? reckonedDewPoint(present)
    readParts(present, table)
    reckon()
    weigh(against: powers, in: present.topology)
  }

  /// What the site file says of it: planned things have the same index in the site's tables.
  private mutating func readPlan(_ topology: Topology) {
    let index = Int(id.index)
    switch id.kind {
    case .coolantDistributionUnit where topology.coolantDistributionUnits.indices.contains(index):
      let plan = topology.coolantDistributionUnits[index]
      capacity = capacity ?? plan.capacity
      setPoint = setPoint ?? plan.supplyTemperature
      loop = plan.facilityLoop
      (pumpsPlanned, pumpsNeeded) = (plan.pumpCount, plan.pumpsNeeded)
      coolant = plan.coolant
    case .heatExchanger where topology.heatExchangers.indices.contains(index):
      let plan = topology.heatExchangers[index]
      capacity = capacity ?? plan.capacity
      if case .facilityLoop(let sink) = plan.sink { loop = sink }
    case .immersionUnit where topology.immersionUnits.indices.contains(index):
      let plan = topology.immersionUnits[index]
      capacity = capacity ?? plan.capacity
      coolant = plan.coolant
      if case .facilityLoop(let sink) = plan.sink { loop = sink }
    default: break
    }
  }

  /// The heat of the machines on it, where all of them are known, against what their coolant carries.
  private mutating func weigh(against powers: RackPowers, in topology: Topology) {
    guard !racks.isEmpty else { return }
    var sum = 0.0
    for rack in racks {
      guard let power = powers.whole(rack) else { return }
      sum += power * topology.racks[rack].cooling.liquidShare
    }
    machineHeat = sum
    if let taken = secondary.heat { machineClosure = HeatTransfer.closure(given: sum, taken: taken) }
  }

  private func reckonedDewPoint(_ present: Present) -> Double? {
    guard let temperature = present.value(of: id, .temperature), let humidity = present.value(of: id, .humidity) else {
      return nil
    }
    return Psychrometrics.dewPoint(temperature: temperature, humidity: humidity)
  }

  private mutating func readSides(_ present: Present) {
    func value(_ quantity: Quantity) -> Double? { present.value(of: id, quantity) }
    secondary.supply = value(.supplyTemperature)
    secondary.back = value(.returnTemperature)
    secondary.flow = value(.flow)
    secondary.supplyPressure = value(.supplyPressure)
    secondary.returnPressure = value(.returnPressure)
    secondary.pressureDifference = value(.pressureDifference)
    secondary.reportedHeat = value(.heat)
    primary.supply = value(.primarySupplyTemperature)
    primary.back = value(.primaryReturnTemperature)
    primary.flow = value(.primaryFlow)
    primary.supplyPressure = value(.primarySupplyPressure)
    primary.returnPressure = value(.primaryReturnPressure)
    primary.reportedHeat = value(.primaryHeat)
    let coolant = Coolant(
      coolant, statedDensity: value(.coolantDensity),
      statedSpecificHeat: value(.coolantSpecificHeat))
    secondary.reckon(coolant)
    primary.reckon(Coolant(.water))
  }

  private mutating func readParts(_ present: Present, _ table: PartTable) {
    func part(_ id: EntityID, _ quantity: Quantity) -> Part {
      Part(id: id, name: shortName(of: id, present), value: present.value(of: id, quantity))
    }
    pumps = table.parts(of: id, .pump).map { pump in
      let speed = present.value(of: pump, .pumpSpeed)
      return Pump(
        id: pump, name: shortName(of: pump, present), speed: speed,
        condition: Self.condition(severity: present.value(of: pump, .severity), speed: speed))
    }
    filters = table.parts(of: id, .filter).map { part($0, .pressureDifference) }
    reservoirs = table.parts(of: id, .reservoir).map { part($0, .fluidLevel) }
    leakDetectors = table.parts(of: id, .leakDetector).map { part($0, .leak) }
  }

  private func shortName(of id: EntityID, _ present: Present) -> String {
    String(present.directory.name(of: id).dropFirst(name.count + 1))
  }

  private static func condition(severity: Double?, speed: Double?) -> Pump.Condition {
    if let severity, severity >= 2 { return .failed }
    guard let speed else { return .unknown }
    return speed > 0.01 ? .running : .standby
  }

  private mutating func reckon() {
    if let warm = secondary.supply, let cold = primary.supply {
      approach = HeatTransfer.approach(technologySupply: warm, facilitySupply: cold)
    }
    if let heat = secondary.computedHeat, let hot = secondary.back, let cold = primary.supply,
      let hotRate = secondary.capacityRate, let coldRate = primary.capacityRate
    {
      exchanger = HeatTransfer.exchanger(
        heat: heat, hotInlet: hot, coldInlet: cold, hotRate: hotRate, coldRate: coldRate)
    }
    // Of a unit at rest the difference of two thermometers says nothing.
    let least = max((capacity ?? 0) * 0.05, 1e3)
    if let given = primary.computedHeat, let taken = secondary.computedHeat, max(given, taken) > least {
      closure = HeatTransfer.closure(given: given, taken: taken)
      if min(given, taken) > least, let closure, abs(closure) > Self.balanceTolerance {
        contradictions.append(.balance(given: given, taken: taken))
      }
    }
    if let supply = secondary.supply, let dewPoint { dewPointMargin = supply - dewPoint }
    for (side, isPrimary) in [(primary, true), (secondary, false)] {
      if let deviation = side.deviation, abs(deviation) > Self.heatTolerance, let reported = side.reportedHeat,
        let computed = side.computedHeat, max(abs(reported), abs(computed)) > least
      {
        contradictions.append(.heat(isPrimary: isPrimary, reported: reported, computed: computed))
      }
      if let supply = side.supply, let back = side.back, back < supply - 0.5, (side.flow ?? 0) > 0 {
        contradictions.append(.coldReturn(isPrimary: isPrimary))
      }
      if let supply = side.supplyPressure, let back = side.returnPressure, back > supply {
        contradictions.append(.pressureRise(isPrimary: isPrimary))
      }
    }
  }
}

extension CoolingUnit.Side {
  /// Heat from flow and temperatures; none from a return that is colder than the supply.
  fileprivate mutating func reckon(_ coolant: Coolant) {
    guard let supply, let back, let flow else { return }
    let rate = coolant.capacityRate(flow: flow * HeatTransfer.litrePerMinute, at: (supply + back) / 2)
    capacityRate = rate
    if back >= supply { computedHeat = rate * (back - supply) }
  }
}
