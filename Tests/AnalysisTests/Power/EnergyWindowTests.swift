import Analysis
import SiteModel
import Testing

@Suite("Energy over the remembered time") struct EnergyWindowTests {
  private func trends(_ steps: [(second: Int, totals: [Trends.SiteTotal: Double])]) -> Trends {
    var trends = Trends(capacity: 60, interval: .seconds(10))
    for step in steps { trends.take([], totals: step.totals, at: Bench.now + .seconds(step.second)) }
    return trends
  }

  @Test("PUE is a ratio of energies, not the mean of ratios") func energies() throws {
    let window = EnergyWindow(
      of: trends([
        (0, [.facilityPower: 200, .machinePower: 100]), (10, [.facilityPower: 200, .machinePower: 100]),
        (20, [.facilityPower: 1_100, .machinePower: 1_000]), (30, [.facilityPower: 1_100, .machinePower: 1_000]),
      ]))
    let usage = try #require(window.powerUsage)
    // (200 + 650 + 1100) / (100 + 550 + 1000), times ten seconds each.
    #expect(abs(usage.value - 1_950.0 / 1_650) < 1e-12)
    #expect(usage.covered == .seconds(30) && window.span == .seconds(30))
  }

  @Test("Only times count in which both are known; gaps in the record do not") func covered() throws {
    let both: [Trends.SiteTotal: Double] = [.facilityPower: 120, .machinePower: 100]
    let window = EnergyWindow(
      of: trends([(0, both), (10, both), (20, [.facilityPower: 9_999]), (30, both), (40, both), (400, both)]))
    let usage = try #require(window.powerUsage)
    #expect(abs(usage.value - 1.2) < 1e-12)
    #expect(usage.covered == .seconds(20) && window.span == .seconds(400))
  }

  @Test("Water is counted in litres: L/min over W") func water() throws {
    let step: [Trends.SiteTotal: Double] = [.makeupFlow: 60, .machinePower: 1_000]
    let usage = try #require(EnergyWindow(of: trends([(0, step), (10, step)])).waterUsage)
    #expect(abs(usage.value * 3.6e6 - 3_600) < 1e-6)
  }

  @Test("Nothing follows from one step, or from figures that nobody knows") func nothing() {
    #expect(EnergyWindow(of: trends([(0, [.facilityPower: 1, .machinePower: 1])])).span == nil)
    #expect(EnergyWindow(of: trends([(0, [:]), (10, [:])])).powerUsage == nil)
  }

  @Test("Totals outlive the columns, up to a day") func day() {
    var trends = Trends(capacity: 2, interval: .seconds(10))
    for step in 0..<9_000 { trends.take([], totals: [.power: Double(step)], at: Bench.now + .seconds(step * 10)) }
    #expect(trends.values(of: .power) == [8_998, 8_999])
    #expect(trends.dayValues(of: .power).count == 8_640 && trends.dayValues(of: .power).last == 8_999)
    #expect(trends.dayValues(of: .makeupFlow).allSatisfy { $0.isNaN })
    #expect(trends.dayMoments.count == 8_640)
  }
}

@Suite("Metrics of energy") struct EnergyMetricTests {
  @Test("A ratio to a part of the machines is none, and neither is one of a part of the sources") func whole() {
    var bench = Bench.powered()
    bench.meter(Bench.chainReadings)
    let metrics = bench.evidence.power.metrics
    #expect(metrics.powerUsage == 20_000.0 / 14_200 && metrics.category == .intermediate)
    bench = Bench.powered()
    bench.meter(Bench.chainReadings.filter { $0.1 != "A1" })
    #expect(bench.evidence.power.metrics.powerUsage == nil)
    bench = Bench.powered { $0.powerEquipment.append(PowerEquipment(name: "PV", kind: .photovoltaic)) }
    bench.meter(Bench.chainReadings)
    #expect(bench.evidence.power.metrics.facilityPower == nil)
    #expect(bench.evidence.power.metrics.renewableShare == nil)
  }

  @Test("What is remembered of energy are the same figures") func totals() {
    var bench = Bench.powered()
    bench.meter(Bench.chainReadings)
    let figures = Analysis.totals(of: bench.site, at: Bench.now)
    #expect(figures[.facilityPower] == 20_000 && figures[.machinePower] == 14_200)
    #expect(figures[.makeupFlow] == nil)
  }
}

@Suite("Budgets and caps") struct PowerBudgetTests {
  @Test("Racks over and near their budget, the fullest first; accelerators below their rating") func budgets() {
    var bench = Bench { $0.acceleratorKinds[0].power = 700 }
    bench.meter([(.rack, "A0", .power, 21_000), (.rack, "A1", .power, 19_000)])
    bench.report("n0", (0..<8).map { (.accelerator, "\($0)", .powerLimit, $0 < 2 ? 500 : 700) })
    bench.report("n1", [(.node, "", .powerLimit, 6_000)])
    let evidence = bench.evidence
    let budgets = PowerBudgets(of: evidence.present, racks: evidence.racks)
    #expect(budgets.racksOver == [0] && budgets.racksNear == [1] && budgets.racksKnown == 2)
    #expect(budgets.cappedAccelerators == Coverage(2, of: 8) && budgets.withheld == 400)
    #expect(budgets.cappedNodes == 1 && budgets.nodeLimits == 6_000)
  }
}

@Suite("What hangs on what") struct DependencyTests {
  @Test("A thing's racks, what it hangs on, and what its end does") func feed() {
    var bench = Bench.powered()
    bench.meter(Bench.chainReadings)
    let evidence = bench.evidence
    let racks = RackSummary.summaries(in: evidence.present, findings: [])
    let dependency = Dependency(
      of: .powerFeed(0), in: evidence, supply: SupplyGraph(of: bench.site.topology), racks: racks)
    #expect(dependency.suppliers == [.powerEquipment(2), .powerEquipment(1), .powerEquipment(0)])
    #expect(dependency.racks == [0, 1] && dependency.racksLost == [1] && dependency.racksWeakened == [0])
    #expect(dependency.stake.accelerators == 32 && dependency.stake.power == 14_200)
  }
}
