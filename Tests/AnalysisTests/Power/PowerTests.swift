import Analysis
import SiteModel
import Testing

/// Two racks of two nodes with a meter each, on feeds A and B; the third rack on A alone. Grid, sun and a store.
@Suite struct PowerTests {
  private static func bench(
    rackPowers: [Double?] = [30e3, 20e3, 10e3], capacity: Double = 60e3,
    also readings: [(EntityKind, String, Quantity, Double)] = []
  ) -> Bench {
    var bench = Bench(nodes: 6) { plan in
      plan.powerEquipment = [
        PowerEquipment(name: "Grid", kind: .grid), PowerEquipment(name: "PV", kind: .photovoltaic),
        PowerEquipment(name: "Store", kind: .storage),
      ]
      plan.powerEquipment[0].carbonIntensity = 540 / 3.6e6
      plan.powerEquipment[1].carbonIntensity = 36 / 3.6e6
      plan.powerEquipment[0].tariff = 0.72 / 3.6e6
      plan.powerFeeds = ["A", "B"].map { PowerFeed(name: $0, capacity: capacity) }
      plan.powerDistributionUnits = (0..<3).flatMap { rack in
        (0..<2).map { (feed: Int) in
          PowerDistributionUnit(name: "P\(rack)\(feed)", powerFeed: feed, capacity: 25e3)
        }
      }
      plan.coolingPlant = [
        CoolingPlantUnit(name: "T", kind: .coolingTower), CoolingPlantUnit(name: "H", kind: .heatRecovery),
      ]
      plan.racks[0].powerDistributionUnits = [0, 1]
      plan.racks[1].powerDistributionUnits = [2, 3]
      plan.racks[2].powerDistributionUnits = [4]
    }
    var batch = Batch(source: SourceID("meters"), moment: Bench.now, layout: 1)
    var all: [(EntityKind, String, Quantity, Double)] = readings
    for (rack, power) in rackPowers.enumerated() { if let power { all.append((.rack, "A\(rack)", .power, power)) } }
    for (place, reading) in all.enumerated() {
      batch.subjects.append(.building(reading.0, reading.1))
      batch.readings.append(Reading(place, reading.2, reading.3, at: Bench.now))
    }
    bench.site.apply(batch)
    return bench
  }

  private func evidence(_ bench: Bench) -> Evidence { Evidence(Present(bench.site, at: Bench.now)) }

  @Test func `a feed without a meter carries its racks' even shares, and says so`() {
    let power = evidence(Self.bench()).power
    #expect(power.feeds.map(\.power) == [35e3, 25e3])
    #expect(power.feeds.map(\.basis) == [.shared, .shared])
    #expect(power.units.map(\.power) == [15e3, 15e3, 10e3, 10e3, 10e3, nil])
    let metered = evidence(Self.bench(also: [(.powerFeed, "A", .power, 36e3)])).power
    #expect(metered.feeds[0].power == 36e3)
    #expect(metered.feeds[0].basis == .metered)
  }

