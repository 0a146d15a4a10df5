import Analysis
import SiteModel
import Testing

@Suite("First-outs and suppression by design") struct AlarmGroupingTests {
  private static let unit = EntityID(.coolantDistributionUnit, 0)

  /// Two units on one loop with two racks each, and a feed.
  private static func bench(nodes: Int = 8) -> AlarmBench {
    AlarmBench(
      Bench(nodes: nodes) { plan in
        plan.facilityLoops = [FacilityLoop(name: "L")]
        plan.coolantDistributionUnits = ["C0", "C1"].map { CoolantDistributionUnit(name: $0, capacity: 3e5) }
        plan.powerFeeds = [PowerFeed(name: "F", capacity: 1e6)]
        for unit in 0..<2 { plan.coolantDistributionUnits[unit].facilityLoop = 0 }
        for rack in plan.racks.indices {
          plan.racks[rack].coolantDistributionUnit = rack / 2
          plan.racks[rack].powerFeeds = [0]
        }
      })
  }

  private static func withPump() -> AlarmBench {
    var bench = bench()
    var batch = Batch(source: SourceID("cdu"), moment: bench.now, layout: 7)
    batch.subjects = [.building(.coolantDistributionUnit, "C0"), .building(.pump, "C0/P1")]
    batch.readings = [Reading(0, .supplyTemperature, 30, at: bench.now), Reading(1, .pumpSpeed, 0, at: bench.now)]
    bench.bench.site.apply(batch)
    return bench
  }

  private let pump = Finding(.pumpFailed, .high, .entity(EntityID(.pump, 0)))
  private let stopped = Finding(.pumpsStopped, .critical, .entity(Self.unit))
  private let warm = Finding(
    .coolantSupplyWarm, .high, .entity(Self.unit), value: 39, limit: 34, quantity: .supplyTemperature)
  private let lowFlow = Finding(.limitBroken, .medium, .entity(Self.unit), value: 1, limit: 90, quantity: .flow)
  private let lowPressure = Finding(
    .limitBroken, .medium, .entity(Self.unit), value: 1e4, limit: 1e5, quantity: .pressureDifference)

  private func hot(_ node: Int, _ kind: Finding.Kind = .acceleratorTemperature) -> Finding {
    Finding(kind, .high, .entity(.node(node)), value: 99, limit: 85, quantity: .temperature)
  }

  @Test func `a pump trip is the first-out of low flow, low pressure, warm coolant, hot and throttled accelerators`() {
    var bench = Self.withPump()
    let consequences = [lowFlow, lowPressure, warm, hot(0), hot(3), hot(1, .acceleratorThrottled)]
    bench.step([pump])
    for _ in 0..<70 { bench.step([pump] + consequences) }
    let root = AlarmID(.pumpFailed, .thing(.building(.pump, "C0/P1")))
    #expect(bench.engine.board.alarms.filter { !$0.isSetAside }.map(\.id) == [root])
    #expect(bench.engine.board.alarms.count { $0.root == root } == consequences.count)
    #expect(bench.log.count { $0.change == .raised && $0.root == root } == consequences.count)
    // Racks of the other unit have nothing to do with it.
    for _ in 0..<70 { bench.step([pump, hot(7)]) }
    let other = AlarmID(.acceleratorTemperature, .thing(.node("n7")), quantity: .temperature)
    #expect(bench[other]?.root == nil && bench[other]?.needsAcknowledgement == true)
  }

  @Test func `accelerators that switched themselves off when the pumps stopped are under the pumps`() {
    var bench = Self.bench()
    let missing = Finding(.acceleratorMissing, .high, .entity(.node(0)), value: 0, limit: 8)
    let elsewhere = Finding(.acceleratorMissing, .high, .entity(.node(7)), value: 0, limit: 8)
    bench.step([stopped])
    bench.step([stopped, missing, elsewhere])
    let root = AlarmID(.pumpsStopped, .thing(.building(.coolantDistributionUnit, "C0")))
    #expect(bench[AlarmID(.acceleratorMissing, .thing(.node("n0")))]?.suppression?.reason == .explained(by: root))
    #expect(bench[AlarmID(.acceleratorMissing, .thing(.node("n7")))]?.isSetAside == false)
  }

  @Test func `a hot accelerator beside a failed pump is its own first-out while the coolant is cold`() {
    var bench = Self.withPump()
    for _ in 0..<70 { bench.step([pump, hot(0)]) }
    #expect(bench.engine.board.alarms.count { !$0.isSetAside } == 2)
  }

