import Analysis
import SiteModel
import Testing

@Suite("What is wrong with cooling is told by its cause")
struct CoolingRuleTests {
  typealias Value = (EntityKind, String, Quantity, Double)

  /// Two racks on a unit "C" that is to keep 32 °C, on the loop "L".
  static func bench(_ values: [Value]) -> Bench {
    var bench = Bench(nodes: 4) { plan in
      plan.facilityLoops = [FacilityLoop(name: "L")]
      plan.coolantDistributionUnits = [CoolantDistributionUnit(name: "C", capacity: 3e5)]
      plan.coolantDistributionUnits[0].supplyTemperature = 32
      plan.coolantDistributionUnits[0].facilityLoop = 0
      for rack in plan.racks.indices { plan.racks[rack].coolantDistributionUnit = 0 }
    }
    for node in 0..<4 { bench.reportHealthy("n\(node)") }
    bench.meter(values)
    return bench
  }

  static func unit(_ quantity: Quantity, _ value: Double) -> Value { (.coolantDistributionUnit, "C", quantity, value) }

  private func kinds(_ values: [Value]) -> [Finding.Kind] { Self.bench(values).findings().map(\.kind) }

  @Test("Pumps that all rest stand still, whoever says it, and are told of once")
  func pumpsThatRest() {
    let parts: [Value] = [(.pump, "C/1", .pumpSpeed, 0), (.pump, "C/2", .pumpSpeed, 0)]
    let failed: [Value] = [(.pump, "C/1", .severity, 2), (.pump, "C/2", .severity, 2)]
    #expect(kinds([Self.unit(.pumpSpeed, 0)]) == [.pumpsStopped])
    #expect(kinds(parts) == [.pumpsStopped])
    #expect(kinds(parts + failed + [Self.unit(.pumpSpeed, 0)]) == [.pumpsStopped])
    #expect(kinds(parts + [(.pump, "C/2", .pumpSpeed, 0.5), Self.unit(.pumpSpeed, 0.5)]).isEmpty)
    #expect(kinds([(.pump, "C/1", .temperature, 30)]).isEmpty)
  }

  @Test("A leak does not end because nobody tells of it any more")
  func leakThatIsOld() {
    let bench = Self.bench([(.leakDetector, "C/rope", .leak, 2)])
    let found = bench.findings(at: Bench.now + .seconds(300)).filter { $0.kind == .leakDetected }
    #expect(found.map(\.priority) == [.critical])
    #expect(found.first?.detail == .readings(age: .seconds(300)))
    #expect(kinds([Self.unit(.leak, 2)]) == [.leakDetected])
  }

  @Test("A unit that states its own set point is judged by it")
  func ownSetPoint() {
    #expect(kinds([Self.unit(.supplyTemperature, 35)]) == [.coolantSupplyWarm])
    #expect(kinds([Self.unit(.supplyTemperature, 35), Self.unit(.supplySetPoint, 36)]).isEmpty)
    let tank: [Value] = [
      (.immersionUnit, "T", .supplyTemperature, 45), (.immersionUnit, "T", .supplySetPoint, 40),
    ]
    #expect(kinds(tank) == [.coolantSupplyWarm])
  }

  @Test("Thermometers that are exchanged are told of, not warm coolant")
  func exchangedThermometers() {
    let found = Self.bench([
      Self.unit(.supplyTemperature, 42), Self.unit(.returnTemperature, 32), Self.unit(.flow, 500),
    ]).findings()
    #expect(found.map(\.kind) == [.readingsContradict])
    #expect(found.first?.priority == .medium)
  }

  @Test("A filter that costs 0.6 bar is told of where its device states no limit")
  func dirtyFilter() {
    let found = Self.bench([(.filter, "C/1", .pressureDifference, 61e3)]).findings()
    #expect(found.map(\.kind) == [.limitBroken])
    #expect(found.first?.limit == 60e3)
    #expect(kinds([(.filter, "C/1", .pressureDifference, 59e3)]).isEmpty)
  }

  /// Both sides at 10 K; the heats that flows of so many L/min carry.
  private func sides(primary: Double, secondary: Double) -> [Value] {
    [
      Self.unit(.primarySupplyTemperature, 20), Self.unit(.primaryReturnTemperature, 30),
      Self.unit(.primaryFlow, primary), Self.unit(.supplyTemperature, 32), Self.unit(.returnTemperature, 42),
      Self.unit(.flow, secondary),
    ]
  }

  @Test("A flow meter that drifts is told of once the two sides' heats are 15 % apart, but not of a unit at rest")
  func driftingFlowMeter() {
    #expect(kinds(sides(primary: 400, secondary: 410)).isEmpty)
    #expect(kinds(sides(primary: 400, secondary: 500)) == [.readingsContradict])
    #expect(kinds(sides(primary: 10, secondary: 14)).isEmpty)
  }

  @Test("A loop without water is told of first, and not its units one by one")
  func stoppedLoop() {
    let dry: [Value] = [(.coolantLoop, "L", .flow, 1)]
    let hot: [Value] = [
      Self.unit(.heat, 2e5), Self.unit(.valvePosition, 1), Self.unit(.supplyTemperature, 40),
      Self.unit(.primarySupplyTemperature, 20),
    ]
    #expect(kinds(hot) == [.coolingStarved, .coolantSupplyWarm])
    #expect(kinds(dry + hot) == [.loopStopped, .coolantSupplyWarm])
    #expect(kinds(dry + [Self.unit(.heat, 0)]).isEmpty)
    #expect(kinds([(.coolantLoop, "L", .flow, 200)] + hot) == [.coolingStarved, .coolantSupplyWarm])
  }

  @Test("A unit with slashes in its name has its parts, and a part with slashes its unit")
  func slashes() {
    let values: [Value] = [
      (.coolantDistributionUnit, "1/2/C", .supplyTemperature, 30), (.pump, "1/2/C/Pump 1", .pumpSpeed, 0.5),
      (.leakDetector, "1/2/C/Rope a/b", .leak, 2), (.coolantDistributionUnit, "1/2/D", .supplyTemperature, 30),
    ]
    let unit = Self.bench(values).evidence.cooling.units.first { $0.name == "1/2/C" }
    #expect(unit?.pumps.map(\.name) == ["Pump 1"])
    #expect(unit?.leakDetectors.map(\.name) == ["Rope a/b"])
    let unwell: [Value] = [
      (.coolantDistributionUnit, "1/2/C", .severity, 2), (.coolantDistributionUnit, "1/2/D", .severity, 2),
    ]
    #expect(Self.bench(unwell).findings().count == 2)
  }

  @Test("A few watts that two meters see otherwise are no contradiction")
  func unitAtRest() {
    let found = Self.bench([
      Self.unit(.supplyTemperature, 26.1), Self.unit(.returnTemperature, 26.11), Self.unit(.flow, 190),
      Self.unit(.heat, 80), Self.unit(.primarySupplyTemperature, 26), Self.unit(.primaryReturnTemperature, 26.2),
      Self.unit(.primaryFlow, 10), Self.unit(.primaryHeat, 90),
    ])
    #expect(found.findings().isEmpty)
    #expect(found.evidence.cooling.units.first?.closure == nil)
  }
}