  @Test func `what a feed carried goes to the other, and overloads are told worst first`() {
    let found = evidence(Self.bench(capacity: 40e3))
    let losses = FeedLoss.all(of: found.power, in: found.present.topology, racks: found.racks)
    #expect(losses[0].racksLost == [2])
    #expect(losses[0].racksMoved == [0, 1])
    #expect(losses[0].moved == 25e3)
    // 25 + 25 kW on 40, and all 30 kW of the first rack on a unit for 25.
    #expect(losses[0].overloads.map(\.id) == [.powerFeed(1), .powerDistributionUnit(1)])
    #expect(losses[0].overloads.map(\.power) == [50e3, 30e3])
    #expect(losses[1].racksLost.isEmpty)
    #expect(losses[1].overloads.map(\.power) == [60e3, 30e3])
    let findings = Analysis.findings(in: Self.bench(capacity: 40e3).site, at: Bench.now)
    #expect(
      findings.filter { $0.kind == .feedLossOverload }.map(\.subject) == [
        .entity(.powerFeed(0)), .entity(.powerFeed(1)),
      ])
  }

  @Test func `where a rack is silent it is not said how much moves`() {
    let found = evidence(Self.bench(rackPowers: [nil, 20e3, 10e3]))
    #expect(FeedLoss.all(of: found.power, in: found.present.topology, racks: found.racks)[0].moved == nil)
  }

  @Test func `a feed that brings nothing to racks that hang on it is dead`() {
    let findings = Analysis.findings(in: Self.bench(also: [(.powerFeed, "A", .power, 3)]).site, at: Bench.now)
    #expect(findings.first?.kind == .feedDead)
    #expect(findings.first?.subject == .entity(.powerFeed(0)))
  }

  @Test func `where racks do not tell, a feed's own meter says what would move`() {
    let readings: [(EntityKind, String, Quantity, Double)] = [
      (.powerFeed, "A", .power, 36e3), (.powerFeed, "B", .power, 30e3),
    ]
    let found = evidence(Self.bench(rackPowers: [nil, nil, nil], also: readings))
    // Two of its three racks can go to the other feed, and take two thirds along.
    #expect(found.power.losses[0].moved == 24e3)
    #expect(found.power.losses[0].heirs.map(\.power) == [54e3])
    let tight = evidence(Self.bench(rackPowers: [nil, nil, nil], capacity: 50e3, also: readings))
    #expect(tight.power.losses[0].overloads.map(\.id) == [.powerFeed(1)])
  }

  @Test func `beside a dead feed the other must not fail, and what the dead one carried has moved`() {
    let found = evidence(
      Self.bench(also: [(.powerFeed, "A", .power, 3), (.powerFeed, "B", .power, 50e3)]))
    #expect(found.power.losses[0].racksLost.isEmpty && found.power.losses[0].overloads.isEmpty)
    #expect(found.power.losses[0].moved == 0)
    #expect(found.power.losses[1].racksLost == [0, 1])
  }

  @Test func `momentary ratios follow from what is metered`() {
    let metrics = evidence(
      Self.bench(also: [
        (.facility, "T", .power, 72e3), (.powerEquipment, "Grid", .outputPower, 54e3),
        (.powerEquipment, "PV", .outputPower, 18e3), (.powerEquipment, "Store", .outputPower, 0),
        (.coolingPlant, "T", .makeupFlow, 1.5),
        (.coolingPlant, "H", .heat, 18e3),
      ])
    ).power.metrics
    func about(_ value: Double?, _ wanted: Double) -> Bool { value.map { abs($0 - wanted) < 1e-9 } ?? false }
    #expect(about(metrics.powerUsage, 1.2))
    #expect(metrics.category == .intermediate)
    #expect(about(metrics.renewableShare, 0.25))
    #expect(about(metrics.energyReuse, 0.25))
    // 90 litres an hour on 60 kWh.
    #expect(about(metrics.waterUsage, 1.5))
    // 54 kW at 540 and 18 kW at 36 g/kWh are 29.808 kg/h on 60 kW; the sun's price is not known, so there is no cost.
    #expect(about(metrics.carbonUsage.map { $0 * 3.6e6 }, 496.8))
    #expect(metrics.costRate == nil)
  }

  @Test func `a ratio to a part of the machines is no ratio`() {
    let metrics = evidence(Self.bench(rackPowers: [30e3, nil, 10e3], also: [(.facility, "T", .power, 72e3)])).power
      .metrics
    #expect(metrics.powerUsage == nil)
    #expect(metrics.coverage == Coverage(2, of: 3))
  }

  @Test func `a store that is charged takes, and what is over its limit is told`() {
    let bench = Self.bench(also: [
      (.powerEquipment, "Store", .outputPower, -5e3), (.powerFeed, "B", .power, 58e3), (.powerFeed, "A", .power, 61e3),
    ])
    #expect(evidence(bench).power.sources[2].output == -5e3)
    let over = Analysis.findings(in: bench.site, at: Bench.now).filter { $0.kind == .supplyOverloaded }
    #expect(over.map(\.priority) == [.high, .medium])
  }
}
