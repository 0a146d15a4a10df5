import Analysis
import SiteModel
import Testing

/// Against what can be reckoned by hand: a loop that only warms, and one whose heat only goes round.
@Suite struct RideThroughTests {
  private func loop(
    supplyLimit: Double? = nil, backLimit: Double? = nil, accelerator: CoolantLoopState.Accelerator? = nil
  ) -> CoolantLoopState {
    let coolant = Coolant(.water, statedDensity: 1000, statedSpecificHeat: 4000)
    // 100 kW at 10 K: 2.5 L/s.
    return CoolantLoopState(
      supply: 30, back: 40, flow: 150, coolant: coolant, volume: 500, supplyLimit: supplyLimit, backLimit: backLimit,
      racks: (0..<2).map { _ in
        CoolantLoopState.RackLoad(heat: 50e3, volume: 25, metal: 100e3, accelerator: accelerator)
      })
  }

  @Test func `without pumps the heat stays in the racks`() throws {
    let found = try #require(loop(backLimit: 60).rideThrough(.pumpsStop))
    #expect(found.limit == .back(60))
    // 50 kW into 25 L and 100 kJ/K are 0.25 K/s: 80 s for 20 K, and some seconds of flow that runs out.
    #expect(found.time > 80 && found.time < 90)
    #expect(found.heat == 100e3)
  }

  @Test func `without water on the other side all of the loop warms`() throws {
    let found = try #require(loop(supplyLimit: 50).rideThrough(.waterStops))
    #expect(found.limit == .supply(50))
    // 100 kW into 500 L, 200 kJ/K and a tenth more for the walls around 450 L are 0.042 K/s. What goes round unchanged
    // leaves the exchanger as warm as the loop is in the middle, which begins at 35 °C: 357 s for 15 K.
    #expect(found.time > 350 && found.time < 370)
  }

  @Test func `an accelerator near its limit comes first`() throws {
    let near = CoolantLoopState.Accelerator(.accelerator(3), temperature: 84, limit: 85)
    let found = try #require(loop(backLimit: 60, accelerator: near).rideThrough(.pumpsStop))
    #expect(found.limit == .accelerator(.accelerator(3), 85))
    #expect(found.time < 20)
  }

  @Test func `where nothing sets a limit nothing is predicted`() {
    #expect(loop().rideThrough(.pumpsStop) == nil)
  }

  @Test func `a loop without coolant that flows has none`() {
    var still = loop(backLimit: 60)
    still.flow = 0
    #expect(still.rideThrough(.pumpsStop) == nil)
  }
}
