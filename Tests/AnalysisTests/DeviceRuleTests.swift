import Analysis
import SiteModel
import Testing

@Suite("A device that calls itself unwell is a finding")
struct DeviceRuleTests {
  typealias Value = (EntityKind, String, Quantity, Double)

  private func findings(_ values: [Value]) -> [Finding] {
    var bench = Bench(nodes: 0)
    bench.meter(values)
    return bench.findings()
  }

  @Test(
    "whatever it is: a chiller, a feed, a breaker, a shelf's supply",
    arguments: [
      EntityKind.coolingPlant, .powerFeed, .circuit, .powerSupply, .powerDistributionUnit, .powerEquipment, .rack,
      .coolantLoop, .heatExchanger, .filter,
    ])
  func everyKind(kind: EntityKind) {
    let found = findings([(kind, "X-1", .severity, 2)])
    #expect(found == [Finding(.deviceUnwell, .high, .entity(EntityID(kind, 0)))])
    #expect(findings([(kind, "X-1", .severity, 1)]).map(\.priority) == [.medium])
    #expect(findings([(kind, "X-1", .severity, 0)]).isEmpty)
  }

  @Test("A unit is told of once, by its worst part, with how many of its things are unwell")
  func onePerUnit() {
    let found = findings([
      (.powerDistributionUnit, "P1", .severity, 1), (.circuit, "P1/1", .severity, 2), (.circuit, "P1/2", .severity, 2),
      (.circuit, "P2/1", .severity, 1),
    ])
    #expect(found.map(\.subject) == [.entity(EntityID(.circuit, 0)), .entity(EntityID(.circuit, 2))])
    #expect(found.map(\.count) == [3, 1])
  }

  @Test("What tells as grave a thing of the unit explains it; what is less grave, or doubts its figures, does not")
  func explained() {
    let warm: Value = (.coolantDistributionUnit, "C", .supplyTemperature, 35)
    let setPoint: Value = (.coolantDistributionUnit, "C", .supplySetPoint, 32)
    let unwell: Value = (.coolantDistributionUnit, "C", .severity, 2)
    let dry: Value = (.leakDetector, "C/1", .leak, 1)
    #expect(findings([unwell, dry]).map(\.kind) == [.leakDetected])
    #expect(findings([warm, setPoint, unwell]).map(\.kind).contains(.deviceUnwell))
    let rising: [Value] = [
      (.coolantDistributionUnit, "C", .supplyPressure, 1e5), (.coolantDistributionUnit, "C", .returnPressure, 2e5),
    ]
    #expect(Set(findings([unwell] + rising).map(\.kind)) == [.deviceUnwell, .readingsContradict])
  }

  @Test("A verdict that is old says nothing")
  func stale() {
    var bench = Bench(nodes: 0)
    bench.meter([(.coolingPlant, "X-1", .severity, 2)])
    #expect(!bench.findings(at: Bench.now + .seconds(600)).contains { $0.kind == .deviceUnwell })
  }
}
