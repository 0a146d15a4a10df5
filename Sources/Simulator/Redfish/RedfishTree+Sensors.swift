internal import SiteModel

/// What the sensors of a batch read, by subject and quantity.
struct BatchReadings {
  private let readings: [Reading]

  init(_ batch: Batch) { readings = batch.readings }

  subscript(quantity: Quantity, subject: Int = 0) -> Double {
    readings.first { $0.quantity == quantity && Int($0.subject) == subject }?.value ?? .nan
  }
}

extension RedfishTree {
  func box(of unit: Unit) -> Box {
    switch unit.kind {
    case .distribution:
      let read = BatchReadings(simulation.batch(ofUnit: unit.index))
      let plan = simulation.plan.coolantUnits[unit.index]
      let sensors =
        secondary(read, plan) + primary(read) + [valve(read)] + parts(read, plan.pumps.count) + surroundings(read)
      return Box(
        id: unit.chassis, name: unit.name, type: "StandAlone", sensors: sensors, unit: unit.path,
        health: Health(read[.severity]), wetness: read[.leak, plan.pumps.count + 3])
    case .exchanger, .tank:
      let read = BatchReadings(simulation.batch(ofSideUnit: unit.index))
      var sensors = primary(read)
      if unit.kind == .tank {
        sensors += sides(read, "Secondary", .supplyTemperature, .returnTemperature, .flow, .heat)
        sensors.append(level(read[.fluidLevel, 1]))
      }
      return Box(
        id: unit.chassis, name: unit.name, type: unit.kind == .tank ? "ImmersionTank" : "HeatExchanger",
        sensors: sensors, unit: unit.path, health: .good, wetness: nil)
    }
  }

  private func sides(
    _ read: BatchReadings, _ side: String, _ supply: Quantity, _ back: Quantity, _ flow: Quantity, _ heat: Quantity
  ) -> [RedfishSensor] {
    let word = side == "Primary" ? "Facility water" : "Technology loop"
    return [
      RedfishSensor("\(side)Flow", "\(word) flow", .flow, read[flow], at: "LiquidInlet"),
      RedfishSensor("\(side)SupplyTemp", "\(word) supply temperature", .temperature, read[supply], at: "LiquidInlet"),
      RedfishSensor("\(side)ReturnTemp", "\(word) return temperature", .temperature, read[back], at: "LiquidOutlet"),
      RedfishSensor(
        "\(side)DeltaTemp", "\(word) temperature rise", .temperatureDifference, read[back] - read[supply]),
      RedfishSensor("\(side)Heat", "\(word) heat", .heat, read[heat]),
    ]
  }

  private func secondary(_ read: BatchReadings, _ plan: Blueprint.CoolantUnit) -> [RedfishSensor] {
    var sensors = sides(read, "Secondary", .supplyTemperature, .returnTemperature, .flow, .heat)
    // Alarm settings as real units have them; pumps may turn at 40 %.
    sensors[0] = sensors[0].limited("Caution", under: plan.pumps.ratedFlow * 0.36, for: "PT1M40S", deadband: 10)
      .limited("Critical", under: plan.pumps.ratedFlow * 0.25, for: "PT10S", deadband: 10)
    sensors[1] = sensors[1].limited("Caution", over: plan.supply + 2, for: "PT2M", deadband: 1)
      .limited("Critical", over: plan.supplyLimit, for: "PT30S", deadband: 1)
      .limited("Caution", under: plan.supply - 2, for: "PT2M", deadband: 1)
    sensors[2] = sensors[2].limited("Caution", over: plan.returnLimit - 5, for: "PT1M", deadband: 1)
      .limited("Critical", over: plan.returnLimit, for: "PT10S", deadband: 1)
    return sensors + pressures("Secondary", read[.supplyPressure], read[.returnPressure], upper: 450)
  }

  private func primary(_ read: BatchReadings) -> [RedfishSensor] {
    let sensors = sides(
      read, "Primary", .primarySupplyTemperature, .primaryReturnTemperature, .primaryFlow, .primaryHeat)
    let supply = read[.primarySupplyPressure]
    guard supply.isFinite else { return sensors }
    return sensors + pressures("Primary", supply, read[.primaryReturnPressure], upper: 700)
  }

  private func pressures(_ side: String, _ supply: Double, _ back: Double, upper: Double) -> [RedfishSensor] {
    let word = side == "Primary" ? "Facility water" : "Technology loop"
    return [
      RedfishSensor("\(side)SupplyPressure", "\(word) supply pressure", .pressure, supply, at: "LiquidInlet")
        .limited("Caution", over: upper, for: "PT10S", deadband: 25)
        .limited("Critical", over: upper + 50, for: "PT0S", deadband: 25),
      RedfishSensor("\(side)ReturnPressure", "\(word) return pressure", .pressure, back, at: "LiquidOutlet"),
      RedfishSensor("\(side)DeltaPressure", "\(word) differential pressure", .pressureDifference, supply - back),
    ]
  }