  @Test(arguments: [true, false])
  func `what somebody has set aside keeps nothing that follows from being announced`(isShelved: Bool) {
    var bench = Self.withPump()
    let root = AlarmID(.pumpFailed, .thing(.building(.pump, "C0/P1")))
    for _ in 0..<70 { bench.step([pump, warm, hot(0)]) }
    #expect(bench.engine.board.alarms.filter(\.needsAcknowledgement).map(\.id) == [root])
    let until = bench.now + .seconds(3600)
    bench.order(isShelved ? .shelve(until: until, reason: "known") : .withdraw(reason: "gone"), [root])
    for _ in 0..<70 { bench.step([pump, warm, hot(0)]) }
    let warmID = AlarmID(
      .coolantSupplyWarm, .thing(.building(.coolantDistributionUnit, "C0")), quantity: .supplyTemperature)
    // What comes next on the chain explains the rest.
    #expect(bench.engine.board.alarms.filter(\.needsAcknowledgement).map(\.id) == [warmID])
    let hotID = AlarmID(.acceleratorTemperature, .thing(.node("n0")), quantity: .temperature)
    #expect(bench[hotID]?.root == warmID && bench[hotID]?.suppression != nil)
  }

  @Test func `what is more urgent than its cause is grouped and still announced`() {
    var bench = Self.withPump()
    var critical = warm
    critical.priority = .critical
    for _ in 0..<70 { bench.step([pump, critical]) }
    let id = AlarmID(
      .coolantSupplyWarm, .thing(.building(.coolantDistributionUnit, "C0")), quantity: .supplyTemperature)
    #expect(bench[id]?.root?.kind == .pumpFailed && bench[id]?.needsAcknowledgement == true)
  }

  @Test func `a cause that comes second takes what it explains under it`() {
    var bench = Self.bench()
    for _ in 0..<70 { bench.step([hot(0)]) }
    #expect(bench.engine.board.alarms.count(where: \.needsAcknowledgement) == 1)
    bench.step([hot(0), stopped])
    let id = AlarmID(.acceleratorTemperature, .thing(.node("n0")), quantity: .temperature)
    #expect(bench[id]?.suppression != nil && bench.log.last?.change == .suppressed)
  }

  @Test func `what begins just after its cause has ended is under it, and what begins long after is not`() {
    var bench = Self.bench()
    bench.step([stopped])
    for _ in 0..<60 { bench.step([stopped]) }
    // The pumps run again; the chips were warmed before, and an on-delay later they are found hot.
    for _ in 0..<15 { bench.step([]) }
    for _ in 0..<70 { bench.step([hot(0), hot(7)]) }
    let root = AlarmID(.pumpsStopped, .thing(.building(.coolantDistributionUnit, "C0")))
    let id = AlarmID(.acceleratorTemperature, .thing(.node("n0")), quantity: .temperature)
    let elsewhere = AlarmID(.acceleratorTemperature, .thing(.node("n7")), quantity: .temperature)
    #expect(bench[root]?.isActive == false && bench[id]?.suppression?.reason == .explained(by: root))
    #expect(bench[elsewhere]?.needsAcknowledgement == true, "the other unit's racks have nothing to do with it")
    for _ in 0..<70 { bench.step([]) }
    #expect(bench[id] == nil && !bench.log.contains { $0.alarm == id && $0.change == .unsuppressed })
    for _ in 0..<120 { bench.step([]) }
    for _ in 0..<70 { bench.step([hot(0)]) }
    #expect(bench[id]?.needsAcknowledgement == true)
  }

  @Test func `what follows from an alarm that comes and goes is announced once that is shelved`() {
    var bench = Self.bench()
    func flap(_ seconds: Int) {
      for second in 0..<seconds { bench.step(second % 150 < 40 ? [stopped, warm] : [warm]) }
    }
    flap(600)
    let failed = AlarmID(.pumpsStopped, .thing(.building(.coolantDistributionUnit, "C0")))
    let supply = AlarmID(
      .coolantSupplyWarm, .thing(.building(.coolantDistributionUnit, "C0")), quantity: .supplyTemperature)
    #expect(bench[failed]?.occurrences ?? 0 > 1 && bench[supply]?.suppression?.reason == .explained(by: failed))
    bench.order(.shelve(until: bench.now + .seconds(7_200), reason: "chatters"), [failed])
    flap(600)
    #expect(bench[failed]?.shelving != nil && bench[supply]?.needsAcknowledgement == true)
  }

  @Test func `what becomes critical once its cause is over is announced at once`() {
    var bench = Self.bench()
    for _ in 0..<10 { bench.step([stopped]) }
    for _ in 0..<15 { bench.step([]) }
    var burning = hot(0)
    burning.priority = .critical
    for _ in 0..<30 { bench.step([burning, hot(1)]) }
    let ids = (0..<2).map { AlarmID(.acceleratorTemperature, .thing(.node("n\($0)")), quantity: .temperature) }
    #expect(bench[ids[0]]?.root?.kind == .pumpsStopped && bench[ids[0]]?.needsAcknowledgement == true)
    #expect(bench[ids[1]]?.isSetAside ?? true)
  }

