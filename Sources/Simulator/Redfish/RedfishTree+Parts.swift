internal import SiteModel

extension RedfishTree {
  /// Where a unit's coolant comes and goes.
  func connector(_ path: String, isPrimary: Bool, of unit: Unit, _ box: Box) -> JSON {
    let side = isPrimary ? "Primary" : "Secondary"
    let (fluid, rated, loop) = rating(of: unit, isPrimary: isPrimary)
    var members: [(String, JSON)] = [
      ("Status", Self.status(.good)), ("CoolantConnectorType", "Pair"),
      ("Coolant", coolant(fluid, at: isPrimary ? 30 : 38)), ("RatedFlowLitersPerMinute", .number(rated.rounded())),
    ]
    let places = [
      ("FlowLitersPerMinute", "\(side)Flow"), ("SupplyTemperatureCelsius", "\(side)SupplyTemp"),
      ("ReturnTemperatureCelsius", "\(side)ReturnTemp"), ("DeltaTemperatureCelsius", "\(side)DeltaTemp"),
      ("SupplyPressurekPa", "\(side)SupplyPressure"), ("ReturnPressurekPa", "\(side)ReturnPressure"),
      ("DeltaPressurekPa", "\(side)DeltaPressure"), ("HeatRemovedkW", "\(side)Heat"),
    ]
    members += places.compactMap { property, sensor in box.excerpt(sensor).map { (property, $0) } }
    if isPrimary, let valve = box.excerpt("PrimaryValve") { members.append(("ValvePositionPercent", valve)) }
    if !isPrimary, unit.kind == .distribution {
      let supply = simulation.plan.coolantUnits[unit.index].supply
      members.append(
        (
          "SupplyTemperatureControlCelsius",
          ["SetPoint": .number(supply), "AllowableMin": 15, "AllowableMax": 50, "ControlMode": "Automatic"]
        ))
    }
    if let loop { members.append(("CoolingLoopName", .text(loop))) }
    let name = isPrimary ? "Facility water side" : "Technology side"
    return Self.resource(path, "CoolantConnector.v1_3_0.CoolantConnector", id: "1", name: name, members)
  }

  private func rating(of unit: Unit, isPrimary: Bool) -> (fluid: Fluid, rated: Double, loop: String?) {
    let plan = simulation.plan
    guard unit.kind == .distribution else {
      let side = plan.sideUnits[unit.index]
      if !isPrimary { return (side.bath, side.bathFlow, nil) }
      return (side.fluid, side.ratedFlow, side.facilityLoop >= 0 ? plan.facilityLoops[side.facilityLoop].name : nil)
    }
    let own = plan.coolantUnits[unit.index]
    if !isPrimary { return (own.fluid, own.pumps.ratedFlow, "TCS \(own.name)") }
    let loop = own.facilityLoop >= 0 ? plan.facilityLoops[own.facilityLoop] : nil
    return (loop?.fluid ?? Fluid(.water), own.exchanger.designPrimaryFlow, loop?.name)
  }

  func pump(_ number: Int, _ path: String, of unit: Unit, _ box: Box) -> JSON {
    let state = simulation.pumps[simulation.plan.coolantUnits[unit.index].firstPump + number - 1]
    let speed = box.sensors.first { $0.id == "Pump\(number)Speed" }?.value ?? 0
    // 100 % is 3,550 rpm, as of two-pole motors.
    let reading = box.excerpt("Pump\(number)Speed")?.adding([("SpeedRPM", .number((speed * 35.5).rounded()))]) ?? .null
    let isStandby = !state.hasFailed && state.speed < 0.05
    return Self.resource(
      path, "Pump.v1_2_0.Pump", id: String(number), name: "Pump \(number)",
      [
        ("PumpType", "Liquid"), ("PhysicalContext", "Pump"),
        (
          "Status",
          Self.status(
            state.hasFailed ? .critical : .good,
            state: state.hasFailed ? "UnavailableOffline" : isStandby ? "StandbySpare" : "Enabled")
        ),
        ("PumpSpeedPercent", reading), ("InletPressurekPa", box.excerpt("Pump\(number)Inlet") ?? .null),
      ])
  }

