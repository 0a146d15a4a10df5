import Analysis
import SiteModel
import Testing

@Suite("Alarms of the site file") struct OwnAlarmTests {
  private typealias Value = (EntityKind, String, Quantity, Double)

  private func rule(
    _ value: AlarmExpression, _ side: PointLimits.Side, _ limit: Double, of kind: EntityKind = .node
  ) -> AlarmRule {
    AlarmRule("own", of: kind, value, side, limit)
  }

  private func found(_ rule: AlarmRule, _ values: [[Value]], at moment: Moment = Bench.now) -> [Finding] {
    var bench = Bench { $0.alarms.rules = [rule] }
    for (node, own) in values.enumerated() { bench.report("n\(node)", own) }
    return bench.findings(at: moment).filter { $0.name == "own" }
  }

  private func inlets(_ temperatures: [Double]) -> [[Value]] {
    temperatures.map { [(.node, "", .inletTemperature, $0), (.node, "", .outletTemperature, $0 + 12)] }
  }

  @Test func `a plain limit on either side`() {
    let hot = found(rule(.quantity(.inletTemperature), .upper, 25), inlets([24, 26, 25]))
    #expect(hot.map(\.subject) == [.entity(.node(1))] && hot.first?.kind == .limitBroken)
    #expect(found(rule(.quantity(.inletTemperature), .lower, 25), inlets([24, 26, 25])).map(\.value) == [24])
  }

  @Test func `a difference is reckoned for each thing, and what is missing breaks nothing`() {
    let rise = AlarmExpression.difference(.quantity(.outletTemperature), .quantity(.inletTemperature))
    var values = inlets([20, 21])
    values.append([(.node, "", .outletTemperature, 99)])
    let found = found(rule(rise, .upper, 11.5), values)
    #expect(found.map(\.value) == [12, 12] && found.first?.kind == .siteCondition)
    #expect(self.found(rule(rise, .upper, 12), values).isEmpty)
  }

  @Test func `a value away from its peers`() {
    let deviation = AlarmExpression.difference(.quantity(.inletTemperature), .peers(.inletTemperature))
    let found = found(rule(.absolute(deviation), .upper, 3), inlets([22, 23, 22, 28]))
    #expect(found.map(\.subject) == [.entity(.node(3))] && found.first?.kind == .deviation)
    #expect(self.found(rule(.absolute(deviation), .upper, 3), inlets([22, 28])).isEmpty)
  }

  @Test func `old and bad readings`() {
    let old = rule(.age(.inletTemperature), .upper, 60)
    #expect(found(old, inlets([20]), at: Bench.now + .seconds(59)).isEmpty)
    #expect(found(old, inlets([20]), at: Bench.now + .seconds(61)).first?.kind == .valueStale)
    var bench = Bench { $0.alarms.rules = [rule(.isBad(.inletTemperature), .upper, 0.5)] }
    bench.report("n0", [(.node, "", .inletTemperature, 20)], quality: .bad)
    bench.report("n1", [(.node, "", .inletTemperature, 20)])
    let bad = bench.findings().filter { $0.name == "own" }
    #expect(bad.map(\.kind) == [.valueBad] && bad.first?.subject == .entity(.node(0)))
  }

  @Test func `a value that changes too quickly`() {
    var bench = Bench { $0.alarms.rules = [rule(.rate(.inletTemperature), .upper, 2)] }
    for step in 0...6 {
      let moment = Bench.now + .seconds(Double(step) * 10)
      bench.report("n0", [(.node, "", .inletTemperature, 20 + Double(step))], at: moment)
      bench.report("n1", [(.node, "", .inletTemperature, 20 + Double(step) / 10)], at: moment)
      bench.site.remember(at: moment) { _ in [:] }
    }
    let found = bench.findings(at: Bench.now + .seconds(60)).filter { $0.name == "own" }
    #expect(found.map(\.subject) == [.entity(.node(0))] && found.first?.kind == .rapidChange)
    #expect(abs((found.first?.value ?? 0) - 6) < 1e-4)
  }

  @Test func `only the things that it names are watched`() {
    var only = rule(.quantity(.inletTemperature), .upper, 25)
    only.things = ["n1"]
    #expect(found(only, inlets([30, 30, 30])).map(\.subject) == [.entity(.node(1))])
  }

  @Test func `its own deadband and delays count, and it is an alarm of each thing`() {
    var own = rule(.quantity(.inletTemperature), .upper, 25)
    (own.setting.onDelay, own.setting.offDelay, own.setting.deadband) = (.seconds(5), .zero, 3)
    var bench = AlarmBench(Bench { $0.alarms.rules = [own] })
    func pass(_ temperature: Double, seconds: Int) {
      for _ in 0..<seconds {
        bench.bench.report("n0", [(.node, "", .inletTemperature, temperature)], at: bench.now)
        bench.look()
      }
    }
    pass(26, seconds: 4)
    pass(24, seconds: 4)
    #expect(bench.log.allSatisfy { $0.alarm.name != "own" })
    pass(26, seconds: 7)
    pass(22.5, seconds: 5)
    pass(21.9, seconds: 2)
    let events = bench.log.filter { $0.alarm.name == "own" }
    #expect(events.map(\.change) == [.raised, .returned])
    #expect(events.first?.alarm.subject == .thing(.node("n0")))
  }

  @Test func `every point beyond a limit of its device is an alarm by itself`() {
    var bench = AlarmBench()
    var batch = Batch(source: SourceID("n0"), moment: bench.now, subjects: [.node("n0")], layout: 4)
    batch.readings = [Reading(0, .inletTemperature, 50, at: bench.now), Reading(0, .power, 9e3, at: bench.now)]
    for quantity in [Quantity.inletTemperature, .power] {
      var limit = PointLimits.Limit(.upper, .caution, 40)
      limit.dwell = .zero
      batch.limits.append(StatedLimits(0, quantity, PointLimits([limit])))
    }
    bench.bench.site.apply(batch)
    bench.look()
    let raised = bench.log.filter { $0.alarm.kind == .limitBroken && $0.change == .raised }
    #expect(Set(raised.map(\.alarm.quantity)) == [.inletTemperature, .power])
  }
}