  @Test func `what is switched off keeps nothing that follows from being announced`() {
    var bench = Self.bench()
    var batch = Batch(source: SourceID("cdu"), moment: bench.now, layout: 9)
    batch.subjects = [.building(.coolantDistributionUnit, "C0")]
    batch.facts = [Fact(0, .state, "Disabled")]
    bench.bench.site.apply(batch)
    for _ in 0..<70 { bench.step([stopped, hot(0)]) }
    let pumps = AlarmID(.pumpsStopped, .thing(.building(.coolantDistributionUnit, "C0")))
    #expect(bench[pumps]?.suppression?.reason == .equipmentOff)
    let id = AlarmID(.acceleratorTemperature, .thing(.node("n0")), quantity: .temperature)
    #expect(bench[id]?.needsAcknowledgement == true)
  }

  @Test func `what follows is not announced at once when its cause ends, and is two minutes later`() {
    var bench = Self.bench()
    for _ in 0..<70 { bench.step([hot(0), stopped]) }
    for _ in 0..<110 { bench.step([hot(0)]) }
    #expect(bench.engine.board.alarms.filter { !$0.isSetAside }.map(\.id.kind) == [.pumpsStopped])
    for _ in 0..<20 { bench.step([hot(0)]) }
    #expect(bench.log.last?.change == .unsuppressed)
  }

  @Test func `a rack without power explains its silent nodes and sources, and a leak is never explained`() {
    var bench = Self.bench()
    for node in 0..<8 { bench.bench.source("n\(node)", nodes: ["n\(node)"]) }
    let dark = Finding(.rackUnpowered, .critical, .rack(0))
    let silent = (0..<3).map { Finding(.sourceSilent, .high, .source($0)) }
    var leak = AlarmBench.leak
    leak.subject = .entity(Self.unit)
    bench.step([stopped, leak, dark] + silent)
    let announced = bench.engine.board.alarms.filter { !$0.isSetAside }.map(\.id.kind)
    #expect(Set(announced) == [.pumpsStopped, .leakDetected, .rackUnpowered, .sourceSilent])
    #expect(announced.count == 4)
  }

  @Test func `a unit that is switched off has no low flow, and is given twenty minutes after a start`() {
    var bench = Self.bench()
    func state(_ text: String) {
      var batch = Batch(source: SourceID("cdu"), moment: bench.now, layout: 7)
      batch.subjects = [.building(.coolantDistributionUnit, "C0")]
      batch.facts = [Fact(0, .state, text)]
      bench.bench.site.apply(batch)
    }
    state("Disabled")
    for _ in 0..<70 { bench.step([lowFlow, warm]) }
    #expect(bench.engine.board.alarms.map { $0.suppression?.reason } == [.equipmentOff, .equipmentOff])
    #expect(bench.log.count { $0.change == .raised && $0.isSetAside } == 2)
    let last = bench.now
    state("Enabled")
    bench.step([lowFlow, warm])
    let reasons = bench.engine.board.alarms.map { $0.suppression?.reason }
    #expect(Set(reasons) == [nil, .startingUp(until: last + .seconds(1200))])
    bench.step([lowFlow, warm], after: 1200)
    #expect(bench.engine.board.alarms.allSatisfy { $0.suppression == nil })
  }

  @Test func `accelerators that switch themselves off without coolant follow from that, and else from nothing`() {
    let off = (0..<4).map { Finding(.acceleratorMissing, .high, .entity(.node($0))) }
    var bench = Self.bench()
    bench.step([stopped] + off)
    #expect(bench.engine.board.alarms.filter { !$0.isSetAside }.map(\.id.kind) == [.pumpsStopped])
    bench = Self.bench()
    for _ in 0..<70 { bench.step([warm] + off) }
    #expect(bench.engine.board.alarms.count { !$0.isSetAside } == 5)
  }

  @Test func `what is threatened stands in the alarm`() throws {
    var bench = Self.bench()
    bench.step([stopped])
    let id = AlarmID(.pumpsStopped, .thing(.building(.coolantDistributionUnit, "C0")))
    #expect(bench[id]?.effect == AlarmEffect(racks: 2, nodes: 4))
    var loop = stopped
    (loop.kind, loop.subject) = (.loopStopped, .entity(EntityID(.coolantLoop, 0)))
    bench.step([stopped, loop])
    #expect(bench[AlarmID(.loopStopped, .thing(.building(.coolantLoop, "L")))]?.effect?.racks == 4)
  }

  @Test func `little time to respond is critical, and the site file comes before that`() {
    let site = Bench(nodes: 32).site
    func priority(_ finding: Finding, _ effect: AlarmEffect?, _ time: Double? = nil, in site: Site) -> Priority {
      AlarmWeight.priority(of: finding, effect: effect, timeToRespond: time.map { .seconds($0) }, in: site)
    }
    #expect(priority(warm, nil, 200, in: site) == .critical)
    #expect(priority(warm, nil, 900, in: site) == .high)
    #expect(priority(lowFlow, AlarmEffect(racks: 4), in: site) == .high)
    #expect(priority(lowFlow, AlarmEffect(racks: 3), in: site) == .medium)
    var setting = AlarmSetting()
    setting.priority = .low
    let fixed = Bench { $0.alarms.settings[.coolantSupplyWarm] = setting }.site
    #expect(priority(warm, nil, 200, in: fixed) == .low)
  }
}
