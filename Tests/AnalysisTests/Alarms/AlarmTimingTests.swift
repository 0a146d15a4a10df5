import Analysis
import SiteModel
import Testing

@Suite("Alarm deadbands and delays") struct AlarmTimingTests {
  private func finding(_ quantity: Quantity, limit: Double, _ priority: Priority = .medium) -> Finding {
    Finding(.limitBroken, priority, .entity(.node(0)), value: limit + 1, limit: limit, quantity: quantity)
  }

  @Test(arguments: [
    (Quantity.flow, 200.0, 10.0, 15.0), (.fluidLevel, 0.3, 0.05, 60), (.supplyPressure, 4e5, 8e3, 15),
    (.temperature, 40, 1, 60),
  ])
  func `the usual figures are those of the design`(_ quantity: Quantity, limit: Double, band: Double, delay: Double) {
    let timing = AlarmTiming(of: finding(quantity, limit: limit), in: Bench().site)
    #expect(abs(timing.deadband - band) < 1e-9 && timing.source == .usual)
    #expect(timing.onDelay == .seconds(delay) && timing.offDelay == .seconds(delay))
  }

  @Test func `what is critical is not waited for by more than ten seconds, and a leak not at all`() {
    let timing = AlarmTiming(of: finding(.temperature, limit: 90, .critical), in: Bench().site)
    #expect(timing.onDelay == .seconds(10))
    #expect(AlarmTiming(of: AlarmBench.leak, in: Bench().site).onDelay == .zero)
    #expect(AlarmTiming(of: AlarmBench.leak, in: Bench().site).isLatching)
  }

  @Test func `the site file comes before the device, and the device before what is usual`() {
    var limit = PointLimits.Limit(.upper, .caution, 40)
    (limit.dwell, limit.deadband) = (.seconds(3), 2)
    func site(_ setting: AlarmSetting?) -> Site {
      var bench = Bench { $0.alarms.settings[.limitBroken] = setting }
      var batch = Batch(source: SourceID("n0"), moment: Bench.now, subjects: [.node("n0")], layout: 9)
      batch.limits = [StatedLimits(0, .temperature, PointLimits([limit]))]
      bench.site.apply(batch)
      return bench.site
    }
    let device = AlarmTiming(of: finding(.temperature, limit: 40), in: site(nil))
    #expect(device.source == .device && device.deadband == 2 && device.onDelay == .seconds(3))
    #expect(device.offDelay == .seconds(60))
    var setting = AlarmSetting()
    setting.onDelay = .seconds(7)
    let own = AlarmTiming(of: finding(.temperature, limit: 40), in: site(setting))
    #expect(own.source == .siteFile && own.deadband == 2 && own.onDelay == .seconds(7))
  }

  /// A node whose inlet warms and cools; the site file's caution is 27 °C.
  private func run(_ temperatures: [(Double, seconds: Double)]) -> AlarmBench {
    var bench = AlarmBench()
    for (temperature, seconds) in temperatures {
      for _ in 0..<Int(seconds) {
        bench.bench.report("n0", [(.node, "", .inletTemperature, temperature)], at: bench.now)
        bench.look()
      }
    }
    bench.log.removeAll { $0.alarm.kind != .inletTemperature }
    return bench
  }

  @Test func `what is wrong for less than its on-delay is no alarm`() {
    #expect(run([(30, 58), (20, 120)]).log.isEmpty)
    #expect(run([(30, 62)]).log.map(\.change) == [.raised])
  }

  @Test func `what comes back by less than the deadband stays active`() {
    let bench = run([(30, 62), (26.5, 300)])
    #expect(bench.log.map(\.change) == [.raised])
    let id = AlarmID(.inletTemperature, .thing(.node("n0")), quantity: .inletTemperature)
    #expect(bench[id]?.isActive == true && bench[id]?.finding.value == 26.5)
    #expect(run([(30, 62), (25.9, 62)]).log.map(\.change) == [.raised, .returned])
  }

  @Test func `what is well for less than its off-delay stays active`() {
    #expect(run([(30, 62), (20, 58), (30, 58), (20, 58)]).log.map(\.change) == [.raised])
  }

  @Test func `an alarm of which nothing is heard any more stays, under its source`() throws {
    var bench = run([(30, 62)])
    bench.bench.site.apply(.timedOut(after: .seconds(5)), of: SourceID("n0"), at: bench.now, took: .seconds(5))
    for _ in 0..<120 { bench.look() }
    let id = AlarmID(.inletTemperature, .thing(.node("n0")), quantity: .inletTemperature)
    let alarm = try #require(bench[id])
    #expect(alarm.isActive && alarm.suppression?.reason == .sourceDown("n0"))
    #expect(bench[AlarmID(.sourceSilent, .source("n0"))]?.suppression == nil)
  }

  @Test func `alarms that were kept outlive a change of recorder, and end when their things are known to be well`() {
    let kept = run([(30, 62)]).engine.board
    let id = AlarmID(.inletTemperature, .thing(.node("n0")), quantity: .inletTemperature)
    var bench = AlarmBench()
    bench.engine = AlarmEngine(resuming: kept.alarms, lastEvent: kept.lastEvent)
    for _ in 0..<100 { bench.look() }
    #expect(bench[id]?.isActive == true && bench[id]?.occurrences == 1)
    for _ in 0..<62 {
      bench.bench.report("n0", [(.node, "", .inletTemperature, 20)], at: bench.now)
      bench.look()
    }
    #expect(bench[id]?.condition == .returnedUnacknowledged)
    // Of what nobody ever tells again it ends too.
    bench = AlarmBench()
    bench.engine = AlarmEngine(resuming: kept.alarms, lastEvent: kept.lastEvent)
    for _ in 0..<250 { bench.look() }
    #expect(bench[id]?.isActive == false)
  }

  @Test func `one part of a node and several are one alarm`() {
    var bench = AlarmBench()
    func report(_ hot: Int) {
      let values = (0..<8).map { (EntityKind.accelerator, "\($0)", Quantity.temperature, $0 < hot ? 92.0 : 50) }
      bench.bench.report("n0", values, at: bench.now)
      for _ in 0..<9 { bench.look() }
    }
    for _ in 0..<8 { report(1) }
    for _ in 0..<3 { report(3) }
    for _ in 0..<3 { report(1) }
    let own = bench.log.filter { $0.alarm.kind == .acceleratorTemperature }
    #expect(own.map(\.change) == [.raised])
    #expect(own.first?.alarm.subject == .thing(.node("n0")))
  }
}