  func filter(_ path: String, _ box: Box) -> JSON {
    let health = box.sensors.first { $0.id == "FilterDP" }?.health ?? .good
    return Self.resource(
      path, "Filter.v1_1_0.Filter", id: "1", name: "Filter 1",
      [
        ("Replaceable", true), ("HotPluggable", true), ("RatedServiceHours", 4320), ("Status", Self.status(health)),
        ("DeltaLiquidPressurekPa", box.excerpt("FilterDP") ?? .null),
      ])
  }

  func reservoir(_ path: String, of unit: Unit, _ box: Box) -> JSON {
    let isTank = unit.kind == .tank
    let fluid = isTank ? simulation.plan.sideUnits[unit.index].bath : simulation.plan.coolantUnits[unit.index].fluid
    let health = box.sensors.first { $0.id == "ReservoirLevel" }?.health ?? .good
    return Self.resource(
      path, "Reservoir.v1_0_2.Reservoir", id: "1", name: "Reservoir",
      [
        ("ReservoirType", .text(isTank ? "Immersion" : "Reserve")), ("Status", Self.status(health)),
        ("FluidLevelStatus", .text(health.rawValue)), ("Coolant", coolant(fluid, at: 35)),
        ("FluidLevelPercent", box.excerpt("ReservoirLevel") ?? .null),
      ])
  }

  func leakDetection(_ path: String, of unit: Unit, _ box: Box) -> JSON {
    let health = Health(box.wetness ?? 0)
    return Self.resource(
      path, "LeakDetection.v1_2_0.LeakDetection", id: "LeakDetection", name: "Leak detection",
      [
        ("Status", Self.status(health)),
        (
          "LeakDetectorGroups",
          [
            [
              "GroupName": "Under the unit", "Status": Self.status(health),
              "Detectors": [
                [
                  "DataSourceUri": .text("\(Self.root)/Chassis/\(unit.chassis)/LeakDetectors/Rope1"),
                  "DeviceName": "Leak rope", "DetectorState": .text(health.rawValue),
                ]
              ],
            ]
          ]
        ),
      ])
  }

  // MARK: Loops

  func coolingLoops(_ rest: [String]) -> JSON? {
    let plan = simulation.plan
    let path = "\(Self.root)/ThermalEquipment/CoolingLoops"
    let facility = plan.facilityLoops.map(\.name)
    let technology = plan.coolantUnits.map { "TCS \($0.name)" }
    guard let id = rest.first else {
      return Self.collection(path, "CoolingLoop", name: "Cooling loops", (facility + technology).map(Self.segment))
    }
    guard rest.count == 1 else { return nil }
    if let index = facility.firstIndex(where: { Self.segment($0) == id }) {
      let loop = plan.facilityLoops[index]
      let consumers = loop.units.map { plan.coolantUnits[$0].name } + loop.sideUnits.map { plan.sideUnits[$0].name }
      let failed = (loop.plant + loop.pumps).contains { simulation.plantUnits[$0].hasFailed }
      return self.loop(
        "\(path)/\(id)", loop.name, "FWS", loop.fluid, failed ? .warning : .good,
        from: (loop.plant + loop.pumps).map { plan.plantUnits[$0].name }, to: consumers)
    }
    guard let index = technology.firstIndex(where: { Self.segment($0) == id }) else { return nil }
    let unit = plan.coolantUnits[index]
    return loop(
      "\(path)/\(id)", technology[index], "TCS", unit.fluid, .good, from: [unit.name],
      to: unit.racks.map { plan.racks[$0].name })
  }

  private func loop(
    _ path: String, _ name: String, _ type: String, _ fluid: Fluid, _ health: Health, from suppliers: [String],
    to consumers: [String]
  ) -> JSON {
    Self.resource(
      path, "CoolingLoop.v1_1_0.CoolingLoop", id: Self.segment(name), name: name,
      [
        ("CoolingLoopType", .text(type)), ("Coolant", coolant(fluid, at: 35)), ("CoolantQuality", "OK"),
        ("Status", Self.status(health)), ("SupplyEquipmentNames", .array(suppliers.map { .text($0) })),
        ("ConsumingEquipmentNames", .array(consumers.map { .text($0) })),
      ])
  }
}
