import Analysis
import SiteModel
import Testing

@Suite("The chain from the grid to the chip") struct PowerChainTests {
  private func steps(_ readings: [(EntityKind, String, Quantity, Double)]) -> [PowerChain.Step] {
    var bench = Bench.powered()
    bench.meter(readings)
    return bench.chain.steps
  }

  @Test("Each step has its power, what is lost in it, and what goes elsewhere before it") func whole() {
    let steps = steps(Bench.chainReadings)
    #expect(steps.map(\.kind) == [.sources, .transformers, .converters, .feeds, .racks])
    #expect(steps.map(\.loss) == [nil, 200, 600, nil, nil])
    #expect(steps.map(\.elsewhere) == [nil, 0, 4_800, 100, 100])
    #expect(!steps.contains { $0.isContradictory })
    #expect(steps.allSatisfy { $0.basis == .metered && !$0.isPartial })
  }

  @Test("What is only shared out makes no difference to another step") func shared() {
    let steps = steps(Bench.chainReadings.filter { $0.0 != .powerFeed })
    #expect(steps[3].basis == .shared && steps[3].output == 14_200)
    #expect(steps[3].elsewhere == nil)
    #expect(steps[4].elsewhere == 200)
  }

  @Test("A part that is known is a least, and what goes elsewhere a most") func partial() {
    let steps = steps(Bench.chainReadings.filter { $0.1 != "A1" })
    #expect(steps[4].isPartial && steps[4].output == 8_000)
    #expect(steps[4].elsewhere == 6_300 && steps[4].isElsewhereAtMost)
  }

  @Test("More out than in is a contradiction and a finding, not a negative loss") func contradiction() {
    var bench = Bench.powered()
    bench.meter(Bench.chainReadings + [(.powerEquipment, "T", .outputPower, 21_000)])
    #expect(bench.chain.steps[1].isContradictory)
    let finding = bench.findings().first { $0.kind == .readingsContradict }
    #expect(finding?.subject == .entity(EntityID(.powerEquipment, 1)))
    #expect(finding?.value == 21_000 && finding?.limit == 20_000)
    #expect(!PowerChain.isTooMuch(20_100, of: 20_000))
  }

  @Test("A step that takes more than the one before gives contradicts it") func between() {
    let steps = steps(Bench.chainReadings.map { $0.1 == "A0" ? ($0.0, $0.1, $0.2, 9_000) : $0 })
    #expect(steps[4].isContradictory && steps[4].elsewhere == -900)
  }

  @Test("Without equipment's own meters the stages stand for it, in the order of the power") func stages() {
    var bench = Bench { plan in
      plan.powerConversions = [
        PowerConversion(name: "supply", place: .node), PowerConversion(name: "HVDC", place: .site),
      ]
    }
    bench.meter([
      (.powerConversion, "supply", .power, 14_000), (.powerConversion, "supply", .outputPower, 13_300),
      (.powerConversion, "HVDC", .power, 14_500), (.powerConversion, "HVDC", .outputPower, 14_200),
      (.facility, "T", .power, 15_000), (.rack, "A0", .power, 8_000), (.rack, "A1", .power, 6_100),
    ])
    let steps = bench.chain.steps
    #expect(steps.map(\.kind) == [.siteMeter, .stage("HVDC"), .racks, .stage("supply")])
    #expect(steps.map(\.elsewhere) == [nil, 500, 100, 100])
  }
}

@Suite("The loss of a feed") struct FeedLossTests {
  @Test("Racks without another feed stop; what others then carry stands beside what they may") func heirs() {
    var bench = Bench.powered()
    bench.meter(Bench.chainReadings)
    let losses = bench.evidence.power.losses
    #expect(losses[0].racksLost == [1] && losses[0].racksMoved == [0])
    #expect(losses[0].heirs == [FeedLoss.Heir(feed: 1, power: 8_300, capacity: 9_000)])
    #expect(losses[0].overloads.isEmpty && losses[0].moved == 4_000)
    #expect(losses[1].racksLost.isEmpty && losses[1].heirs.first?.power == 14_000)
  }
}
