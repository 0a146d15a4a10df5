import Analysis
import SiteModel
import Testing

@Suite("What is wrong with power is told by its cause")
struct PowerRuleTests {
  typealias Value = (EntityKind, String, Quantity, Double)

  /// A grid, a store and a field of photovoltaics before a UPS and a feed, and two racks.
  private func bench(_ values: [Value]) -> Bench {
    var bench = Bench.powered { plan in
      plan.powerEquipment += [("S", .storage), ("P", .photovoltaic)].map { PowerEquipment(name: $0, kind: $1) }
    }
    for node in 0..<4 { bench.reportHealthy("n\(node)") }
    bench.meter(values)
    return bench
  }

  private func found(_ values: [Value]) -> [Finding] { bench(values).findings() }

  private func gives(_ name: String, _ watts: Double) -> Value { (.powerEquipment, name, .outputPower, watts) }

  @Test("A grid that brings nothing while the site lives on what it stored is lost, and that stands first")
  func lostGrid() {
    let lost = found([gives("G", 0), gives("S", 20e3), gives("P", 0), (.leakDetector, "C/1", .leak, 2)])
    #expect(lost.first?.kind == .gridLost)
    #expect(lost.first?.priority == .critical)
    #expect(lost.first?.subject == .entity(.powerEquipment(0)))
    #expect(!found([gives("G", 15e3), gives("S", 5e3)]).contains { $0.kind == .gridLost })
    // Somebody may want to live on the sun; and of a grid that says nothing nothing is known.
    #expect(!found([gives("G", 0), gives("S", 1e3), gives("P", 19e3)]).contains { $0.kind == .gridLost })
    #expect(!found([gives("S", 20e3)]).contains { $0.kind == .gridLost })
    #expect(!found([gives("G", 0)]).contains { $0.kind == .gridLost })
  }

  @Test("A converter with a battery that gives more than it takes lives on it, and its meters are right")
  func battery() {
    let values: [Value] = [
      (.powerEquipment, "U", .power, 5e3), gives("U", 15e3), (.powerEquipment, "U", .powerLoss, 400),
    ]
    let charge: Value = (.powerEquipment, "U", .stateOfCharge, 0.9)
    #expect(found(values).map(\.kind) == [.readingsContradict])
    let living = bench(values + [charge])
    #expect(living.findings().map(\.kind) == [.onBattery])
    #expect(living.findings().first?.value == 0.9)
    let step = living.chain.steps.first { $0.kind == .converters }
    #expect(step?.isContradictory == false)
    // 400 W of 15.4 kW, whatever part of that came from the grid.
    #expect(abs((step?.lossShare ?? 0) - 400 / 15_400) < 1e-12)
    #expect(found([(.powerEquipment, "U", .power, 15.6e3), gives("U", 15e3), charge]).isEmpty)
  }

  @Test("What a battery gives is no loss")
  func noNegativeLoss() {
    let summary = bench([
      (.powerEquipment, "U", .power, 5e3), gives("U", 15e3), (.powerEquipment, "U", .stateOfCharge, 0.9),
    ]).evidence.power
    #expect(summary.equipment[2].loss == nil)
  }

  @Test("A rack that draws nothing and whose machines fell silent is without power; one that never told may be empty")
  func unpoweredRack() {
    func bench(power: Double, heard: Bool) -> Bench {
      var bench = Bench(nodes: 4)
      for node in 2..<4 { bench.reportHealthy("n\(node)") }
      if heard {
        for node in 0..<2 {
          bench.source("n\(node)", nodes: ["n\(node)"])
          bench.report("n\(node)", Bench.healthy(), at: Bench.now - .seconds(600))
        }
      }
      bench.meter([(.rack, "A0", .power, power)])
      return bench
    }
    let dark = bench(power: 0, heard: true).findings()
    #expect(dark.first == Finding(.rackUnpowered, .critical, .rack(0), count: 2))
    #expect(!bench(power: 0, heard: false).findings().contains { $0.kind == .rackUnpowered })
    #expect(!bench(power: 900, heard: true).findings().contains { $0.kind == .rackUnpowered })
  }

  @Test("A rack over its budget by its own meter is told of, whatever its nodes add up to")
  func meteredRack() {
    var bench = Bench.healthy()
    bench.meter([(.rack, "A0", .power, 21e3)])
    #expect(bench.findings().map(\.kind) == [.rackPower])
  }

  @Test("A feed that hangs on the transformer itself makes no contradiction of the converters beside it")
  func bypass() {
    var bench = Bench.powered { plan in plan.powerFeeds[1].sources = [1] }
    bench.meter([
      (.powerEquipment, "G", .outputPower, 20e3), (.powerEquipment, "T", .power, 20e3), gives("T", 19.8e3),
      (.powerEquipment, "U", .power, 10e3), gives("U", 9.6e3), (.powerFeed, "A", .power, 9.5e3),
      (.powerFeed, "B", .power, 9.5e3),
    ])
    let steps = bench.chain.steps
    #expect(!steps.contains { $0.isContradictory })
    #expect(steps.first { $0.kind == .feeds }?.elsewhere == nil)
    #expect(steps.first { $0.kind == .converters }?.elsewhere == 9.8e3)
  }
}
