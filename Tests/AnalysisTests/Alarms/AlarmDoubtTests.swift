import Analysis
import SiteModel
import Testing

/// What is not known does not end an alarm, and what no rule says any more does.
@Suite("Alarms in doubt") struct AlarmDoubtTests {
  private static let inlet = AlarmID(.inletTemperature, .thing(.node("n0")), quantity: .inletTemperature)

  /// A node with a hot inlet; all its other readings are in order.
  private func hot() -> AlarmBench {
    var bench = AlarmBench()
    pass(&bench, 65, inlet: 30)
    return bench
  }

  private func pass(_ bench: inout AlarmBench, _ seconds: Int, inlet: Double?, quality: Quality = .good) {
    for _ in 0..<seconds {
      bench.bench.report("n0", Bench.healthy(), at: bench.now)
      if let inlet {
        bench.bench.report("n0", [(.node, "", .inletTemperature, inlet)], at: bench.now, quality: quality)
      }
      bench.look()
    }
  }

  @Test func `a reading that its device calls bad does not end its alarm`() {
    var bench = hot()
    pass(&bench, 300, inlet: 12, quality: .bad)
    #expect(bench[Self.inlet]?.isActive == true)
    pass(&bench, 65, inlet: 20)
    #expect(bench[Self.inlet]?.isActive == false)
  }

  @Test func `a reading that is told no more does not end its alarm for a day`() {
    var bench = hot()
    pass(&bench, 300, inlet: nil)
    #expect(bench[Self.inlet]?.isActive == true)
    // A sensor that is gone for good ends it at last.
    bench.now = bench.now + .seconds(86_400)
    pass(&bench, 65, inlet: nil)
    #expect(bench[Self.inlet]?.isActive == false)
  }

  /// The first two accelerators of eight at these temperatures; nil for one that tells nothing.
  private func pass(_ bench: inout AlarmBench, _ seconds: Int, _ first: Double?, _ second: Double?) {
    for _ in 0..<seconds {
      let all: [(EntityKind, String, Quantity, Double)] = Bench.healthy()
      let cool = all.filter { $0.2 != .temperature || !["0", "1"].contains($0.1) }
      let hot = [("0", first), ("1", second)].compactMap { name, value in
        value.map { (EntityKind.accelerator, name, Quantity.temperature, $0) }
      }
      bench.bench.report("n0", cool + hot, at: bench.now)
      bench.look()
    }
  }

  @Test(arguments: [true, false])
  func `an accelerator that fell silent while it was hot keeps its node's alarm when the other cools`(isResumed: Bool) {
    var bench = AlarmBench()
    pass(&bench, 70, 95, 95)
    let id = AlarmID(.acceleratorTemperature, .thing(.node("n0")), quantity: .temperature)
    #expect(bench[id]?.isActive == true)
    pass(&bench, 60, 95, nil)
    if isResumed {
      bench.engine = AlarmEngine(resuming: bench.engine.board.alarms, lastEvent: bench.engine.board.lastEvent)
    }
    pass(&bench, 300, 50, nil)
    #expect(bench[id]?.isActive == true, "seven cool ones say nothing of the eighth")
    pass(&bench, 65, 50, 50)
    #expect(bench[id]?.isActive == false)
  }

  @Test func `a hot accelerator that has fallen off its bus is missing and no longer hot`() {
    var bench = AlarmBench()
    pass(&bench, 70, 95, 50)
    let hot = AlarmID(.acceleratorTemperature, .thing(.node("n0")), quantity: .temperature)
    let missing = AlarmID(.acceleratorMissing, .thing(.node("n0")))
    #expect(bench[hot]?.isActive == true)
    for _ in 0..<300 {
      let all: [(EntityKind, String, Quantity, Double)] = Bench.healthy()
      bench.bench.report("n0", all.filter { $0.1 != "0" }, at: bench.now)
      bench.look()
    }
    #expect(bench[missing]?.needsAcknowledgement == true, "\(bench.engine.board.alarms.map(\.id.kind))")
    #expect(bench[hot]?.isActive != true)
  }

  @Test func `a hot accelerator whose thermometer fails stays an alarm beside one that has long been missing`() {
    var bench = AlarmBench()
    let all: [(EntityKind, String, Quantity, Double)] = Bench.healthy().filter { $0.1 != "0" }
    func pass(_ seconds: Int, _ second: Double?) {
      for _ in 0..<seconds {
        let cool = all.filter { $0.1 != "1" || $0.2 != .temperature }
        let hot = second.map { [(EntityKind.accelerator, "1", Quantity.temperature, $0)] } ?? []
        bench.bench.report("n0", cool + hot, at: bench.now)
        bench.look()
      }
    }
    pass(100, 95)
    let id = AlarmID(.acceleratorTemperature, .thing(.node("n0")), quantity: .temperature)
    #expect(bench[id]?.isActive == true && bench[AlarmID(.acceleratorMissing, .thing(.node("n0")))]?.isActive == true)
    pass(300, nil)
    #expect(bench[id]?.isActive == true)
  }

