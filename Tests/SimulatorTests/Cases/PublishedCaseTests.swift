import SiteModel
import Testing

@testable import Simulator

@Suite struct PublishedCaseTests {
  /// One GB300 rack of 135 kW, nine tenths of it into water (Lenovo LP2357), at a flow and a supply temperature.
  private func lenovo(supply: Int, flow: Int) -> String {
    """
    site: GB300
    simulated: yes
    accelerator-kinds:
      - {name: GB300, vendor: NVIDIA, memory: 288 GiB, power: 1400 W, idle-power: 150 W, temperature-high: 87 °C}
    node-kinds:
      - name: tray
        processors: {count: 2, idle: 100 W, power: 500 W}
        memory: {size: 1 TiB, power: 500 W}
        network: {count: 4, power: 50 W, rate: 400 Gb/s}
        storage: {power: 200 W}
    facility-loops:
      - {name: FWS, supply: \(supply - 5) °C}
    cdus:
      - name: CDU-1
        loop: FWS
        capacity: 135 kW
        supply: \(supply) °C
        flow: \(flow) L/min
        coolant: water
        pumps: 2
        pumps-needed: 1
    halls:
      - name: Hall
        rows:
          - name: A
            racks:
              - {name: R1, height: 48, cdu: CDU-1, cooling: cold-plate, liquid-share: 90 %}
    nodes:
      - name: tray-[01-18]
        racks: R1
        per-rack: 18
        first-position: 2
        height: 1
        accelerators: 4
        kind: GB300
        node-kind: tray

    """
  }

  @Test func `Lenovo's GB300 rack returns its water at 54.7 to 55.0 °C at all five published flows`() throws {
    var table = CaseTable()
    for (supply, flow) in [(25, 59), (30, 71), (35, 89), (40, 119), (45, 177)] {
      let settled = try PublishedCase(lenovo(supply: supply, flow: flow))
      let unit = EntityKey.building(.coolantDistributionUnit, "CDU-1")
      let back = try #require(settled.reading(unit, .returnTemperature))
      // What 121.5 kW make of the flow, with water at its mean temperature.
      table.add("GB300, \(supply) °C, \(flow) L/min: return", back, 54.85)
      #expect((54.7 - 0.3...55.0 + 0.3).contains(back), "\(supply) °C: \(back)")
      let measured = try #require(settled.reading(unit, .flow))
      #expect(abs(measured - Double(flow)) < 1)
    }
    table.show()
  }

  private let deschutes = """
    site: Deschutes
    simulated: yes
    accelerator-kinds:
      - {name: chip, vendor: none, memory: 1 GiB, power: 1000 W, idle-power: 100 W, temperature-high: 95 °C}
    node-kinds:
      - {name: tray, processors: {count: 1, idle: 1 W, power: 1 W}, storage: {power: 1 W}}
    facility-loops:
      - {name: FWS, supply: 26.8 °C, volume: 20 m3}
    cdus:
      - name: CDU-1
        loop: FWS
        capacity: 2000 kW
        power: 74 kW
        supply: 29.8 °C
        flow: 1901 L/min
        coolant: water
        pumps: 2
        pumps-needed: 1
    halls:
      - name: Hall
        rows:
          - name: A
            racks:
              - {name: "R[01-20]", height: 48, cdu: CDU-1, cooling: cold-plate, liquid-share: 100 %}
    nodes:
      - name: tray-[001-500]
        racks: "R[01-20]"
        per-rack: 25
        first-position: 1
        height: 1
        accelerators: 4
        kind: chip
        node-kind: tray

    """

  @Test func `Deschutes returns its coolant at 45.0 °C with an effectiveness of 0.835 and 627 kW per kelvin`() throws {
    let settled = try PublishedCase(deschutes)
    let unit = EntityKey.building(.coolantDistributionUnit, "CDU-1")
    func reading(_ quantity: Quantity) throws -> Double { try #require(settled.reading(unit, quantity)) }
    let (supply, back) = try (reading(.supplyTemperature), reading(.returnTemperature))
    let (water, waterBack) = try (reading(.primarySupplyTemperature), reading(.primaryReturnTemperature))
    let (heat, flow, primaryFlow) = try (reading(.heat), reading(.flow), reading(.primaryFlow))
    // What a data sheet would say of the exchanger, from its four thermometers and the heat.
    let (hot, cold) = (back - waterBack, supply - water)
    let mean = (hot - cold) / Elementary.logarithm(hot / cold)
    let conductance = heat / mean / 1000
    let effectiveness = (back - supply) / (back - water)
    var table = CaseTable()
    table.add("Deschutes: return, °C", back, 45.0)
    table.add("Deschutes: supply, °C", supply, 29.8)
    table.add("Deschutes: effectiveness", effectiveness, 0.835, digits: 3)
    table.add("Deschutes: UA, kW/K", conductance, 627, digits: 0)
    table.add("Deschutes: heat, kW", heat / 1000, 2000, digits: 0)
    table.add("Deschutes: coolant, kg/s", flow / 60 * 0.9931, 31.48)
    table.add("Deschutes: facility water, kg/s", primaryFlow / 60 * 0.9938, 32.30)
    table.show()
    #expect(abs(back - 45.0) < 0.3, "\(back)")
    #expect(abs(effectiveness / 0.835 - 1) < 0.01, "\(effectiveness)")
    #expect(abs(primaryFlow / 60 * 0.9938 / 32.30 - 1) < 0.01)
    #expect(abs(conductance / 627 - 1) < 0.01, "\(conductance)")
  }

  @Test func `Frontier draws what is published at rest and at its peak`() throws {
    var table = CaseTable()
    for (drill, theirs) in [(FaultKind.noLoad, 7.31e6), (.fullLoad, 28.23e6)] {
      let settled = try PublishedCase(ShippedSite.frontier.text, drill: drill, after: 1200, stride: 60)
      let site = try #require(settled.reading(.building(.facility, "Frontier"), .power, samples: 1))
      table.add("Frontier, \(drill.rawValue): MW", site / 1e6, theirs / 1e6)
      #expect(abs(site / theirs - 1) < 0.01)
      guard drill == .fullLoad else { continue }
      var losses = 0.0
      for stage in ["SIVOC", "rectifier"] {
        losses += try #require(settled.reading(.building(.powerConversion, stage), .powerLoss, samples: 1))
      }
      table.add("Frontier, losses at the peak, %", losses / site * 100, 6.4)
      #expect(abs(losses / site - 0.064) < 0.0005)
    }
    table.show()
  }
}