  private func valve(_ read: BatchReadings) -> RedfishSensor {
    RedfishSensor("PrimaryValve", "Facility water valve", .percent, read[.valvePosition])
      .limited("Caution", over: 97, for: "PT5M", deadband: 5)
  }

  private func level(_ reading: Double) -> RedfishSensor {
    RedfishSensor("ReservoirLevel", "Reservoir level", .percent, reading, at: "Reservoir")
      .limited("Caution", under: 30, for: "PT1M", deadband: 3).limited("Critical", under: 15, for: "PT10S", deadband: 3)
  }

  private func parts(_ read: BatchReadings, _ pumps: Int) -> [RedfishSensor] {
    var sensors: [RedfishSensor] = []
    for number in 1...pumps {
      sensors.append(
        RedfishSensor("Pump\(number)Speed", "Pump \(number) speed", .percent, read[.pumpSpeed, number], at: "Pump"))
      sensors.append(
        RedfishSensor(
          "Pump\(number)Inlet", "Pump \(number) inlet pressure", .pressure, read[.inletPressure, number], at: "Pump"
        ).limited("Caution", under: 100, for: "PT10S", deadband: 10)
          .limited("Critical", under: 60, for: "PT2S", deadband: 10))
    }
    sensors.append(
      RedfishSensor(
        "FilterDP", "Filter differential pressure", .pressureDifference, read[.pressureDifference, pumps + 1],
        at: "Filter"
      ).limited("Caution", over: 60, for: "PT5M", deadband: 5).limited("Critical", over: 100, for: "PT1M", deadband: 10)
    )
    sensors.append(level(read[.fluidLevel, pumps + 2]))
    return sensors
  }

  private func surroundings(_ read: BatchReadings) -> [RedfishSensor] {
    air(read) + [RedfishSensor("Power", "Input power", .power, read[.power], at: "Chassis")]
  }

  private func air(_ read: BatchReadings) -> [RedfishSensor] {
    [
      RedfishSensor("RoomTemp", "Room temperature", .temperature, read[.temperature], at: "Room"),
      RedfishSensor("RoomRH", "Room relative humidity", .humidity, read[.humidity], at: "Room"),
      RedfishSensor("DewPoint", "Room dew point", .temperature, read[.dewPoint], at: "Room"),
    ]
  }

  // MARK: Halls and the site

  func box(ofHall index: Int) -> Box {
    let name = simulation.names.hallSubjects[index].first?.name ?? ""
    return Box(
      id: "Hall-\(Self.segment(name))", name: name, type: "Other",
      sensors: air(BatchReadings(simulation.batch(ofHall: index))), unit: nil, health: .good, wetness: nil)
  }

  var siteBox: Box {
    let read = BatchReadings(simulation.meterBatch())
    return Box(
      id: "Site", name: site, type: "Other",
      sensors: [
        RedfishSensor("Power", "Facility input power", .power, read[.power].rounded()),
        RedfishSensor("Outdoor", "Outdoor dry bulb", .temperature, read[.outdoorTemperature]),
      ], unit: nil, health: .good, wetness: nil)
  }

  func facilities(_ rest: [String]) -> JSON? {
    let path = "\(Self.root)/Facilities"
    let halls = simulation.names.hallSubjects.indices.map { box(ofHall: $0) }
    let boxes = [siteBox] + halls
    guard let id = rest.first else {
      return Self.collection(path, "Facility", name: "Facilities", boxes.map(\.id))
    }
    guard let box = boxes.first(where: { $0.id == id }) else { return nil }
    if rest.dropFirst() == ["EnvironmentMetrics"] {
      return environment(box, "\(path)/\(id)/EnvironmentMetrics", name: box.name)
    }
    guard rest.count == 1 else { return nil }
    let links: JSON =
      id == "Site"
      ? ["ContainsFacilities": .array(halls.map { Self.link("\(path)/\($0.id)") })]
      : ["ContainedByFacility": Self.link("\(path)/Site")]
    return Self.resource(
      "\(path)/\(id)", "Facility.v1_4_2.Facility", id: id, name: box.name,
      [
        ("FacilityType", .text(id == "Site" ? "Site" : "Room")), ("Status", Self.status(.good)),
        ("EnvironmentMetrics", Self.link("\(path)/\(id)/EnvironmentMetrics")), ("Links", links),
      ])
  }
}