  @Test func `a part that is gone for good ends its alarm in a day, whatever restarts there are`() {
    var bench = AlarmBench()
    pass(&bench, 70, 95, 95)
    let id = AlarmID(.acceleratorTemperature, .thing(.node("n0")), quantity: .temperature)
    for _ in 0..<3 {
      pass(&bench, 30, 50, nil)
      #expect(bench[id]?.isActive == true)
      bench.engine = AlarmEngine(resuming: bench.engine.board.alarms, lastEvent: bench.engine.board.lastEvent)
      bench.now = bench.now + .seconds(28_000)
    }
    pass(&bench, 30, 50, nil)
    bench.now = bench.now + .seconds(4_000)
    pass(&bench, 65, 50, nil)
    #expect(bench[id]?.isActive == false)
  }

  private func own(_ limit: Double?) -> Bench {
    Bench { plan in
      guard let limit else { return }
      var rule = AlarmRule("own", of: .node, .quantity(.inletTemperature), .upper, limit)
      (rule.setting.onDelay, rule.setting.offDelay) = (.zero, .zero)
      plan.alarms.rules = [rule]
    }
  }

  @Test(arguments: [24.0, 28, nil])
  func `an alarm ends whose limit was raised or taken out of the site file, and stays under another`(limit: Double?) {
    var before = AlarmBench(own(22))
    before.bench.report("n0", [(.node, "", .inletTemperature, 25)], at: before.now)
    before.look()
    let id = AlarmID(.limitBroken, .thing(.node("n0")), quantity: .inletTemperature, name: "own")
    #expect(before[id]?.isActive == true)
    var after = AlarmBench(own(limit))
    after.engine = AlarmEngine(resuming: before.engine.board.alarms, lastEvent: before.engine.board.lastEvent)
    for _ in 0..<70 {
      after.bench.report("n0", [(.node, "", .inletTemperature, 25)], at: after.now)
      after.look()
    }
    #expect(after[id]?.isActive == (limit == 24))
    if limit == 24 { #expect(after[id]?.finding.limit == 24) }
  }

  @Test func `a rack's power is not in order because half its nodes are silent`() {
    var bench = AlarmBench()
    func pass(_ seconds: Int, _ nodes: [String], power: Double) {
      for _ in 0..<seconds {
        for node in nodes { bench.bench.report(node, [(.node, "", .power, power)], at: bench.now) }
        bench.look()
      }
    }
    pass(30, ["n0", "n1"], power: 15_000)
    let id = AlarmID(.rackPower, .rack("A0"), quantity: .power)
    #expect(bench[id]?.isActive == true)
    pass(300, ["n0"], power: 9_000)
    #expect(bench[id]?.isActive == true)
    pass(30, ["n0", "n1"], power: 5_000)
    #expect(bench[id]?.isActive == false)
  }

  @Test func `two sources that tell of one thing make one alarm`() {
    var bench = AlarmBench()
    for _ in 0..<70 {
      for source in ["redfish", "agent"] {
        var batch = Batch(source: SourceID(source), moment: bench.now, subjects: [.node("n0")], layout: 3)
        batch.readings = [Reading(0, .inletTemperature, 30, at: bench.now)]
        bench.bench.site.apply(batch)
      }
      bench.look()
    }
    #expect(bench.log.filter { $0.alarm == Self.inlet }.map(\.change) == [.raised])
    #expect(bench.log.count { $0.alarm.kind == .inletTemperature } == 1)
  }

  @Test func `what divides by nothing breaks no limit`() {
    let ratio = AlarmExpression.quotient(.quantity(.power), .quantity(.load))
    var bench = Bench { $0.alarms.rules = [AlarmRule("ratio", of: .node, ratio, .upper, 1)] }
    bench.report("n0", [(.node, "", .power, 500), (.node, "", .load, 0)])
    bench.report("n1", [(.node, "", .power, 500), (.node, "", .load, 0.5)])
    let found = bench.findings().filter { $0.name == "ratio" }
    #expect(found.map(\.subject) == [.entity(.node(1))])
  }

  @Test func `a clock that goes back by hours raises, ends and hides nothing`() {
    var bench = AlarmBench()
    bench.step([AlarmBench.fault, AlarmBench.leak])
    bench.log = []
    bench.step([AlarmBench.fault, AlarmBench.leak], after: -7200)
    bench.step([AlarmBench.fault, AlarmBench.leak])
    #expect(bench.log.isEmpty && bench.engine.board.alarms.allSatisfy { !$0.isChattering && !$0.isStale })
    // Whoever has to hear from everywhere anew ends nothing meanwhile.
    bench.step([AlarmBench.leak], after: 200)
    #expect(bench.log.map(\.change) == [.returned])
    // Twice before the clock was set back and once after is no chattering.
    bench.step([AlarmBench.fault, AlarmBench.leak], after: -3600)
    #expect(bench[AlarmBench.id]?.isChattering == false)
  }
}
