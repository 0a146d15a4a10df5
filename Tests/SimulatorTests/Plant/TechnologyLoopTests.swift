import SiteFile
import SiteModel
import Testing

@testable import Simulator

@Suite struct TechnologyLoopTests {
  /// Eight racks on one unit at full load.
  private func hall(
    _ faults: [ScriptedFault] = [], deviation: Double = 0.1, seed: UInt64 = 1, nodes: Int = 64
  ) throws -> Simulation {
    let topology = try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: nodes)
    return try Simulation(
      of: topology, seed: seed, faults: [ScriptedFault(.fullLoad, at: .zero)] + faults, deviation: deviation)
  }

  private func truth(_ simulation: Simulation) throws -> CoolingTruth {
    try #require(simulation.truth(ofUnit: "CDU-01"))
  }

  private func settled(_ faults: [ScriptedFault] = [], for seconds: Int = 1800) throws -> Simulation {
    var simulation = try hall(faults)
    simulation.advance(to: Simulation.start + .seconds(seconds))
    return simulation
  }

  @Test func `the valve keeps the supply at its set point`() throws {
    let simulation = try settled()
    #expect(abs(simulation.coolantUnits[0].supply - 32) < 0.1, "\(simulation.coolantUnits[0].supply)")
    #expect((0.3...0.95).contains(simulation.coolantUnits[0].valve.opening))
  }

  @Test func `what the racks give comes out at the facility's side with the pumps' own heat`() throws {
    let simulation = try settled()
    let unit = simulation.coolantUnits[0]
    let pumps = (unit.power - 400) * 0.9
    #expect(abs(unit.primaryHeat / (unit.heat + pumps) - 1) < 0.005)
    #expect(abs(unit.heat / (try truth(simulation)).heat - 1) < 0.01)
  }

  @Test(arguments: [1, 5, 10, 600]) func `a loop settles at the same temperatures whatever the steps`(stride: Int)
    throws
  {
    var simulation = try hall()
    simulation.advance(to: Simulation.start + .seconds(3600), stride: stride)
    let unit = simulation.coolantUnits[0]
    #expect(abs(unit.supply - 32) < 0.15, "\(unit.supply)")
    #expect(abs(unit.back - 42.6) < 0.3, "\(unit.back)")
    #expect(abs(simulation.facilityLoops[0].supply - 27) < 0.2)
  }

  @Test func `when one pump trips the one that stands by takes over`() throws {
    var simulation = try settled([ScriptedFault(.pumpTrip, thing: "CDU-01/Pump 1", at: .seconds(1801))])
    let before = simulation.coolantUnits[0].flow
    simulation.advance(to: Simulation.start + .seconds(1806))
    #expect(simulation.coolantUnits[0].flow < before * 0.98)
    simulation.advance(to: Simulation.start + .seconds(1920))
    #expect(abs(simulation.coolantUnits[0].flow / before - 1) < 0.01)
    #expect(simulation.pumps[0].speed < 0.01 && simulation.pumps[1].speed > 0.5)
  }

  @Test func `flow goes with speed, pressure with its square and power with its cube`() {
    let pumps = PumpGroup(count: 3, needed: 2, ratedFlow: 800)
    let full = pumps.flow(speeds: [1, 1, 0], clogging: 1)
    let half = pumps.flow(speeds: [0.5, 0.5, 0], clogging: 1)
    #expect(abs(full - 800) < 1e-6)
    #expect(abs(half / full - 0.5) < 1e-9)
    #expect(abs(pumps.outerDifference(at: half) / pumps.outerDifference(at: full) - 0.25) < 1e-9)
    // One that runs down beside one that has taken over leaves nothing undone.
    let mixed = pumps.flow(speeds: [1, 0.6, 0.9], clogging: 1)
    #expect(
      mixed > pumps.flow(speeds: [1, 0, 0.9], clogging: 1) - 1e-6 && mixed < pumps.flow(speeds: [1, 1, 1], clogging: 1))
    #expect(pumps.flow(speeds: [1, 1, 0], clogging: 8) < full * 0.85)
  }

  @Test func `an exchanger passes on what its data sheet says`() {
    // Deschutes: 2000 kW between 131.6 and 135.0 kW/K at 3 K.
    let conductance = CounterflowExchanger.conductance(for: 2e6, hot: 131.6e3, cold: 135.0e3, approach: 3)
    #expect(abs(conductance / 627e3 - 1) < 0.01, "\(conductance)")
    let share = CounterflowExchanger.effectiveness(conductance: conductance, hot: 131.6e3, cold: 135.0e3)
    #expect(abs(share - 0.835) < 0.001)
    #expect(abs(CounterflowExchanger.effectiveness(conductance: 1e3, hot: 1e3, cold: 1e3) - 0.5) < 1e-9)
  }

  @Test func `without facility water the loop warms with all that it holds`() throws {
    let simulation = try settled([ScriptedFault(.waterLost, thing: "CDU-01", at: .seconds(1801))])
    let before = try truth(simulation)
    var later = simulation
    later.advance(to: simulation.moment + .seconds(30))
    let middle = try truth(later)
    later.advance(to: simulation.moment + .seconds(60))
    let after = try truth(later)
    let rise = after.back - middle.back
    let expected = before.heat * 30 / before.heatCapacity
    #expect(abs(rise / expected - 1) < 0.1, "\(rise) K, expected \(expected)")
    let times = try #require(simulation.limitTimes(ofUnit: "CDU-01", within: 600))
    // From what it is on the whole to 45 °C, the unit's limit towards the racks; where it leaves for them it is colder
    // than on the whole, for it still flows and is still warmed there.
    let reckoned = before.heatCapacity * (45 - before.mean) / before.heat
    let supply = try #require(times.supply)
    #expect((1...1.4).contains(supply / reckoned), "\(supply) s, reckoned \(reckoned)")
    later = simulation
    later.advance(to: simulation.moment + .seconds(supply))
    let gained = (try truth(later).mean - before.mean) * before.heatCapacity
    // A few seconds go by before the water stands still.
    #expect((0.9...1.02).contains(gained / (before.heat * supply)), "\(gained / (before.heat * supply))")
  }

  @Test func `without pumps the heat stays in the racks and accelerators slow down first`() throws {
    let simulation = try settled([ScriptedFault(.pumpStop, thing: "CDU-01", at: .seconds(1801))])
    let before = try truth(simulation)
    let times = try #require(simulation.limitTimes(ofUnit: "CDU-01", within: 600))
    let accelerator = try #require(times.accelerator)
    #expect(times.supply == nil)
    // The racks' own coolant and metal, and a little for pumps that coast and chips that follow.
    let reckoned = before.rackHeatCapacity * (before.headroom ?? 0) / before.heat
    #expect((1...1.25).contains(accelerator / reckoned), "\(accelerator) s, reckoned \(reckoned)")
    #expect((30...200).contains(accelerator), "\(accelerator)")
    #expect(accelerator < times.back ?? .infinity || (times.back ?? 0) > 30)
    #expect((before.headroom ?? 0) > 5)
  }

  @Test func `the simulator's volumes are not those of the site file, and differ from seed to seed`() throws {
    let exact = try truth(hall(deviation: 0))
    let first = try truth(hall(seed: 1))
    let second = try truth(hall(seed: 2))
    #expect(first.heatCapacity != exact.heatCapacity && first.heatCapacity != second.heatCapacity)
    #expect(abs(first.heatCapacity / exact.heatCapacity - 1) < 0.1)
    let simulation = try hall(seed: 3)
    for rack in simulation.plan.racks { #expect((0.8...0.9).contains(rack.liquidShare)) }
  }

  @Test func `a fouled exchanger asks for more water, a clogged filter for more pressure, a leak empties`() throws {
    let clean = try settled()
    let faults: [ScriptedFault] = [
      ScriptedFault(.fouling, thing: "CDU-01", at: .seconds(60)),
      ScriptedFault(.leak, thing: "CDU-01", at: .seconds(60)),
      ScriptedFault(.filterClogged, thing: "CDU-01", at: .seconds(60)),
    ]
    let foul = try settled([faults[0]])
    #expect(foul.coolantUnits[0].valve.opening > clean.coolantUnits[0].valve.opening + 0.05)
    let leaking = try settled([faults[1]])
    #expect(leaking.coolantUnits[0].level < clean.coolantUnits[0].level - 0.3)
    #expect(leaking.coolantUnits[0].level >= 0)
    let clogged = try settled([faults[2]])
    #expect(clogged.coolantUnits[0].flow < clean.coolantUnits[0].flow * 0.95)
  }

  @Test func `exchanged thermometers show a return that is colder than the supply`() throws {
    let simulation = try settled([ScriptedFault(.sensorSwap, thing: "CDU-01", at: .seconds(60))])
    let batch = simulation.batch(ofUnit: 0)
    func value(_ quantity: Quantity) -> Double? {
      batch.readings.first { $0.subject == 0 && $0.quantity == quantity }?.value
    }
    let (supply, back) = (try #require(value(.supplyTemperature)), try #require(value(.returnTemperature)))
    #expect(back < supply - 5)
    #expect(abs(simulation.coolantUnits[0].supply - 32) < 0.1)
  }
}
