import SiteFile
import SiteModel
import Testing

@testable import Simulator

@Suite struct FacilityTests {
  /// 15 July 2026, 06:00 UTC: two in the afternoon at the site.
  private static let july = Moment(seconds: 1_784_095_200)

  private func hall(_ faults: [ScriptedFault] = [], at beginning: Moment = Simulation.start) throws -> Simulation {
    try Simulation(
      of: SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 256), seed: 3,
      faults: [ScriptedFault(.fullLoad, at: .zero)] + faults, beginning: beginning)
  }

  private func run(_ simulation: inout Simulation, _ seconds: Int, stride: Int = 10) {
    simulation.advance(to: simulation.moment + .seconds(seconds), stride: stride)
  }

  private func heat(_ simulation: Simulation, _ kind: CoolingPlantUnit.Kind) -> Double {
    simulation.plan.plantUnits.indices.filter { simulation.plan.plantUnits[$0].kind == kind }
      .reduce(0) { $0 + simulation.plantUnits[$1].heat }
  }

  @Test func `towers alone do it in January, and chillers help in July`() throws {
    var winter = try hall()
    run(&winter, 3600)
    #expect(heat(winter, .chiller) == 0 && heat(winter, .coolingTower) > 5e5)
    var summer = try hall(at: Self.july)
    run(&summer, 3600)
    #expect(heat(summer, .chiller) > 1e5, "\(summer.weather)")
    for loop in winter.facilityLoops { #expect(abs(loop.supply - 27) < 0.5) }
    for loop in summer.facilityLoops { #expect(loop.supply < 29.5, "\(loop.supply)") }
    #expect(summer.meters.site > winter.meters.site)
  }

  @Test func `water evaporates as heat goes with it, and a third more is drained`() throws {
    var simulation = try hall()
    run(&simulation, 1800)
    let tower = simulation.plantUnits[0]
    #expect(abs(tower.makeup - tower.heat / 2.43e6 * 60 * 4 / 3) < 0.01)
    #expect(tower.waterUsed > 0)
  }

  @Test func `a loop passes on what the units give it`() throws {
    var simulation = try hall()
    run(&simulation, 3600)
    for (index, loop) in simulation.plan.facilityLoops.enumerated() where !loop.units.isEmpty {
      let given = loop.units.reduce(0) { $0 + simulation.coolantUnits[$1].primaryHeat }
      let taken = loop.plant.reduce(0) { $0 + simulation.plantUnits[$1].heat }
      #expect(abs(simulation.facilityLoops[index].heat / given - 1) < 0.02)
      #expect(abs(taken / given - 1) < 0.03, "\(taken) of \(given)")
    }
  }

  @Test(arguments: [1, 2]) func `one plant pump of two can do it at part load, and without both no water comes`(
    failed: Int
  ) throws {
    let plan = try hall().plan
    let names = plan.facilityLoops[0].pumps.map { plan.plantUnits[$0].name }
    #expect(names.count == 2)
    var simulation = try hall(
      names.prefix(failed).map { ScriptedFault(.facilityPumpFailed, thing: $0, at: .seconds(600)) })
    run(&simulation, 590)
    let before = simulation.coolantUnits[0].primaryFlow
    run(&simulation, 100)
    let share = simulation.coolantUnits[0].primaryFlow / before
    #expect(failed == 1 ? share > 0.9 : share < 0.02, "\(share)")
    let pumps = plan.facilityLoops[0].pumps.map { simulation.plantUnits[$0] }
    #expect(pumps[0].power == 0 && (pumps[1].power > 0) == (failed == 1))
  }

  @Test func `the weather goes through its day and its year`() {
    let dice = Dice(seed: 1)
    let january = (0..<24).map { Weather(at: 1_767_571_200 + $0 * 3600, dice: dice) }
    let july = (0..<24).map { Weather(at: 1_784_073_600 + $0 * 3600, dice: dice) }
    #expect(january.allSatisfy { (-8...16).contains($0.dryBulb) && $0.wetBulb < $0.dryBulb })
    #expect(july.allSatisfy { (20...38).contains($0.dryBulb) && $0.wetBulb < $0.dryBulb })
    #expect(july[15].dryBulb > july[4].dryBulb + 4)
    #expect(january[0].sun == 0 && january[12].sun > 0.4 && july[12].sun > 0.9)
    #expect(abs(Weather.dewPoint(temperature: 24, humidity: 0.5) - 12.9) < 0.1)
    #expect(abs(Weather.humidity(temperature: 24, dewPoint: 12.94) - 0.5) < 0.003)
  }

  private static let sideSite = """
    site: Sides
    simulated: yes
    accelerator-kinds:
      - {name: chip, vendor: none, memory: 1 GiB, power: 500 W, idle-power: 50 W, temperature-high: 95 °C}
    facility-loops:
      - {name: FWS, supply: 18 °C}
    cdus:
      - {name: CDU-1, loop: FWS, capacity: 100 kW, supply: 25 °C}
    heat-exchangers:
      - {name: Door-1, loop: FWS, capacity: 40 kW}
      - {name: Door-2, cdu: CDU-1, capacity: 40 kW}
    immersion-units:
      - {name: Tank-1, loop: FWS, capacity: 50 kW, volume: 900 L}
      - {name: Tank-2, cdu: CDU-1, capacity: 50 kW, volume: 900 L}
    halls:
      - name: Hall
        rows:
          - name: A
            racks:
              - {name: R1, height: 48, cooling: rear-door, heat-exchanger: Door-1}
              - {name: R2, height: 48, cooling: rear-door, heat-exchanger: Door-2}
              - {name: R3, height: 48, cooling: immersion, immersion-unit: Tank-1}
              - {name: R4, height: 48, cooling: immersion, immersion-unit: Tank-2}
    nodes:
      - {name: "n-[1-32]", racks: "R[1-4]", per-rack: 8, first-position: 1, height: 4, accelerators: 8, kind: chip}

    """

  @Test func `doors and tanks take heat wherever they give it`() throws {
    var simulation = try Simulation(
      of: SiteFile.load(text: Self.sideSite), seed: 1, faults: [ScriptedFault(.fullLoad, at: .zero)])
    run(&simulation, 7200)
    for (index, unit) in simulation.plan.sideUnits.enumerated() {
      let state = simulation.sideUnits[index]
      let racks = unit.racks.reduce(0) { $0 + simulation.racks[$1].power }
      #expect(state.heat > racks * 0.5, "\(unit.name): \(state.heat) of \(racks)")
      #expect(state.coolant.outlet > state.inlet + 2, "\(unit.name)")
      let taken =
        unit.fluid.conductance(of: state.flow, at: state.coolant.middle) * (state.coolant.outlet - state.inlet)
      #expect(abs(taken / state.heat - 1) < 0.02, "\(unit.name): \(taken) of \(state.heat)")
      if unit.isTank { #expect((25...70).contains(state.bath)) }
    }
    #expect(simulation.coolantUnits[0].heat > 5e4)
    #expect(simulation.accelerators.allSatisfy { $0.isOn && $0.clock == 1 })
  }
}
