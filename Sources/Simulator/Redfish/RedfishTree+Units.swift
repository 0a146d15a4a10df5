internal import SiteModel

extension RedfishTree {
  /// A cooling unit by its place in the simulation.
  struct Unit: Sendable {
    enum Kind: String, Sendable {
      case distribution = "CDUs"
      case exchanger = "HeatExchangers"
      case tank = "ImmersionUnits"

      /// The word for one of them.
      var word: String {
        switch self {
        case .distribution: "CDU"
        case .exchanger: "HeatExchanger"
        case .tank: "ImmersionUnit"
        }
      }
    }

    var kind: Kind
    var index: Int
    var name: String

    var id: String { RedfishTree.segment(name) }
    /// Of its chassis.
    var chassis: String { "\(kind.word)-\(id)" }
    var path: String { "\(RedfishTree.root)/ThermalEquipment/\(kind.rawValue)/\(id)" }
  }

  var units: [Unit] {
    let plan = simulation.plan
    return plan.coolantUnits.enumerated().map { Unit(kind: .distribution, index: $0, name: $1.name) }
      + plan.sideUnits.enumerated().map { Unit(kind: $1.isTank ? .tank : .exchanger, index: $0, name: $1.name) }
  }

  func thermalEquipment(_ rest: [String]) -> JSON? {
    let path = "\(Self.root)/ThermalEquipment"
    guard let first = rest.first else {
      let kinds = [Unit.Kind.distribution, .exchanger, .tank].filter { kind in units.contains { $0.kind == kind } }
      let members = kinds.map { ($0.rawValue, Self.link("\(path)/\($0.rawValue)")) }
      return Self.resource(
        path, "ThermalEquipment.v1_2_0.ThermalEquipment", id: "ThermalEquipment", name: "Cooling equipment",
        [("Status", ["State": "Enabled"])] + members + [("CoolingLoops", Self.link("\(path)/CoolingLoops"))])
    }
    if first == "CoolingLoops" { return coolingLoops(Array(rest.dropFirst())) }
    guard let kind = Unit.Kind(rawValue: first) else { return nil }
    let own = units.filter { $0.kind == kind }
    guard rest.count > 1 else {
      return Self.collection("\(path)/\(first)", "CoolingUnit", name: first, own.map(\.id))
    }
    guard let unit = own.first(where: { $0.id == rest[1] }), let box = box(unit.chassis) else { return nil }
    return part(Array(rest.dropFirst(2)), of: unit, box)
  }

  private func part(_ rest: [String], of unit: Unit, _ box: Box) -> JSON? {
    guard let first = rest.first else { return document(of: unit, box) }
    let path = "\(unit.path)/\(first)"
    let member = rest.count > 1 ? rest[1] : nil
    guard rest.count <= 2 else { return nil }
    switch (first, unit.kind) {
    case ("PrimaryCoolantConnectors", _), ("SecondaryCoolantConnectors", .distribution),
      ("SecondaryCoolantConnectors", .tank):
      guard let member else { return Self.collection(path, "CoolantConnector", name: first, ["1"]) }
      return member == "1" ? connector("\(path)/1", isPrimary: first.hasPrefix("Primary"), of: unit, box) : nil
    case ("Pumps", .distribution):
      let count = simulation.plan.coolantUnits[unit.index].pumps.count
      guard let member else { return Self.collection(path, "Pump", name: "Pumps", (1...count).map(String.init)) }
      return Int(member).flatMap { (1...count).contains($0) ? pump($0, "\(path)/\($0)", of: unit, box) : nil }
    case ("Filters", .distribution):
      guard let member else { return Self.collection(path, "Filter", name: "Filters", ["1"]) }
      return member == "1" ? filter("\(path)/1", box) : nil
    case ("Reservoirs", .distribution), ("Reservoirs", .tank):
      guard let member else { return Self.collection(path, "Reservoir", name: "Reservoirs", ["1"]) }
      return member == "1" ? reservoir("\(path)/1", of: unit, box) : nil
    case ("LeakDetection", .distribution): return member == nil ? leakDetection(path, of: unit, box) : nil
    case ("EnvironmentMetrics", .distribution):
      return member == nil ? environment(box, path, name: unit.name) : nil
    default: return nil
    }
  }

  private func document(of unit: Unit, _ box: Box) -> JSON {
    var members: [(String, JSON)] = [
      ("EquipmentType", .text(unit.kind.word)), ("Manufacturer", "Aisle"), ("Model", "Simulated"),
      ("SerialNumber", .text("SIM-\(unit.id)")), ("FirmwareVersion", "1.0"), ("Status", Self.status(box.health)),
    ]
    func add(_ names: String...) { members += names.map { ($0, Self.link("\(unit.path)/\($0)")) } }
    switch unit.kind {
    case .distribution:
      let plan = simulation.plan.coolantUnits[unit.index]
      members.append(("CoolingCapacityWatts", .number(plan.capacity.rounded())))
      members.append(("Coolant", coolant(plan.fluid, at: 35)))
      members.append(("PumpRedundancy", [pumpRedundancy(unit, plan.pumps)]))
      add(
        "PrimaryCoolantConnectors", "SecondaryCoolantConnectors", "Pumps", "Filters", "Reservoirs",
        "EnvironmentMetrics", "LeakDetection")
    case .exchanger, .tank:
      let plan = simulation.plan.sideUnits[unit.index]
      members.append(("CoolingCapacityWatts", .number(plan.capacity.rounded())))
      add("PrimaryCoolantConnectors")
      if unit.kind == .tank { add("SecondaryCoolantConnectors", "Reservoirs") }
    }
    members.append(("Links", ["Chassis": [Self.link("\(Self.root)/Chassis/\(unit.chassis)")]]))
    return Self.resource(unit.path, "CoolingUnit.v1_5_0.CoolingUnit", id: unit.id, name: unit.name, members)
  }

  private func pumpRedundancy(_ unit: Unit, _ pumps: PumpGroup) -> JSON {
    let first = simulation.plan.coolantUnits[unit.index].firstPump
    let whole = (0..<pumps.count).count { !simulation.pumps[first + $0].hasFailed }
    let health: Health = whole < pumps.needed ? .critical : whole < pumps.count ? .warning : .good
    return [
      "RedundancyType": .text(pumps.count > pumps.needed ? "NPlusM" : "NotRedundant"),
      "MinNeededInGroup": .number(Double(pumps.needed)), "MaxSupportedInGroup": .number(Double(pumps.count)),
      "RedundancyGroup": .array((1...pumps.count).map { Self.link("\(unit.path)/Pumps/\($0)") }),
      "Status": Self.status(health),
    ]
  }

  /// What flows somewhere, with its properties at °C.
  func coolant(_ fluid: Fluid, at temperature: Double) -> JSON {
    let properties: [(String, JSON)] = [
      ("SpecificHeatkJoulesPerKgK", .number(fluid.specificHeat(at: temperature) / 1000)),
      ("DensityKgPerCubicMeter", .number(fluid.density(at: temperature).rounded())),
    ]
    switch fluid.kind {
    case .water: return .object([("CoolantType", "Water"), ("AdditivePercent", 0)] + properties)
    case .propyleneGlycol25:
      return .object(
        [("CoolantType", "Water"), ("AdditiveName", "Propylene glycol"), ("AdditivePercent", 25)] + properties)
    case .dielectric: return .object([("CoolantType", "Hydrocarbon")] + properties)
    }
  }
}
