import Analysis
import SiteModel
import Testing

/// Against the published figures of `domain.md`: Lenovo's GB300 table, Deschutes, and the plant fixture's first unit.
@Suite struct HeatTransferTests {
  private let litre = HeatTransfer.litrePerMinute

  @Test func aLitreAMinuteAndKelvinCarriesWhatCoolPropSays() {
    let water = Coolant(.water).capacityRate(flow: litre, at: 35)
    let glycol = Coolant(.propyleneGlycol25).capacityRate(flow: litre, at: 35)
    #expect(abs(water - 69.2) < 0.05)
    #expect(abs(glycol - 66.6) < 0.05)
  }

  @Test(arguments: [(0.0, 999.84), (20, 998.21), (40, 992.22), (60, 983.20)])
  func waterIsAsDenseAsInTheTables(_ temperature: Double, _ density: Double) {
    #expect(abs(Coolant(.water).density(at: temperature) - density) < 0.02)
  }

  @Test(arguments: [(25.0, 59.0), (30, 71), (35, 89), (40, 119), (45, 177)])
  func lenovosFlowsBringTheGB300RackBackAtTheSameTemperature(_ supply: Double, _ flow: Double) {
    // 90 % of 135 kW into water: what return closes the balance?
    var back = supply
    for _ in 0..<50 {
      let rate = Coolant(.water).capacityRate(flow: flow * litre, at: (supply + back) / 2)
      back = supply + 121_500 / rate
    }
    #expect((54.6...55.1).contains(back))
    #expect(abs(HeatTransfer.heat(flow: flow * litre, supply: supply, back: back, Coolant(.water)) - 121_500) < 1)
  }

  @Test func deschutesHasTheEffectivenessOfItsRecord() throws {
    // 2,000 kW; technology 31.48 kg/s, facility 32.30 kg/s of 4.18 kJ/(kg K) at 26.8 °C; approach 3 K.
    let hot = 31.48 * 4_180
    let back = 26.8 + 3 + 2e6 / hot
    #expect(abs(back - 45.0) < 0.05)
    let exchanger = try #require(
      HeatTransfer.exchanger(heat: 2e6, hotInlet: back, coldInlet: 26.8, hotRate: hot, coldRate: 32.30 * 4_180))
    #expect(abs(exchanger.effectiveness - 0.835) < 0.001)
    #expect(abs(exchanger.transferUnits - 4.77) < 0.02)
    #expect(abs(exchanger.conductance - 627e3) < 3e3)
  }

  @Test func thePlantsFirstUnitComesOutAsReckonedByHand() throws {
    let coolant = Coolant(.propyleneGlycol25, statedDensity: 1013, statedSpecificHeat: 3945)
    let secondary = HeatTransfer.heat(flow: 780 * litre, supply: 36, back: 46, coolant)
    #expect(abs(secondary - 519_500) < 50)
    let primary = HeatTransfer.heat(flow: 900 * litre, supply: 32, back: 40.47, Coolant(.water))
    #expect(abs(primary - 527_800) < 700)
    let exchanger = try #require(
      HeatTransfer.exchanger(
        heat: secondary, hotInlet: 46, coldInlet: 32, hotRate: coolant.capacityRate(flow: 780 * litre, at: 41),
        coldRate: Coolant(.water).capacityRate(flow: 900 * litre, at: 36)))
    #expect(abs(exchanger.effectiveness - 0.714) < 0.001)
    #expect(abs(exchanger.conductance - 108.6e3) < 1.5e3)
  }

  @Test func aPumpAtFourFifthsGivesWhatTheAffinityLawsSay() {
    let slower = HeatTransfer.affinity(flow: 500, pressure: 200e3, power: 4_000, share: 0.8)
    #expect(abs(slower.flow - 400) < 1e-9)
    #expect(abs(slower.pressure - 128e3) < 1e-6)
    #expect(abs(slower.power - 2_048) < 1e-9)
  }

  @Test(arguments: [(24.0, 0.5, 12.9), (27, 0.6, 18.6), (32, 0.6, 23.3), (24, 0.45, 11.3)])
  func dewPointsAreThoseOfTheTables(_ temperature: Double, _ humidity: Double, _ expected: Double) throws {
    let point = try #require(Psychrometrics.dewPoint(temperature: temperature, humidity: humidity))
    #expect(abs(point - expected) < 0.06)
  }

  @Test func figuresThatAreNoExchangersGiveNone() {
    func exchanger(_ heat: Double, _ hot: Double, _ cold: Double, _ rates: Double = 1) -> HeatTransfer.Exchanger? {
      HeatTransfer.exchanger(heat: heat, hotInlet: hot, coldInlet: cold, hotRate: rates, coldRate: rates)
    }
    #expect(exchanger(0, 40, 30) == nil)
    #expect(exchanger(5, 30, 40) == nil)
    #expect(exchanger(11, 40, 30) == nil)
    #expect(exchanger(5, 40, 30, 0) == nil)
    // Equal rates have a formula of their own.
    #expect(abs((exchanger(5, 40, 30)?.transferUnits ?? 0) - 1) < 1e-9)
    #expect(Psychrometrics.dewPoint(temperature: 20, humidity: 0) == nil)
    #expect(HeatTransfer.closure(given: 0, taken: 5) == nil)
  }
}
